// Whether the positions in a database are those that its documents should have; as posting_sums.hpp does it
// for postings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/build/entry.hpp"
#include "indexer/pipeline/hash_map.hpp"

namespace onrecord {

class PositionSums {
  public:
    /// All positions of a document.
    void expect(const Entry& entry, Xapian::docid docid);
    /// The terms that stand elsewhere in `db` than expected, the first `most` of them; "" stands for terms
    /// that stand nowhere. What is told of documents that were not expected is passed over. May throw
    /// Xapian's exceptions.
    std::vector<std::string> differences(const Xapian::Database& db, std::size_t most) const;

  private:
    bool is_expected(Xapian::docid docid) const { return docid < documents_.size() && documents_[docid]; }

    std::vector<bool> documents_;  ///< by docid
    HashMap sums_;                 ///< hash of term -> sum over its documents
    std::uint64_t total_ = 0;      ///< over all
};

}  // namespace onrecord
