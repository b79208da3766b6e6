// Whether the postings of a database are those that its documents should have: each posting that is expected
// is added to a sum of its term, each that is found is taken off again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/pipeline/hash_map.hpp"

namespace onrecord {

/// 16 bytes a distinct term; that two errors in one term cancel out is as likely as two equal 64-bit hashes.
class PostingSums {
  public:
    struct Lengths {
        std::uint64_t total = 0;
        std::uint64_t least = 0;  ///< of the documents that are not empty
        std::uint64_t most = 0;
    };

    /// All postings of a document.
    void expect(const Xapian::Document& document, Xapian::docid docid);
    /// The sums of weights of the documents that were expected.
    const Lengths& lengths() const { return lengths_; }
    /// The terms whose postings in `db` are others than expected, the first `most` of them; "" stands for
    /// terms that are missing altogether. May throw Xapian's exceptions.
    std::vector<std::string> differences(const Xapian::Database& db, std::size_t most) const;

  private:
    Lengths lengths_;
    HashMap sums_;             ///< hash of term -> sum over its postings
    std::uint64_t total_ = 0;  ///< over all postings
};

}  // namespace onrecord
