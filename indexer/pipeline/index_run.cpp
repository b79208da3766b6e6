#include "indexer/pipeline/index_run.hpp"

#include <memory>
#include <utility>
#include <vector>

#include "common/index/side_column.hpp"
#include "indexer/pipeline/article_sink.hpp"
#include "indexer/pipeline/index_writer.hpp"
#include "indexer/pipeline/intake.hpp"
#include "indexer/pipeline/known_articles.hpp"
#include "indexer/pipeline/open_index.hpp"
#include "indexer/pipeline/prune.hpp"
#include "indexer/pipeline/run_in_order.hpp"

namespace onrecord {
namespace {

/// What every working thread does with some tasks; the analyzer is its own.
struct ArticleWorker {
    Analyzer analyzer;
    const ArticleSink* sink;

    std::vector<Product> operator()(std::vector<Task> tasks) {
        std::vector<Article> articles;
        for (auto& task : tasks) {
            if (task.action != Action::Remove) articles.push_back(std::move(task.article));
        }
        auto analyzed = analyzer.analyze(std::move(articles));
        auto next = analyzed.begin();
        std::vector<Product> products;
        for (const auto& task : tasks) {
            if (task.action == Action::Remove) {
                products.push_back({task.action, ArticleEntry{task.article.id, {}, {}}});
            } else {
                products.push_back(sink->make_ready(task.action, std::move(*next++), task.hash));
            }
        }
        return products;
    }
};

Result<ArticleWorker> make_worker(const AnalysisOptions& options, const ArticleSink& sink) {
    auto analyzer = Analyzer::open(options);
    if (!analyzer) return analyzer.error();
    return ArticleWorker{std::move(*analyzer), &sink};
}

Status index_files(const IndexJob& job, Intake& intake, ArticleSink& sink, const std::stop_token& stop) {
    Stages<Task, ArticleWorker> stages;
    stages.produce = [&](const auto& push) {
        return intake.read(job.reading, [&](Task task) {
            const auto weight = task.weight();
            return push(std::move(task), weight);
        });
    };
    stages.make_worker = [&] { return make_worker(job.analysis, sink); };
    stages.consume = [&](Product product) { return sink.take(std::move(product)); };
    stages.idle = [&] { return sink.idle(); };
    const auto ran = run_in_order(stages, job.threads);
    // What is whole is kept, whatever ended the run.
    const auto finished = sink.finish(ran && !stop.stop_requested(), stop);
    return ran ? finished : ran;
}

Result<std::uint64_t> remove_all(const std::vector<std::string>& ids, IndexWriter& writer,
                                 RunWatcher& watcher) {
    std::uint64_t count = 0;
    for (const auto& id : ids) {
        const auto removed = writer.remove(id);
        if (!removed) return removed.error();
        if (*removed) ++count;
        if (!*removed) watcher.note("there is no article '" + id + "' in the index");
    }
    if (const auto committed = writer.commit(); !committed) return committed.error();
    return count;
}

Result<std::uint64_t> prune(const IndexJob& job, const Intake& intake, IndexWriter& writer,
                            RunWatcher& watcher) {
    PruneScope scope;
    scope.paths = job.reading.paths;
    scope.read_whole = [&](const std::string& path) { return intake.read_whole(path); };
    scope.was_read = [&](const std::string& id) { return intake.known().was_read(id); };
    const auto ids = ids_to_prune(job.index_dir, scope);
    if (!ids) return ids.error();
    return remove_all(*ids, writer, watcher);
}

/// Without it, answers are slower and the same: no reason to fail.
void refresh_column(const IndexJob& job, RunWatcher& watcher) {
    const auto refreshed = refresh_side_column(job.index_dir);
    if (!refreshed) watcher.note(refreshed.error().message);
}

}  // namespace

std::string options_text(const AnalysisOptions& options) {
    return std::string{options.entities ? "entities" : ""} + '|' + (options.statements ? "statements" : "");
}

Result<RunSummary> run_index(const IndexJob& job, RunWatcher& watcher, const std::stop_token& stop) {
    if (job.reading.paths.empty()) {
        if (const auto there = check_there_is_index(job.index_dir); !there) return there.error();
    }
    auto index = open_index(job, watcher, stop);
    if (!index) return index.error();
    auto known = index->is_new ? KnownArticles::none() : KnownArticles::open(job.index_dir);
    if (!known) return known.error();
    Intake intake{{options_text(job.analysis), job.strict}, *known, watcher, stop};
    if (!job.reading.paths.empty()) {
        const auto indexed = index_files(job, intake, *index->sink, stop);
        if (!indexed) return indexed.error();
    }
    const bool is_left_out = job.rebuild && index->sink->was_dropped();
    RunSummary summary{intake.counts(), 0, job.rebuild ? is_left_out : stop.stop_requested()};
    if (job.prune && !summary.interrupted) {
        const auto writer = index->sink->writer();
        if (!writer) return writer.error();
        const auto pruned = prune(job, intake, **writer, watcher);
        if (!pruned) return pruned.error();
        summary.counts.removed += *pruned;
    }
    summary.articles_in_index = index->sink->article_count();
    if (!summary.interrupted) refresh_column(job, watcher);
    return summary;
}

Result<RunSummary> run_dry(const IndexJob& job, RunWatcher& watcher, const std::stop_token& stop) {
    auto known = KnownArticles::open(job.index_dir);
    if (!known) return known.error();
    Intake intake{{options_text(job.analysis), job.strict}, *known, watcher, stop};
    if (const auto read = intake.read(job.reading, [](const Task&) { return true; }); !read)
        return read.error();
    return RunSummary{intake.counts(), 0, stop.stop_requested()};
}

Result<RunSummary> run_remove(const IndexJob& job, const std::vector<std::string>& ids, RunWatcher& watcher,
                              const std::stop_token& stop) {
    if (const auto there = check_there_is_index(job.index_dir); !there) return there.error();
    const auto lock = take_index(job, watcher, stop);
    if (!lock) return lock.error();
    auto writer = IndexWriter::open(job.index_dir, job.batch);
    if (!writer) return writer.error();
    const auto removed = remove_all(ids, *writer, watcher);
    if (!removed) return removed.error();
    RunSummary summary;
    summary.counts.removed = *removed;
    summary.articles_in_index = writer->article_count();
    refresh_column(job, watcher);
    return summary;
}

}  // namespace onrecord
