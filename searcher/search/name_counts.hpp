// How many documents have each name of a field, by the side column, which knows what is one name.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "common/index/side_column.hpp"
#include "searcher/search/results.hpp"

namespace onrecord {

class NameCounts {
  public:
    /// Counts each of these documents, as often as it stands there. Borrows the column. REQUIRES: they
    /// ascend.
    NameCounts(const FacetColumn& column, const std::vector<Xapian::docid>& docids);

    std::uint64_t distinct() const;
    /// The `limit` most frequent ones (0: all), each in its most frequent spelling.
    std::vector<FacetValue> most_frequent(std::uint64_t limit) const;

  private:
    void count_values(const std::vector<Xapian::docid>& docids);
    void gather_spellings(const std::vector<Xapian::docid>& docids);
    std::vector<std::uint32_t> most_frequent_spellings() const;

    const FacetColumn& column_;
    std::vector<std::uint32_t> counts_;     ///< documents by name; of a value that is no name none
    std::vector<std::uint32_t> spellings_;  ///< how often each value with a name of several stands there
};

/// Leaves the `limit` most frequent values (0: all), equal ones by the alphabet.
void keep_most_frequent(std::vector<FacetValue>& values, std::uint64_t limit);

}  // namespace onrecord
