// One run of the indexer: read, tell what is known already, analyze the rest, write, prune.
#pragma once

#include <chrono>
#include <stop_token>
#include <string>
#include <vector>

#include "common/analysis/analyzer.hpp"
#include "common/base/result.hpp"
#include "indexer/pipeline/batch_limits.hpp"
#include "indexer/pipeline/bulk_build.hpp"
#include "indexer/pipeline/counts.hpp"
#include "indexer/pipeline/reading.hpp"
#include "indexer/pipeline/run_watcher.hpp"

namespace onrecord {

struct IndexJob {
    std::string index_dir;
    ReadingJob reading;
    AnalysisOptions analysis;
    int threads = 1;
    bool prune = false;
    bool rebuild = false;               ///< into a new index, which then takes the old one's place
    std::size_t memory = usual_memory;  ///< bytes that building a new index may keep
    SegmentLimits segment;
    bool strict = false;                         ///< a rejected article ends the run
    std::chrono::milliseconds patience{10'000};  ///< with another writer
    BatchLimits batch;
};

struct RunSummary {
    Counts counts;
    std::uint64_t articles_in_index = 0;
    bool interrupted = false;
};

/// Brings the index up to date with the files; makes it where there is none. An Error keeps what was
/// committed before it; with `strict`, everything that was read before the rejected article is.
Result<RunSummary> run_index(const IndexJob& job, RunWatcher& watcher, const std::stop_token& stop);

/// Reads and counts as run_index would, and writes nothing. The index may be absent.
Result<RunSummary> run_dry(const IndexJob& job, RunWatcher& watcher, const std::stop_token& stop);

/// Removes the articles of these ids; those that the index does not hold are told to the watcher.
Result<RunSummary> run_remove(const IndexJob& job, const std::vector<std::string>& ids, RunWatcher& watcher,
                              const std::stop_token& stop);

/// What entry_hash takes for "analyzed in the same way".
std::string options_text(const AnalysisOptions& options);

}  // namespace onrecord
