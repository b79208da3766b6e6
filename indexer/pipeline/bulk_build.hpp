// A whole index from nothing, in order of date, faster than article by article:
//
//   add()      analyzed articles -> DateOrder                        as they come
//   finish()   DateOrder -> segments, N threads -> Merge -> metadata, column -> publish()
//
// The docid of every article is known before it is written, because the order is: so statements can name it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include <xapian.h>

#include "common/base/result.hpp"
#include "indexer/pipeline/date_order.hpp"
#include "indexer/pipeline/merge.hpp"
#include "indexer/pipeline/run_watcher.hpp"
#include "indexer/pipeline/segment.hpp"

namespace onrecord {

/// What the build may keep in memory if nothing is said.
inline constexpr std::size_t usual_memory = 512U << 20U;

struct BulkPlan {
    std::string index_dir;  ///< where the index is to be; its build site is open
    std::string told_dir;   ///< how messages name it
    int threads = 1;
    std::size_t memory = usual_memory;  ///< bytes, for articles that wait and for segments under way
    std::uint64_t batch = 1;            ///< the number that both databases carry
    SegmentLimits segment;
};

class BulkBuild {
  public:
    explicit BulkBuild(BulkPlan plan);

    /// An article in place of the one of its id that was added before, or, where it is `only_one`, the first
    /// of its id.
    Status add(WaitingArticle article, bool only_one);

    /// Writes the index and publishes it; gives how many articles it holds. Where `stop` asked for it,
    /// nothing is published and nothing given.
    Result<std::optional<Xapian::doccount>> finish(RunWatcher& watcher, const std::stop_token& stop);

    bool is_empty() const { return order_.size() == 0; }

  private:
    Status write_segments(RunWatcher& watcher, const std::stop_token& stop);
    Status plan_segments(const std::function<bool(SegmentPlan)>& push, const std::stop_token& stop);
    Status take_segment(const Segment& segment);
    Status merge_all();
    Status make_whole(RunWatcher& watcher);
    Error cannot_write(const Error& error) const;

    BulkPlan plan_;
    std::string site_;
    DateOrder order_;
    Merge articles_;
    Merge statements_;
    std::uint64_t arrivals_ = 0;
    std::uint64_t bytes_ = 0;
    Xapian::docid written_ = 0;  ///< articles handed to segments
    bool was_stopped_ = false;
};

}  // namespace onrecord
