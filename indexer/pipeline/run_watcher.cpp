#include "indexer/pipeline/run_watcher.hpp"

#include <cerrno>
#include <cstring>
#include <memory>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "indexer/pipeline/counts.hpp"

namespace onrecord {
namespace {

constexpr std::uint64_t rejections_shown = 5;
constexpr std::uint64_t remarks_shown = 10;

/// Before these, a rate is noise.
constexpr std::chrono::milliseconds rate_after{1000};

Error cannot_report(const std::string& path) {
    return {ErrorKind::System, "cannot write the report '" + path + "': " + std::strerror(errno),
            "check the folder's rights and room, or name another file with --report"};
}

std::string json_line(const Rejection& rejection) {
    nlohmann::ordered_json line;
    line["path"] = rejection.path;
    line["place"] = rejection.place;
    line["reason"] = rejection.reason;
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

Result<std::unique_ptr<RunWatcher>> RunWatcher::open(const WatchOptions& options, std::ostream& err) {
    std::unique_ptr<RunWatcher> watcher{new RunWatcher{options, err}};
    if (!options.report.empty()) {
        watcher->report_.open(options.report);
        if (!watcher->report_) return cannot_report(options.report);
    }
    return watcher;
}

RunWatcher::RunWatcher(const WatchOptions& options, std::ostream& err)
    : options_{options}, line_{err, options.quiet ? 0 : options.columns, [this] {
                                   return progress_text();
                               }} {}

void RunWatcher::doing(const std::string& what) {
    const std::lock_guard lock{mutex_};
    doing_ = what;
}

void RunWatcher::rejected(const Rejection& rejection) {
    ++rejections_;
    if (report_.is_open()) report_ << json_line(rejection) << '\n';
    if (rejections_ > rejections_shown) return;
    const auto place = rejection.place.empty() ? "" : ", " + rejection.place;
    note(safe_for_terminal("rejected: " + rejection.path + place + ": " + rejection.reason));
}

void RunWatcher::remark(const std::string& text) {
    if (++remarks_ <= remarks_shown) note("note: " + safe_for_terminal(text));
}

void RunWatcher::note(const std::string& text) {
    if (!options_.quiet) line_.say(text);
}

Status RunWatcher::finish() {
    if (rejections_ > rejections_shown) {
        note("… and " + with_thousands(rejections_ - rejections_shown) + " more rejected");
    }
    if (remarks_ > remarks_shown) note("… and " + counted(remarks_ - remarks_shown, "more note"));
    if (report_.is_open() && !report_.flush()) return cannot_report(options_.report);
    return Done{};
}

std::chrono::milliseconds RunWatcher::elapsed() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began_);
}

std::string RunWatcher::rejections_listed() const {
    return options_.report.empty() ? "--report FILE lists them" : "see " + safe_for_terminal(options_.report);
}

/// "12,345 articles, 530 a second, 2 min left: news/a.jsonl"
std::string RunWatcher::progress_text() {
    const auto articles = articles_.load();
    auto text = counted(articles, "article");
    const auto spent = elapsed();
    if (spent >= rate_after) {
        const auto ms = static_cast<std::uint64_t>(spent.count());
        text += ", " + with_thousands(articles * 1000 / ms) + " a second";
        const auto read = bytes_read_.load();
        const auto expected = bytes_expected_.load();
        if (read > 0 && read <= expected) {
            const auto left =
                static_cast<double>(ms) * static_cast<double>(expected - read) / static_cast<double>(read);
            text +=
                ", " + duration_text(std::chrono::milliseconds{static_cast<std::int64_t>(left)}) + " left";
        }
    }
    const std::lock_guard lock{mutex_};
    if (!doing_.empty()) text += ": " + doing_;
    return text;
}

}  // namespace onrecord
