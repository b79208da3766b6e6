#include "indexer/pipeline/bulk_build.hpp"

#include <functional>
#include <thread>
#include <utility>

#include "common/base/file.hpp"
#include "common/base/text.hpp"
#include "common/index/layout.hpp"
#include "common/index/side_column.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/pipeline/build_site.hpp"
#include "indexer/pipeline/index_folder.hpp"
#include "indexer/pipeline/inflections.hpp"
#include "indexer/pipeline/run_in_order.hpp"

namespace onrecord {
namespace {

/// Bytes of disk for a byte of stored text: segments, and what they are merged into.
constexpr std::uint64_t room_per_byte = 8;

/// Notes tell of less room only where it is worth telling.
constexpr std::uint64_t megabyte = 1'000'000;

/// What every working thread does with a segment; the table of inflections is its own.
struct SegmentWriter {
    std::string folder;
    Inflections inflections;

    Result<Segment> operator()(const SegmentPlan& plan) { return write_segment(plan, folder, inflections); }
};

Status complete_database(const std::string& path, std::uint64_t batch) {
    return with_xapian([&]() -> Status {
        Xapian::WritableDatabase db{path, Xapian::DB_CREATE_OR_OPEN};
        write_metadata(db, batch);
        return Done{};
    });
}

}  // namespace

BulkBuild::BulkBuild(BulkPlan plan)
    : plan_{std::move(plan)},
      site_{building_path(plan_.index_dir)},
      order_{site_, plan_.memory / 2},
      articles_{site_, "articles"},
      statements_{site_, "statements"} {}

Status BulkBuild::add(WaitingArticle article, bool only_one) {
    article.arrival = ++arrivals_;
    bytes_ += article.stored.size();
    if (!only_one) order_.supersede(article.order.hash, article.arrival);
    const auto added = order_.add(std::move(article));
    return added ? added : Status{cannot_write(added.error())};
}

Result<std::optional<Xapian::doccount>> BulkBuild::finish(RunWatcher& watcher, const std::stop_token& stop) {
    if (watcher.is_watched() && bytes_ > megabyte) {
        watcher.note("writing " + counted(order_.size(), "article") + " in order of date; some " +
                     with_thousands(room_per_byte * bytes_ / megabyte) +
                     " MB are needed for the time being, in '" + site_ + "'");
    }
    if (const auto written = write_segments(watcher, stop); !written) return cannot_write(written.error());
    if (was_stopped_) return std::optional<Xapian::doccount>{};
    watcher.doing("merging");
    if (const auto merged = merge_all(); !merged) return cannot_write(merged.error());
    if (const auto whole = make_whole(watcher); !whole) return cannot_write(whole.error());
    return std::optional{written_};
}

Error BulkBuild::cannot_write(const Error& error) const {
    return {error.kind, "cannot write to the index at '" + plan_.told_dir + "': " + error.message,
            room_text(plan_.index_dir, room_per_byte * bytes_) +
                "\nmake room or check the rights of the folder, then run the same command again: nothing was "
                "changed"};
}

Status BulkBuild::write_segments(RunWatcher& watcher, const std::stop_token& stop) {
    if (const auto sorted = order_.finish(); !sorted) return sorted;
    Stages<SegmentPlan, SegmentWriter> stages;
    stages.produce = [&](const auto& push) {
        return plan_segments(
            [&](SegmentPlan plan) {
                watcher.doing("writing, " + with_thousands(written_) + " done");
                const auto weight = plan.bytes();
                return push(std::move(plan), weight);
            },
            stop);
    };
    stages.make_worker = [&]() -> Result<SegmentWriter> { return SegmentWriter{site_, {}}; };
    stages.consume = [&](const Result<Segment>& segment) {
        return segment ? take_segment(*segment) : Status{segment.error()};
    };
    return run_in_order(stages, plan_.threads);
}

/// Cuts the order into pieces.
Status BulkBuild::plan_segments(const std::function<bool(SegmentPlan)>& push, const std::stop_token& stop) {
    SegmentPlan plan;
    std::size_t bytes = 0;
    const auto pass_on = [&] {
        SegmentPlan next{plan.number + 1, written_ + 1, {}};
        bytes = 0;
        return push(std::exchange(plan, std::move(next)));
    };
    for (;;) {
        if ((was_stopped_ = stop.stop_requested())) return Done{};
        auto article = order_.next();
        if (!article) return article.error();
        if (!article->has_value()) break;
        bytes += (*article)->stored.size();
        plan.articles.push_back(std::move(**article));
        ++written_;
        const bool is_full = plan.articles.size() >= plan_.segment.articles || bytes >= plan_.segment.bytes;
        if (is_full && !pass_on()) return Done{};
    }
    if (!plan.articles.empty()) (void)pass_on();
    return Done{};
}

Status BulkBuild::take_segment(const Segment& segment) {
    if (const auto added = articles_.add(segment.articles); !added) return added;
    return statements_.add(segment.statements);
}

/// Both databases, beside each other.
Status BulkBuild::merge_all() {
    const auto merge = [](Merge& from, const std::string& path) {
        return from.is_empty() ? Status{Done{}} : from.finish(path);
    };
    auto statements_merged = Status{Done{}};
    std::thread beside{[&] { statements_merged = merge(statements_, statements_path(site_)); }};
    const auto articles_merged = merge(articles_, articles_path(site_));
    beside.join();
    return articles_merged ? statements_merged : articles_merged;
}

Status BulkBuild::make_whole(RunWatcher& watcher) {
    for (const auto& path : {statements_path(site_), articles_path(site_)}) {
        if (const auto completed = complete_database(path, plan_.batch); !completed) return completed;
    }
    // Without it, answers are slower and the same: no reason to fail.
    if (const auto made = refresh_side_column(site_); !made) watcher.note(made.error().message);
    return publish(plan_.index_dir);
}

}  // namespace onrecord
