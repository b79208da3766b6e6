#include "indexer/pipeline/index_writer.hpp"

#include <algorithm>
#include <utility>

#include "common/base/text.hpp"
#include "common/index/layout.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/build/document.hpp"
#include "indexer/pipeline/repair.hpp"

namespace onrecord {
namespace {

/// Words beyond these are looked up in the table of inflections each time they come: 32 MB at most.
constexpr std::size_t most_known_words = 1'000'000;

bool is_of_letters(const std::string& word) {
    return std::all_of(word.begin(), word.end(), is_ascii_alpha);
}

}  // namespace

IndexWriter::IndexWriter(std::string index_dir, const BatchLimits& limits, WritableIndex index)
    : index_dir_{std::move(index_dir)}, limits_{limits}, index_{std::move(index)} {}

Result<IndexWriter> IndexWriter::open(const std::string& index_dir, const BatchLimits& limits) {
    auto index = open_for_writing(index_dir);
    if (!index) return index.error();
    return with_xapian([&]() -> Result<IndexWriter> {
        if (const auto repaired = repair(*index, index_dir); !repaired) return repaired.error();
        IndexWriter writer{index_dir, limits, std::move(*index)};
        writer.batch_ = batch_of(writer.index_.articles);
        writer.article_count_ = writer.index_.articles.get_doccount();
        return writer;
    });
}

IndexWriter::~IndexWriter() {
    if (!in_batch_) return;
    // A database that is let go of commits what is pending, unless the transaction is called off.
    (void)with_xapian([&]() -> Status {
        index_.articles.cancel_transaction();
        index_.statements.cancel_transaction();
        return Done{};
    });
}

Error IndexWriter::cannot_write(const Error& error) const {
    return {
        error.kind, "cannot write to the index at '" + index_dir_ + "': " + error.message,
        "check the room on its disk and the rights of the folder, then run the same command again: what was "
        "committed is kept, and only the rest is done"};
}

/// Runs `work` within a batch, and ends the batch when it is full.
template <typename Work>
auto IndexWriter::in_batch(Work&& work) -> decltype(work()) {
    auto outcome = with_xapian([&]() -> decltype(work()) {
        if (!in_batch_) begin_batch();
        auto result = work();
        if (batch_is_full()) end_batch();
        return result;
    });
    if (!outcome) return cannot_write(outcome.error());
    return outcome;
}

Status IndexWriter::add(const ArticleEntry& entry) {
    return in_batch([&]() -> Status {
        write(entry, index_.articles.add_document(to_document(entry.article)));
        ++article_count_;
        return Done{};
    });
}

Status IndexWriter::replace(const ArticleEntry& entry) {
    return in_batch([&]() -> Status {
        const auto id_term = whole_term(Field::Id, entry.id);
        if (!index_.articles.term_exists(id_term)) ++article_count_;
        index_.statements.delete_document(id_term);
        // The docid stays, and with it what other statements of the article say of it.
        write(entry, index_.articles.replace_document(id_term, to_document(entry.article)));
        return Done{};
    });
}

Result<bool> IndexWriter::remove(const std::string& id) {
    return in_batch([&]() -> Result<bool> {
        const auto id_term = whole_term(Field::Id, id);
        if (!index_.articles.term_exists(id_term)) return false;
        batch_ids_.push_back(id);
        index_.statements.delete_document(id_term);
        index_.articles.delete_document(id_term);
        --article_count_;
        return true;
    });
}

Status IndexWriter::commit() {
    const auto committed = with_xapian([&]() -> Status {
        if (in_batch_) end_batch();
        return Done{};
    });
    if (!committed) return cannot_write(committed.error());
    return committed;
}

Status IndexWriter::commit_if_old() {
    return in_batch_ && batch_is_full() ? commit() : Status{Done{}};
}

void IndexWriter::begin_batch() {
    index_.statements.begin_transaction();
    index_.articles.begin_transaction();
    batch_began_ = std::chrono::steady_clock::now();
    in_batch_ = true;
}

void IndexWriter::end_batch() {
    if (batch_ids_.empty()) {
        index_.articles.cancel_transaction();
        index_.statements.cancel_transaction();
    } else {
        ++batch_;
        index_.statements.set_metadata(metadata::batch, std::to_string(batch_));
        index_.statements.set_metadata(metadata::batch_ids, join(batch_ids_, "\n"));
        index_.articles.set_metadata(metadata::batch, std::to_string(batch_));
        index_.statements.commit_transaction();
        index_.articles.commit_transaction();
    }
    batch_ids_.clear();
    batch_bytes_ = 0;
    in_batch_ = false;
}

bool IndexWriter::batch_is_full() const {
    return batch_ids_.size() >= limits_.articles || batch_bytes_ >= limits_.bytes ||
           std::chrono::steady_clock::now() - batch_began_ >= limits_.age;
}

void IndexWriter::write(const ArticleEntry& entry, Xapian::docid article) {
    batch_ids_.push_back(entry.id);
    batch_bytes_ += entry.article.data.size();
    for (const auto& statement : entry.statements)
        index_.statements.add_document(to_document(statement, article));
    add_inflections(entry.words);
}

void IndexWriter::add_inflections(const std::vector<std::string>& words) {
    for (const auto& word : words) {
        const auto hash = hash64(word);
        if (!is_of_letters(word) || known_words_.find(hash)) continue;
        if (known_words_.size() < most_known_words) known_words_.put(hash, 1);
        index_.articles.add_synonym(forms_key(stemmer_.stem(word)), word);
    }
}

}  // namespace onrecord
