// The smallest piece of a bulk build: some articles that follow one another in the order of date, written
// into two databases of their own. Small ones are made fastest: the engine's memory of what is not on disk
// yet gets slower as it grows.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/base/result.hpp"
#include "indexer/pipeline/date_order.hpp"
#include "indexer/pipeline/inflections.hpp"
#include "indexer/pipeline/merge.hpp"

namespace onrecord {

/// How much is written into one segment: whichever comes first.
struct SegmentLimits {
    std::size_t articles = 250;
    std::size_t bytes = 1U << 20U;  ///< of stored text
};

/// What is to be written.
struct SegmentPlan {
    std::uint64_t number = 0;
    Xapian::docid first_docid = 1;  ///< of its first article in the index to be
    std::vector<WaitingArticle> articles;

    std::size_t bytes() const;
};

/// Articles and their statements.
struct Segment {
    Piece articles;
    Piece statements;
};

/// Writes the segment into two new folders within `folder`, by its number. Stops Xapian's exceptions.
Result<Segment> write_segment(const SegmentPlan& plan, const std::string& folder, Inflections& inflections);

}  // namespace onrecord
