// The first stage of a run, in the thread that reads: every article is counted and, where there is something
// to do about it, handed on.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "common/article/article.hpp"
#include "common/base/result.hpp"
#include "indexer/pipeline/counts.hpp"
#include "indexer/pipeline/deferred.hpp"
#include "indexer/pipeline/hash_map.hpp"
#include "indexer/pipeline/known_articles.hpp"
#include "indexer/pipeline/reading.hpp"
#include "indexer/pipeline/run_watcher.hpp"
#include "indexer/pipeline/task.hpp"

namespace onrecord {

struct IntakeOptions {
    std::string analysis_options;  ///< for entry_hash
    bool strict = false;
};

class Intake {
  public:
    /// Where tasks go; false when nothing more is wanted.
    using Push = std::function<bool(Task)>;

    Intake(const IntakeOptions& options, KnownArticles& known, RunWatcher& watcher,
           const std::stop_token& stop)
        : options_{options}, known_{known}, watcher_{watcher}, stop_{stop} {}

    /// Reads all there is. Done also when it was stopped; an Error for a rejected article when that is
    /// fatal, and where the index cannot be asked.
    Status read(const ReadingJob& job, const Push& push);

    const Counts& counts() const { return counts_; }
    const KnownArticles& known() const { return known_; }
    /// Whether the file was read to its end without a rejection.
    bool read_whole(const std::string& path) const;

  private:
    bool take(Article article, const Push& push);
    bool replace(std::optional<Task> task, const Push& push);
    bool reject(const Rejection& rejection);
    bool end_file(const FileRead& file, const Push& push);
    void tell_repeated();
    bool fail(const Error& error);

    const IntakeOptions options_;
    KnownArticles& known_;
    RunWatcher& watcher_;
    const std::stop_token stop_;
    Counts counts_;
    Deferred deferred_;
    std::uint64_t added_before_file_ = 0;
    std::uint64_t repeated_ = 0;  ///< other texts under an id that was met in this run
    std::string repeated_id_;     ///< the first of those
    HashMap whole_files_;         ///< hashes of paths
    std::optional<Error> error_;
};

}  // namespace onrecord
