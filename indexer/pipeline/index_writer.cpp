#include "indexer/pipeline/index_writer.hpp"

#include <utility>

#include "common/base/file.hpp"
#include "common/base/text.hpp"
#include "common/index/commit_gate.hpp"
#include "common/index/layout.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/build/document.hpp"
#include "indexer/pipeline/repair.hpp"
#include "indexer/pipeline/uncommitted.hpp"

namespace onrecord {
namespace {

/// A batch takes some three times its text, and blocks that it changes are written beside the old ones.
std::uint64_t room_for_batch(std::size_t text_bytes) {
    constexpr std::uint64_t changed_blocks = 4'000'000;
    return changed_blocks + 4 * std::uint64_t{text_bytes};
}

}  // namespace

IndexWriter::IndexWriter(std::string index_dir, const BatchLimits& limits, WritableIndex index)
    : index_dir_{std::move(index_dir)},
      limits_{limits},
      articles_{std::move(index.articles)},
      statements_{std::make_unique<StatementWriter>(std::move(index.statements))} {}

Result<IndexWriter> IndexWriter::open(const std::string& index_dir, const BatchLimits& limits) {
    auto index = open_for_writing(index_dir);
    if (!index) return index.error();
    return with_xapian([&]() -> Result<IndexWriter> {
        if (const auto repaired = repair(*index, index_dir); !repaired) return repaired.error();
        IndexWriter writer{index_dir, limits, std::move(*index)};
        writer.batch_ = batch_of(writer.articles_);
        writer.article_count_ = writer.articles_.get_doccount();
        return writer;
    });
}

IndexWriter::~IndexWriter() {
    if (in_batch_) drop_uncommitted(articles_);
}

Error IndexWriter::fail(const Error& error) {
    failed_ = {error.kind, "cannot write to the index at '" + index_dir_ + "': " + error.message,
               room_text(index_dir_, room_for_batch(batch_bytes_)) +
                   "\nmake room or check the rights of the folder, then run the same command again: what was "
                   "committed is kept, and only the rest is done"};
    return *failed_;
}

/// Runs `work` within a batch, and ends the batch when it is full.
template <typename Work>
auto IndexWriter::in_batch(Work&& work) -> decltype(work()) {
    if (failed_) return *failed_;
    auto outcome = with_xapian([&]() -> decltype(work()) {
        if (!in_batch_) begin_batch();
        auto result = work();
        if (!batch_is_full()) return result;
        const auto ended = end_batch();
        return ended ? std::move(result) : decltype(work()){ended.error()};
    });
    if (!outcome) return fail(outcome.error());
    return outcome;
}

Status IndexWriter::add(ArticleEntry entry) {
    return in_batch([&]() -> Status {
        ++article_count_;
        write(std::move(entry));
        return Done{};
    });
}

Status IndexWriter::replace(ArticleEntry entry) {
    return in_batch([&]() -> Status {
        const auto id_term = whole_term(Field::Id, entry.id);
        if (!articles_.term_exists(id_term)) ++article_count_;
        statements_->remove(entry.id);
        // Under a docid of its own: what the index holds of the positions of the old one is of no document
        // then.
        articles_.delete_document(id_term);
        write(std::move(entry));
        return Done{};
    });
}

Result<bool> IndexWriter::remove(const std::string& id) {
    return in_batch([&]() -> Result<bool> {
        const auto id_term = whole_term(Field::Id, id);
        if (!articles_.term_exists(id_term)) return false;
        batch_ids_.push_back(id);
        statements_->remove(id);
        articles_.delete_document(id_term);
        --article_count_;
        return true;
    });
}

Status IndexWriter::commit() {
    if (failed_) return *failed_;
    const auto committed = with_xapian([&]() -> Status { return in_batch_ ? end_batch() : Status{Done{}}; });
    if (!committed) return fail(committed.error());
    return committed;
}

Status IndexWriter::commit_if_old() {
    return in_batch_ && batch_is_full() ? commit() : Status{Done{}};
}

void IndexWriter::begin_batch() {
    articles_.begin_transaction();
    batch_began_ = std::chrono::steady_clock::now();
    in_batch_ = true;
}

Status IndexWriter::end_batch() {
    if (batch_ids_.empty()) {
        articles_.cancel_transaction();
        positions_.clear();
    } else {
        ++batch_;
        const auto gate = CommitGate::commit(index_dir_);
        const auto committed = statements_->commit(batch_, join(batch_ids_, "\n"));
        if (!committed) return committed;
        positions_.write_to(articles_);
        articles_.set_metadata(metadata::batch, std::to_string(batch_));
        articles_.commit_transaction();
    }
    batch_ids_.clear();
    batch_bytes_ = 0;
    in_batch_ = false;
    return Done{};
}

bool IndexWriter::batch_is_full() const {
    return batch_ids_.size() >= limits_.articles || batch_bytes_ >= limits_.bytes ||
           std::chrono::steady_clock::now() - batch_began_ >= limits_.age;
}

void IndexWriter::write(ArticleEntry entry) {
    batch_ids_.push_back(entry.id);
    const auto article = articles_.add_document(to_document(entry.article));
    positions_.add(entry.article, article);
    batch_bytes_ += entry.article.data.size();
    statements_->add(std::move(entry.statements), article);
    for (const auto& posting : entry.article.postings) inflections_.add(posting.term, articles_);
}

}  // namespace onrecord
