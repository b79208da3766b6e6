// The index that a run writes to: locked, cleared of what an earlier run left half done, and opened for the
// way that its articles go.
#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "common/base/result.hpp"
#include "indexer/pipeline/article_sink.hpp"
#include "indexer/pipeline/index_run.hpp"
#include "indexer/pipeline/run_watcher.hpp"
#include "indexer/pipeline/writer_lock.hpp"

namespace onrecord {

/// The locks of a run, and where its articles go.
struct OpenIndex {
    std::vector<WriterLock> locks;
    std::unique_ptr<ArticleSink> sink;
    bool is_new = false;  ///< what is known of articles there counts for nothing
};

/// Locks the folder, made where there is none, and clears away what a run that was cut left of a new index.
Result<WriterLock> take_index(const IndexJob& job, RunWatcher& watcher, const std::stop_token& stop);

/// For a run that reads files: a new index where there is none or the job wants one, else the one that is
/// there.
Result<OpenIndex> open_index(const IndexJob& job, RunWatcher& watcher, const std::stop_token& stop);

/// A new index that takes the place of the one that is there. REQUIRES: that is locked.
Status open_replacement(const IndexJob& job, RunWatcher& watcher, const std::stop_token& stop,
                        OpenIndex& index);

/// An Error where there is none: nothing can be removed from it, and none is made for that.
Status check_there_is_index(const std::string& index_dir);

}  // namespace onrecord
