#include "indexer/pipeline/article_sink.hpp"

#include <utility>

#include "common/base/date.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"
#include "indexer/pipeline/build_site.hpp"

namespace onrecord {
namespace {

WaitingArticle waiting_article(AnalyzedArticle analyzed, const std::string& hash) {
    drop_unkept_statements(analyzed);
    const auto& article = analyzed.article;
    return {parsed_order_key(order_key(article.published, article.id)), 0, hash, encode_article(analyzed)};
}

Result<ArticleEntry> entry_of(const WaitingArticle& waiting) {
    auto analyzed = decode_article(waiting.stored);
    if (!analyzed) return analyzed.error();
    return build_entry(std::move(*analyzed), waiting.hash);
}

}  // namespace

Result<std::unique_ptr<ArticleSink>> ArticleSink::into_index(const std::string& index_dir,
                                                             const BatchLimits& limits) {
    std::unique_ptr<ArticleSink> sink{new ArticleSink{index_dir, limits}};
    if (const auto opened = sink->writer(); !opened) return opened.error();
    return sink;
}

std::unique_ptr<ArticleSink> ArticleSink::into_new_index(BulkPlan plan, bool replaces,
                                                         const BatchLimits& limits, RunWatcher& watcher) {
    std::unique_ptr<ArticleSink> sink{new ArticleSink{plan.told_dir, limits}};
    sink->replaces_ = replaces;
    sink->watcher_ = &watcher;
    sink->bulk_.emplace(std::move(plan));
    sink->is_bulk_ = true;
    return sink;
}

Product ArticleSink::make_ready(Action action, AnalyzedArticle analyzed, const std::string& hash) const {
    if (is_bulk_) return {action, waiting_article(std::move(analyzed), hash)};
    return {action, build_entry(std::move(analyzed), hash)};
}

Status ArticleSink::take(Product product) {
    last_taken_ = std::chrono::steady_clock::now();
    if (auto* entry = std::get_if<ArticleEntry>(&product.article))
        return write(product.action, std::move(*entry));
    auto& waiting = std::get<WaitingArticle>(product.article);
    if (bulk_) return bulk_->add(std::move(waiting), product.action == Action::Add);
    auto entry = entry_of(waiting);
    return entry ? write(product.action, std::move(*entry)) : Status{entry.error()};
}

Status ArticleSink::write(Action action, ArticleEntry entry) {
    const auto opened = writer();
    if (!opened) return opened.error();
    if (action == Action::Add) return writer_->add(std::move(entry));
    if (action == Action::Replace) return writer_->replace(std::move(entry));
    const auto removed = writer_->remove(entry.id);
    return removed ? Status{Done{}} : Status{removed.error()};
}

Status ArticleSink::idle() {
    if (!bulk_) return writer_ ? writer_->commit_if_old() : Status{Done{}};
    const bool pauses = std::chrono::steady_clock::now() - last_taken_ >= limits_.pause;
    if (!pauses || replaces_ || bulk_->is_empty()) return Done{};
    if (const auto published = publish_bulk({}); !published) return published;
    const auto opened = writer();
    return opened ? Status{Done{}} : Status{opened.error()};
}

Status ArticleSink::finish(bool is_whole, const std::stop_token& stop) {
    // Without either, a build failed when it was to be published: nothing is left to be kept.
    if (!bulk_) return writer_ ? writer_->commit() : Status{Done{}};
    if (is_whole) return publish_bulk(replaces_ ? stop : std::stop_token{});
    if (!replaces_ && !bulk_->is_empty()) return publish_bulk({});
    was_dropped_ = true;
    clear_build_sites(index_dir_);
    return Done{};
}

Status ArticleSink::replace() {
    const auto replaced = replace_index(index_dir_);
    if (replaced) return replaced;
    const auto& error = replaced.error();
    return Error{error.kind, "cannot replace the index at '" + index_dir_ + "': " + error.message,
                 error.hint};
}

/// From here on, the index is there, and there is no other way into it than by batches.
Status ArticleSink::publish_bulk(const std::stop_token& stop) {
    auto bulk = std::exchange(bulk_, std::nullopt);
    is_bulk_ = false;
    const auto written = bulk->finish(*watcher_, stop);
    was_dropped_ = written && !written->has_value();
    auto kept = written ? Status{Done{}} : Status{written.error()};
    if (written && written->has_value()) {
        article_count_ = **written;
        if (replaces_) kept = replace();
    }
    clear_build_sites(index_dir_);
    return kept;
}

Result<IndexWriter*> ArticleSink::writer() {
    if (writer_) return &*writer_;
    auto opened = IndexWriter::open(index_dir_, limits_);
    if (!opened) return opened.error();
    writer_.emplace(std::move(*opened));
    return &*writer_;
}

}  // namespace onrecord
