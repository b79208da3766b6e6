// Reading positions: of one term in one database, document by document; and which terms have any.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/index/position_list.hpp"

namespace onrecord {

/// Goes forward only. May throw Xapian's exceptions.
class PositionCursor {
  public:
    /// REQUIRES: `db` outlives this.
    PositionCursor(const Xapian::Database& db, std::string_view term)
        : db_{db}, keys_{position_keys_of(term)} {}
    PositionCursor(const PositionCursor&) = delete;
    PositionCursor& operator=(const PositionCursor&) = delete;

    /// Moves to the first document at `docid` or behind it that the term is in; false where there is none.
    /// REQUIRES: docids ascend from call to call.
    bool seek(Xapian::docid docid);
    /// Moves to the next document, at first to the first one; false where there is none.
    bool next();
    /// Where it stands. REQUIRES: seek() was true.
    const PositionEntry& entry() const { return reader_.entry(); }

  private:
    bool open_chunk(Xapian::docid docid);
    bool open_next_chunk();

    const Xapian::Database& db_;
    std::string keys_;
    Xapian::TermIterator key_;
    bool is_open_ = false;
    std::string chunk_;
    Xapian::docid last_ = 0;  ///< of the chunk
    PositionChunkReader reader_;
};

/// The terms that begin so and have positions, in order, the first `most` of them. What they tell may be of
/// documents that are gone. May throw Xapian's exceptions.
std::vector<std::string> placed_terms(const Xapian::Database& db, std::string_view beginning,
                                      std::size_t most);

}  // namespace onrecord
