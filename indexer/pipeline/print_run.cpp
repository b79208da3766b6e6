#include "indexer/pipeline/print_run.hpp"

#include <optional>
#include <ostream>
#include <utility>
#include <vector>

#include "indexer/pipeline/intake.hpp"
#include "indexer/pipeline/json_lines.hpp"
#include "indexer/pipeline/run_in_order.hpp"

namespace onrecord {
namespace {

Error cannot_print() {
    return {ErrorKind::System, "the output could not be written whole", "check the room where it goes"};
}

/// Passes every article on to `take`, those that are like another one too; counts and rejects as a run does.
class Printing {
  public:
    using Take = std::function<bool(Article)>;

    Printing(const IndexJob& job, RunWatcher& watcher, const std::stop_token& stop)
        : job_{job}, watcher_{watcher}, stop_{stop} {}

    Status read(const Take& take) {
        if (watcher_.is_watched()) watcher_.expect(bytes_to_read(job_.reading));
        ReadingEvents events;
        events.file_begins = [&](const std::string& path) { watcher_.reading(path); };
        events.article = [&](Article article) {
            if (stop_.stop_requested()) return false;
            watcher_.met_article();
            ++summary_.counts.added;
            return take(std::move(article));
        };
        events.rejected = [&](const Rejection& rejection) { return reject(rejection); };
        events.file_ends = [](const FileRead&) { return true; };
        events.note = [&](const std::string& note) { watcher_.remark(note); };
        events.progress = [&](std::uint64_t bytes) { watcher_.read(bytes); };
        if (const auto done = read_articles(job_.reading, events, stop_); !done) return done;
        return error_ ? Status{*error_} : Status{Done{}};
    }

    RunSummary summary() const { return {summary_.counts, 0, stop_.stop_requested()}; }

  private:
    bool reject(const Rejection& rejection) {
        if (stop_.stop_requested()) return false;
        ++summary_.counts.rejected;
        watcher_.rejected(rejection);
        if (job_.strict) error_ = rejection_error(rejection);
        return !job_.strict;
    }

    const IndexJob& job_;
    RunWatcher& watcher_;
    const std::stop_token& stop_;
    RunSummary summary_;
    std::optional<Error> error_;
};

struct AnalysisWorker {
    Analyzer analyzer;

    std::vector<std::string> operator()(std::vector<Article> articles) {
        std::vector<std::string> lines;
        for (const auto& analyzed : analyzer.analyze(std::move(articles)))
            lines.push_back(analysis_line(analyzed));
        return lines;
    }
};

}  // namespace

Result<RunSummary> run_analyze(const IndexJob& job, std::ostream& out, RunWatcher& watcher,
                               const std::stop_token& stop) {
    Printing printing{job, watcher, stop};
    Stages<Article, AnalysisWorker> stages;
    stages.produce = [&](const auto& push) {
        return printing.read([&](Article article) {
            const auto weight = article.body.size() + 1024;
            return push(std::move(article), weight);
        });
    };
    stages.make_worker = [&]() -> Result<AnalysisWorker> {
        auto analyzer = Analyzer::open(job.analysis);
        if (!analyzer) return analyzer.error();
        return AnalysisWorker{std::move(*analyzer)};
    };
    stages.consume = [&](const std::string& line) -> Status {
        if (!(out << line)) return cannot_print();
        return Done{};
    };
    if (const auto ran = run_in_order(stages, job.threads); !ran) return ran.error();
    if (!out.flush()) return cannot_print();
    return printing.summary();
}

Result<RunSummary> run_dump(const IndexJob& job, std::ostream& out, RunWatcher& watcher,
                            const std::stop_token& stop) {
    Printing printing{job, watcher, stop};
    const auto read =
        printing.read([&](const Article& article) { return static_cast<bool>(out << dump_line(article)); });
    if (!read) return read.error();
    if (!out.flush()) return cannot_print();
    return printing.summary();
}

}  // namespace onrecord
