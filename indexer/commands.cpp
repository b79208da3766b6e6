#include "indexer/commands.hpp"

#include <functional>
#include <memory>
#include <ostream>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "common/base/version.hpp"
#include "indexer/pipeline/check.hpp"
#include "indexer/pipeline/optimize.hpp"
#include "indexer/pipeline/print_run.hpp"
#include "indexer/pipeline/rebuild.hpp"
#include "indexer/pipeline/stats.hpp"

namespace onrecord {
namespace {

Outcome fail(const Error& error, std::ostream& err) {
    print_error(error, err);
    return Outcome::Failed;
}

Result<RunSummary> run_job(const Settings& settings, std::ostream& out, RunWatcher& watcher,
                           const std::stop_token& stop) {
    switch (settings.command) {
        case Command::DryRun:
            return run_dry(settings.job, watcher, stop);
        case Command::Dump:
            return run_dump(settings.job, out, watcher, stop);
        case Command::Analyze:
            return run_analyze(settings.job, out, watcher, stop);
        case Command::Remove:
            return run_remove(settings.job, settings.remove, watcher, stop);
        case Command::Optimize:
            return run_optimize(settings.job, watcher, stop);
        default:
            return run_index(settings.job, watcher, stop);
    }
}

std::string last_line(const Settings& settings, const RunSummary& summary, const RunWatcher& watcher) {
    if (settings.command != Command::Optimize)
        return closing_line(summary.counts, watcher.rejections_listed(), watcher.elapsed());
    return counted(summary.articles_in_index, "article") + " in order of date; " +
           duration_text(watcher.elapsed());
}

std::string interrupted_line(const Settings& settings, const RunSummary& summary) {
    const bool replaces = settings.command == Command::Optimize || settings.job.rebuild;
    if (replaces) return "interrupted: '" + safe_for_terminal(settings.job.index_dir) + "' is as it was";
    if (settings.command != Command::Index) return "interrupted";
    return "interrupted: " + counted(summary.articles_in_index, "article") + " in '" +
           safe_for_terminal(settings.job.index_dir) + "' so far; run the same command again to go on";
}

/// A run that reads or writes articles, told as it goes and summed up at its end.
Outcome watched_run(const Settings& settings, std::ostream& out, std::ostream& err,
                    const std::stop_token& stop) {
    const auto opened = RunWatcher::open(settings.watch, err);
    if (!opened) return fail(opened.error(), err);
    auto& watcher = **opened;
    const auto summary = run_job(settings, out, watcher, stop);
    const auto finished = watcher.finish();
    if (!summary) return fail(summary.error(), err);
    if (!summary->interrupted || settings.command != Command::Optimize)
        watcher.note(last_line(settings, *summary, watcher));
    if (!finished) return fail(finished.error(), err);
    if (!summary->interrupted) return Outcome::Done;
    watcher.note(interrupted_line(settings, *summary));
    return Outcome::Failed;
}

Outcome print_stats(const Settings& settings, std::ostream& out, std::ostream& err) {
    const auto stats = index_stats(settings.job.index_dir);
    if (!stats) return fail(stats.error(), err);
    out << (settings.as_json ? stats_json(*stats) : stats_text(*stats));
    return Outcome::Done;
}

/// Says on `err` whom it waits for.
std::function<void(const std::string&)> waiting_note(const Settings& settings, std::ostream& err) {
    return [&settings, &err](const std::string& who) {
        if (!settings.watch.quiet) err << "waiting for " << who << " …\n" << std::flush;
    };
}

Outcome print_check(const Settings& settings, std::ostream& out, std::ostream& err,
                    const std::stop_token& stop) {
    const auto report = check_index(settings.job.index_dir, waiting_note(settings, err), stop);
    if (!report) return fail(report.error(), err);
    out << (settings.as_json ? check_json(*report) : check_text(*report));
    return report->is_sound() ? Outcome::Done : Outcome::Failed;
}

Outcome repair_index(const Settings& settings, std::ostream& err, const std::stop_token& stop) {
    const auto summary = rebuild_index(settings.job.index_dir, waiting_note(settings, err), stop);
    if (!summary) return fail(summary.error(), err);
    if (!settings.watch.quiet) err << safe_for_terminal(rebuild_text(*summary, settings.job.index_dir), true);
    return summary->salvaged.is_all() ? Outcome::Done : Outcome::Failed;
}

}  // namespace

void print_error(const Error& error, std::ostream& err) {
    err << "indexer: " << safe_for_terminal(error.message) << '\n';
    if (!error.hint.empty()) err << safe_for_terminal(error.hint, true) << '\n';
}

Outcome run(const Settings& settings, std::ostream& out, std::ostream& err, const std::stop_token& stop) {
    switch (settings.command) {
        case Command::Help:
            out << help_of_indexer();
            return Outcome::Done;
        case Command::Version:
            out << "indexer " << version << '\n';
            return Outcome::Done;
        case Command::Stats:
            return print_stats(settings, out, err);
        case Command::Check:
            return print_check(settings, out, err, stop);
        case Command::Repair:
            return repair_index(settings, err, stop);
        default:
            return watched_run(settings, out, err, stop);
    }
}

}  // namespace onrecord
