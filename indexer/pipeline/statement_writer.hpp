// statements/ is written in a thread of its own, beside the one that writes articles/: each of the two
// databases takes about half of the time that writing takes, and they share nothing but docids.
#pragma once

#include <cstdint>
#include <functional>
#include <future>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <xapian.h>

#include "common/base/queue.hpp"
#include "common/base/result.hpp"
#include "indexer/build/entry.hpp"
#include "indexer/pipeline/position_batch.hpp"

namespace onrecord {

/// Called from one thread. What is asked for is done in that order, a little later; what goes wrong comes out
/// at the next commit().
class StatementWriter {
  public:
    explicit StatementWriter(Xapian::WritableDatabase statements);
    /// Drops what is not committed.
    ~StatementWriter();
    StatementWriter(const StatementWriter&) = delete;
    StatementWriter& operator=(const StatementWriter&) = delete;

    void add(std::vector<Entry> statements, Xapian::docid article);
    /// Removes the statements of the article.
    void remove(const std::string& article_id);
    /// Ends the batch, and waits until it is on disk. Lines of `ids` are the articles that it touches.
    Status commit(std::uint64_t batch, const std::string& ids);

  private:
    using Work = std::function<void(Xapian::WritableDatabase&)>;

    struct Job {
        Work work;
        std::promise<void>* reached = nullptr;  ///< fulfilled when the job is done or passed over
    };

    void push(Work work) { jobs_.push({std::move(work)}, 1); }
    void run(Xapian::WritableDatabase statements);
    void run_one(const Work& work, Xapian::WritableDatabase& statements);

    BoundedQueue<Job> jobs_;
    PositionBatch positions_;      ///< worker_'s alone
    std::optional<Error> failed_;  ///< written by worker_, read when a promise of its was fulfilled
    std::thread worker_;
};

}  // namespace onrecord
