#include "indexer/pipeline/open_index.hpp"

#include <utility>

#include <xapian.h>

#include "common/index/layout.hpp"
#include "common/index/version_file.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/pipeline/build_site.hpp"
#include "indexer/pipeline/index_folder.hpp"
#include "indexer/pipeline/repair.hpp"

namespace onrecord {
namespace {

Result<WriterLock> lock_index(const IndexJob& job, const std::string& dir, RunWatcher& watcher,
                              const std::stop_token& stop) {
    return WriterLock::acquire(
        dir, job.patience, [&](const std::string& who) { watcher.note("waiting for " + who + " …"); }, stop);
}

BulkPlan bulk_plan(const IndexJob& job) {
    BulkPlan plan;
    plan.index_dir = job.index_dir;
    plan.told_dir = job.index_dir;
    plan.threads = job.threads;
    plan.memory = job.memory;
    plan.segment = job.segment;
    return plan;
}

/// Numbers of batches never go back at one place: readers tell states apart by them, too.
std::uint64_t next_batch(const std::string& index_dir) {
    const auto batch = with_xapian([&]() -> Result<std::uint64_t> {
        return batch_of(Xapian::Database{checked_database(articles_path(index_dir))});
    });
    return batch ? *batch + 1 : 1;
}

Status open_sink(const IndexJob& job, RunWatcher& watcher, const std::stop_token& stop, OpenIndex& index) {
    const bool is_there = state_of_folder(job.index_dir) == FolderState::Index;
    index.is_new = !job.reading.paths.empty() && (!is_there || job.rebuild);
    if (index.is_new && is_there) return open_replacement(job, watcher, stop, index);
    if (index.is_new) {
        if (const auto opened = open_build_site(job.index_dir); !opened) return opened;
        index.sink = ArticleSink::into_new_index(bulk_plan(job), false, job.batch, watcher);
        return Done{};
    }
    auto sink = ArticleSink::into_index(job.index_dir, job.batch);
    if (!sink) return sink.error();
    index.sink = std::move(*sink);
    return Done{};
}

}  // namespace

Result<WriterLock> take_index(const IndexJob& job, RunWatcher& watcher, const std::stop_token& stop) {
    if (const auto ours = check_folder(job.index_dir); !ours) return ours.error();
    if (const auto made = make_folder(job.index_dir); !made) return made.error();
    auto lock = lock_index(job, job.index_dir, watcher, stop);
    if (lock) clear_build_sites(job.index_dir);
    return lock;
}

Result<OpenIndex> open_index(const IndexJob& job, RunWatcher& watcher, const std::stop_token& stop) {
    auto lock = take_index(job, watcher, stop);
    if (!lock) return lock.error();
    OpenIndex index;
    index.locks.push_back(std::move(*lock));
    if (const auto opened = open_sink(job, watcher, stop, index); !opened) return opened.error();
    return index;
}

Status open_replacement(const IndexJob& job, RunWatcher& watcher, const std::stop_token& stop,
                        OpenIndex& index) {
    const auto cannot = [&](const Error& error) {
        clear_build_sites(job.index_dir);
        return Error{error.kind, "cannot build an index beside '" + job.index_dir + "': " + error.message,
                     error.hint};
    };
    const auto site = open_rebuild_site(job.index_dir);
    if (!site) return cannot(site.error());
    auto lock = lock_index(job, *site, watcher, stop);
    if (!lock) return cannot(lock.error());
    index.locks.push_back(std::move(*lock));
    auto plan = bulk_plan(job);
    plan.index_dir = *site;
    plan.batch = next_batch(job.index_dir);
    index.sink = ArticleSink::into_new_index(std::move(plan), true, job.batch, watcher);
    return Done{};
}

Status check_there_is_index(const std::string& index_dir) {
    if (state_of_folder(index_dir) != FolderState::Absent) return Done{};
    return no_index_at(index_dir);
}

}  // namespace onrecord
