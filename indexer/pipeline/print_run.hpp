// Runs that need no index: articles are read and printed, as they are or as the analysis sees them.
#pragma once

#include <iosfwd>
#include <stop_token>

#include "common/base/result.hpp"
#include "indexer/pipeline/index_run.hpp"
#include "indexer/pipeline/run_watcher.hpp"

namespace onrecord {

/// Prints an analysis_line() of every article, in the order of reading, for any number of threads. An
/// Error where `out` cannot be written.
Result<RunSummary> run_analyze(const IndexJob& job, std::ostream& out, RunWatcher& watcher,
                               const std::stop_token& stop);

/// Prints a dump_line() of every article as read. An Error where `out` cannot be written.
Result<RunSummary> run_dump(const IndexJob& job, std::ostream& out, RunWatcher& watcher,
                            const std::stop_token& stop);

}  // namespace onrecord
