// What writes: articles and their statements go into both databases, batch by batch; the statements in a
// thread of their own (statement_writer.hpp).
//
//   batch n   statements/  begin … commit   carries `batch` n and the ids that it touches
//             articles/    begin … commit   carries `batch` n
//
// A crash between the two commits leaves statements/ one batch ahead. The next writer sees that by the
// numbers, and makes the statements of the ids named there anew from what articles/ holds.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/base/result.hpp"
#include "indexer/build/entry.hpp"
#include "indexer/pipeline/batch_limits.hpp"
#include "indexer/pipeline/index_folder.hpp"
#include "indexer/pipeline/inflections.hpp"
#include "indexer/pipeline/position_batch.hpp"
#include "indexer/pipeline/statement_writer.hpp"

namespace onrecord {

/// Errors name the index and say what to do; after one, what was not committed is lost and the writer is of
/// no more use: whatever it is asked then, it answers with that error.
class IndexWriter {
  public:
    /// Makes the index where there is none, and repairs one that was left between two commits.
    /// REQUIRES: the writer's lock is held.
    static Result<IndexWriter> open(const std::string& index_dir, const BatchLimits& limits = {});

    IndexWriter(IndexWriter&&) = default;
    IndexWriter& operator=(IndexWriter&&) = default;
    /// Drops what is not committed.
    ~IndexWriter();

    /// REQUIRES: the index holds no article of that id.
    Status add(ArticleEntry entry);
    /// Takes the place of the article of that id, if there is one.
    Status replace(ArticleEntry entry);
    /// Whether there was an article of that id to remove.
    Result<bool> remove(const std::string& id);
    /// Ends the batch at hand; where nothing was written since the last one, nothing happens.
    Status commit();

    /// Ends the batch at hand if it is old enough: for when nothing comes to be written.
    Status commit_if_old();

    Xapian::doccount article_count() const { return article_count_; }

  private:
    IndexWriter(std::string index_dir, const BatchLimits& limits, WritableIndex index);

    template <typename Work>
    auto in_batch(Work&& work) -> decltype(work());
    Error fail(const Error& error);
    void begin_batch();
    Status end_batch();
    bool batch_is_full() const;
    void write(ArticleEntry entry);

    std::string index_dir_;
    BatchLimits limits_;
    Xapian::WritableDatabase articles_;
    std::unique_ptr<StatementWriter> statements_;
    Inflections inflections_;
    PositionBatch positions_;
    std::vector<std::string> batch_ids_;
    std::size_t batch_bytes_ = 0;
    std::chrono::steady_clock::time_point batch_began_;
    bool in_batch_ = false;
    std::uint64_t batch_ = 0;
    Xapian::doccount article_count_ = 0;
    std::optional<Error> failed_;
};

}  // namespace onrecord
