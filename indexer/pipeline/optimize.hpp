// An index written anew from the articles that it holds, as one that is built from nothing: in order of date,
// without the gaps that changes left. Nothing is read or analyzed again.
#pragma once

#include <stop_token>

#include "common/base/result.hpp"
#include "indexer/pipeline/index_run.hpp"
#include "indexer/pipeline/run_watcher.hpp"

namespace onrecord {

/// The new index takes the place of the old one in one step. An Error, or an interruption, leaves the old
/// one.
Result<RunSummary> run_optimize(const IndexJob& job, RunWatcher& watcher, const std::stop_token& stop);

}  // namespace onrecord
