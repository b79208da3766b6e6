// Positions of words in some documents of one database, read word by word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <xapian.h>

#include "common/index/shard_docids.hpp"
#include "searcher/query/compile_words.hpp"

namespace onrecord {

/// Positions in each of some documents, ascending and each once.
class PositionTable {
  public:
    std::span<const std::uint32_t> of(std::size_t document) const {
        const auto begin = document == 0 ? 0 : ends_[document - 1];
        return {all_.data() + begin, ends_[document] - begin};
    }
    std::size_t documents() const { return ends_.size(); }

    void reserve(std::size_t documents) { ends_.reserve(documents); }
    void add(std::uint32_t position) { all_.push_back(position); }
    /// Whether nothing was added since the last document ended.
    bool is_empty_at_end() const { return all_.size() == (ends_.empty() ? 0 : ends_.back()); }
    /// What is added from here on is of the next document.
    void end_document() { ends_.push_back(all_.size()); }
    /// The positions of the document at hand.
    std::vector<std::uint32_t>& positions() { return all_; }

  private:
    std::vector<std::uint32_t> all_;
    std::vector<std::size_t> ends_;
};

/// The documents, of those the table is of, that have any positions.
Docids docids_with(const PositionTable& table, const Docids& docids);

/// Where any word of the group stands.
PositionTable group_positions(const Xapian::Database& db, const TermGroup& group, const Docids& docids);

/// Where the first word of the sequence stands with all others right behind it. REQUIRES: a sequence that is
/// not empty.
PositionTable sequence_positions(const Xapian::Database& db, const TermSequence& sequence,
                                 const Docids& docids);

}  // namespace onrecord
