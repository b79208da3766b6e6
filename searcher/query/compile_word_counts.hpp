// How often a word stands in each of some documents.
#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

namespace onrecord {

struct WordCount {
    Xapian::docid docid = 0;
    Xapian::termcount frequency = 0;
};

inline bool is_before(const WordCount& a, const WordCount& b) {
    return a.docid < b.docid;
}

/// Those of one document become one, their frequencies put `together`. REQUIRES: they are ascending.
template <typename Together>
void unite(std::vector<WordCount>& counts, Together together) {
    std::size_t kept = 0;
    for (const auto& one : counts) {
        if (kept > 0 && counts[kept - 1].docid == one.docid) {
            auto& frequency = counts[kept - 1].frequency;
            frequency = together(frequency, one.frequency);
        } else {
            counts[kept++] = one;
        }
    }
    counts.resize(kept);
}

}  // namespace onrecord
