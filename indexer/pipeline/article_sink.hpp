// Where the articles of a run go.
//
// Into an index that is there: batch by batch (IndexWriter). Where there is none, or it is to be built anew:
// all together at the end (BulkBuild), as long as they come without a pause. When the input pauses, as a feed
// does that is read from a pipe, what has come is written, and the rest goes in batches.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>

#include "common/base/result.hpp"
#include "indexer/build/entry.hpp"
#include "indexer/pipeline/batch_limits.hpp"
#include "indexer/pipeline/bulk_build.hpp"
#include "indexer/pipeline/index_writer.hpp"
#include "indexer/pipeline/run_watcher.hpp"
#include "indexer/pipeline/task.hpp"

namespace onrecord {

/// What is done to the index for one article, as a worker made it ready; of one to be removed, an entry with
/// its id.
struct Product {
    Action action = Action::Add;
    std::variant<ArticleEntry, WaitingArticle> article;
};

class ArticleSink {
  public:
    /// Into the index at `index_dir`; made empty where there is none.
    static Result<std::unique_ptr<ArticleSink>> into_index(const std::string& index_dir,
                                                           const BatchLimits& limits);
    /// Into an index that is built at `plan.index_dir`. Where it `replaces` another one at `plan.told_dir`,
    /// it takes its place at the end, and only if the whole input was read.
    static std::unique_ptr<ArticleSink> into_new_index(BulkPlan plan, bool replaces,
                                                       const BatchLimits& limits, RunWatcher& watcher);

    /// What take() wants of an article. Called from any thread.
    Product make_ready(Action action, AnalyzedArticle analyzed, const std::string& hash) const;

    Status take(Product product);
    /// For when nothing comes.
    Status idle();
    /// What was taken is to be kept, and stands in the index from now on. `is_whole`: the run read all that
    /// it was to read. A replacement that is not whole, or that `stop` ends, is dropped.
    Status finish(bool is_whole, const std::stop_token& stop);

    /// Whether a replacement was dropped.
    bool was_dropped() const { return was_dropped_; }
    /// The writer of the index, which is whole. REQUIRES: finish() is done.
    Result<IndexWriter*> writer();
    /// How many articles the index holds. REQUIRES: finish() is done.
    std::uint64_t article_count() const { return writer_ ? writer_->article_count() : article_count_; }

  private:
    ArticleSink(std::string index_dir, const BatchLimits& limits)
        : index_dir_{std::move(index_dir)}, limits_{limits} {}

    Status publish_bulk(const std::stop_token& stop);
    Status replace();
    Status write(Action action, ArticleEntry entry);

    std::string index_dir_;
    BatchLimits limits_;
    bool replaces_ = false;
    RunWatcher* watcher_ = nullptr;
    std::optional<BulkBuild> bulk_;
    std::atomic<bool> is_bulk_ = false;  ///< as bulk_, for the workers
    std::chrono::steady_clock::time_point last_taken_ = std::chrono::steady_clock::now();
    std::optional<IndexWriter> writer_;
    std::uint64_t article_count_ = 0;
    bool was_dropped_ = false;
};

}  // namespace onrecord
