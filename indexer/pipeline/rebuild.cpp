#include "indexer/pipeline/rebuild.hpp"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include <xapian.h>

#include "common/base/own_process.hpp"
#include "common/base/text.hpp"
#include "common/index/index_check.hpp"
#include "common/index/layout.hpp"
#include "common/index/version_file.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/pipeline/check.hpp"
#include "indexer/pipeline/folder_files.hpp"
#include "indexer/pipeline/index_folder.hpp"
#include "indexer/pipeline/index_writer.hpp"
#include "indexer/pipeline/writer_lock.hpp"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds patience{10'000};
constexpr std::string_view only_reindexing =
    "only reading the articles again helps: run indexer with --rebuild on the articles";

Error cannot(const std::string& what, const std::string& path, const std::string& reason) {
    return {
        ErrorKind::System, "cannot " + what + " '" + path + "': " + reason,
        "the index is as it was; check the rights of the folder that it lies in and the room on its disk"};
}

std::string workshop_of(const std::string& index_dir) {
    return index_dir + ".repairing";
}

/// In a workshop: the new index has not taken its place. In an index: it has, and the old one may still lie
/// in the workshop.
std::string marker_of(const std::string& dir) {
    return dir + "/repairing";
}

/// Whether it is what an interrupted repair left.
bool is_left_over(const std::string& dir) {
    std::error_code ignored;
    return fs::exists(marker_of(dir), ignored) || state_of_folder(dir) == FolderState::Unfinished;
}

Status make_workshop(const std::string& dir) {
    std::error_code error;
    if (is_left_over(dir)) fs::remove_all(dir, error);
    if (state_of_folder(dir) != FolderState::Absent) return cannot("make", dir, "it is there already");
    fs::create_directory(dir, error);
    return error ? Status{cannot("make", dir, error.message())} : Status{Done{}};
}

std::string free_name(const std::string& wanted) {
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(wanted, ignored))) return wanted;
    for (int number = 2;; ++number) {
        auto name = wanted + '-' + std::to_string(number);
        if (!fs::exists(fs::symlink_status(name, ignored))) return name;
    }
}

/// The last steps of a repair: the old index goes where it is kept. Says where it lies then.
std::string put_away(const std::string& index_dir) {
    const auto old_dir = workshop_of(index_dir);
    auto kept_dir = free_name(index_dir + ".damaged");
    std::error_code error;
    fs::rename(old_dir, kept_dir, error);
    std::error_code ignored;
    fs::remove(marker_of(index_dir), ignored);
    // Both indexes are safe on disk, whichever name each has.
    (void)sync_folder(fs::path{index_dir}.parent_path());
    return error ? old_dir : kept_dir;
}

/// A repair that was cut behind its exchange is ended.
void end_cut_repair(const std::string& index_dir) {
    std::error_code ignored;
    if (fs::exists(marker_of(index_dir), ignored)) put_away(index_dir);
}

/// The new index takes the place of the old one in one step; where the file system knows no exchange, in two.
/// Says where the old one lies then.
Result<std::string> change_places(const std::string& index_dir) {
    const auto new_dir = workshop_of(index_dir);
    if (const auto synced = sync_folder(new_dir); !synced) return synced.error();
    if (exchange_folders(new_dir, index_dir)) return put_away(index_dir);
    auto kept_dir = free_name(index_dir + ".damaged");
    std::error_code error;
    fs::rename(index_dir, kept_dir, error);
    if (error) return cannot("rename", index_dir, error.message());
    fs::rename(new_dir, index_dir, error);
    if (error) {
        const auto reason = error.message();
        fs::rename(kept_dir, index_dir, error);
        if (!error) return cannot("rename", new_dir, reason);
        return Error{ErrorKind::System, "cannot rename '" + new_dir + "': " + reason,
                     "the repaired index is kept there, the damaged one at '" + kept_dir +
                         "': rename one of them to '" + index_dir + "'"};
    }
    fs::remove(marker_of(index_dir), error);
    if (const auto synced = sync_folder(fs::path{index_dir}.parent_path()); !synced) return synced.error();
    return kept_dir;
}

/// Salvages in a process of its own, since damage may end who reads it.
Result<Salvaged> salvage_apart(const std::string& index_dir, const std::string& new_dir,
                               const std::stop_token& stop) {
    const auto nothing = "nothing can be saved of the index at '" + index_dir + "'";
    const auto work = [&]() -> std::string {
        return encode_salvaged(with_xapian([&]() -> Result<Salvaged> {
            const Xapian::Database articles{checked_database(articles_path(index_dir))};
            if (const auto known = check_versions(articles, index_dir); !known) return known.error();
            return salvage(articles, new_dir, marker_of(new_dir));
        }));
    };
    const auto ran = run_apart(work, stop);
    if (!ran) return ran.error();
    const auto& apart = *ran;
    if (apart.was_stopped)
        return Error{ErrorKind::System, "the repair was interrupted; the index is as it was", "run it again"};
    if (apart.signal == SIGKILL)
        return Error{ErrorKind::System, "the repair was killed; the index is as it was",
                     "see that there is memory enough, and run it again"};
    if (apart.signal != 0)
        return Error{ErrorKind::Database,
                     nothing + ": the repair was ended by signal " + std::to_string(apart.signal),
                     "where the room on its disk is not enough, make room and run it again; else " +
                         std::string{only_reindexing}};
    auto salvaged = decode_salvaged(apart.told);
    if (salvaged || salvaged.error().kind != ErrorKind::Database) return salvaged;
    return Error{ErrorKind::Database, nothing + ": " + salvaged.error().message,
                 std::string{only_reindexing}};
}

Result<RebuildSummary> rebuild(const std::string& index_dir, const std::stop_token& stop) {
    RebuildSummary summary;
    const auto new_dir = workshop_of(index_dir);
    if (const auto made = make_workshop(new_dir); !made) return made.error();
    const auto lock = WriterLock::acquire(
        new_dir, patience, [](const std::string&) {}, stop);
    if (!lock) return lock.error();
    auto salvaged = salvage_apart(index_dir, new_dir, stop);
    if (!salvaged) {
        std::error_code ignored;
        fs::remove_all(new_dir, ignored);
        return salvaged.error();
    }
    summary.articles = salvaged->articles;
    summary.salvaged = std::move(*salvaged);
    if (const auto kept = copy_names(index_dir, new_dir); !kept) return kept.error();
    const auto kept_dir = change_places(index_dir);
    if (!kept_dir) return kept_dir.error();
    summary.damaged_dir = *kept_dir;
    return summary;
}

}  // namespace

Result<RebuildSummary> rebuild_index(const std::string& index_dir,
                                     const std::function<void(const std::string&)>& tell,
                                     const std::stop_token& stop) {
    const auto report = check_index(index_dir, tell, stop);
    if (!report) return report.error();
    const auto lock = WriterLock::acquire(index_dir, patience, tell, stop);
    if (!lock) return lock.error();
    std::error_code error;
    const auto canonical = fs::canonical(index_dir, error).string();
    if (error) return cannot("find", index_dir, error.message());
    end_cut_repair(canonical);
    if (!report->is_sound()) return rebuild(canonical, stop);
    RebuildSummary summary;
    summary.articles = report->articles;
    summary.was_completed = report->remedy == Remedy::NextRun;
    summary.was_sound = !summary.was_completed;
    // Opening it to write puts right what a cut run left behind.
    if (const auto writer = IndexWriter::open(index_dir); !writer) return writer.error();
    return summary;
}

std::string rebuild_text(const RebuildSummary& summary, const std::string& index_dir) {
    const auto size = counted(summary.articles, "article");
    if (summary.was_sound) return "'" + index_dir + "' is sound: nothing to repair; " + size + '\n';
    if (summary.was_completed)
        return "'" + index_dir + "': what a cut run left was completed; " + size + '\n';
    return "'" + index_dir + "': repaired, " + size + "; the damaged index is kept at '" +
           summary.damaged_dir + "'\n" + missing_text(summary.salvaged);
}

}  // namespace onrecord
