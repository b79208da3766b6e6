#include "indexer/pipeline/rebuild.hpp"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>
#include <system_error>
#include <utility>

#include <xapian.h>

#include "common/base/own_process.hpp"
#include "common/base/text.hpp"
#include "common/index/index_check.hpp"
#include "common/index/layout.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/version_file.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/build/entry.hpp"
#include "indexer/pipeline/check.hpp"
#include "indexer/pipeline/folder_files.hpp"
#include "indexer/pipeline/index_folder.hpp"
#include "indexer/pipeline/index_writer.hpp"
#include "indexer/pipeline/stored_hash.hpp"
#include "indexer/pipeline/writer_lock.hpp"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds patience{10'000};
constexpr const char* only_reindexing =
    "only reading the articles again helps: run indexer with --rebuild on the articles";

Error cannot(const std::string& what, const std::string& path, const std::string& reason) {
    return {
        ErrorKind::System, "cannot " + what + " '" + path + "': " + reason,
        "the index is as it was; check the rights of the folder that it lies in and the room on its disk"};
}

/// As long as it is there, the new index has not taken its place.
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

/// The stored article of that docid, nothing where there is none or none that can be read.
std::optional<AnalyzedArticle> salvaged(const Xapian::Database& articles, Xapian::docid docid) {
    auto read = with_xapian([&]() -> Result<AnalyzedArticle> {
        // The lists that say which docids there are may be what is damaged.
        return decode_article(articles.get_document(docid, Xapian::DOC_ASSUME_VALID).get_data());
    });
    return read ? std::optional{std::move(*read)} : std::nullopt;
}

/// "" where it cannot be read.
std::string stored_hash(const Xapian::Database& articles, Xapian::docid docid) {
    const auto hash = with_xapian([&]() -> Result<std::string> {
        return articles.get_document(docid, Xapian::DOC_ASSUME_VALID)
            .get_value(static_cast<Xapian::valueno>(Slot::Hash));
    });
    return hash ? *hash : std::string{};
}

/// Writes all that can be read of `articles` into the new index at `dir`.
Status salvage(const Xapian::Database& articles, const std::string& dir, RebuildSummary& summary) {
    auto writer = IndexWriter::open(dir);
    if (!writer) return writer.error();
    if (!std::ofstream{marker_of(dir)}) return cannot("write to", dir, std::strerror(errno));
    std::set<std::string> ids;
    std::uint64_t read = 0;
    for (Xapian::docid docid = 1; docid <= articles.get_lastdocid(); ++docid) {
        const auto article = salvaged(articles, docid);
        if (article) ++read;
        if (!article || !ids.insert(article->article.id).second) continue;
        auto hash = stored_hash(articles, docid);
        // An article without a hash is news to the next run, which then replaces it.
        if (!is_hash_of(hash, article->article)) {
            hash.clear();
            ++summary.doubtful;
        }
        if (const auto added = writer->add(build_entry(*article, hash)); !added) return added.error();
    }
    if (const auto committed = writer->commit(); !committed) return committed.error();
    summary.articles = ids.size();
    const auto held = std::uint64_t{articles.get_doccount()};
    summary.lost = held > read ? held - read : 0;
    return Done{};
}

std::string free_name(const std::string& wanted) {
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(wanted, ignored))) return wanted;
    for (int number = 2;; ++number) {
        auto name = wanted + '-' + std::to_string(number);
        if (!fs::exists(fs::symlink_status(name, ignored))) return name;
    }
}

/// The new index takes the place of the old one in one step; where the file system knows no exchange, in two.
Status change_places(const std::string& index_dir, const std::string& new_dir,
                     const std::string& damaged_dir) {
    std::error_code error;
    fs::remove(marker_of(new_dir), error);
    sync_folder(new_dir);
    if (exchange_folders(new_dir, index_dir)) {
        fs::rename(new_dir, damaged_dir, error);
    } else {
        fs::rename(index_dir, damaged_dir, error);
        if (!error) fs::rename(new_dir, index_dir, error);
    }
    sync_folder(fs::path{index_dir}.parent_path());
    return error ? Status{cannot("rename", index_dir, error.message())} : Status{Done{}};
}

/// Salvages in a process of its own, since damage may end who reads it. Sets the numbers of `summary`.
Status salvage_apart(const std::string& index_dir, const std::string& new_dir, RebuildSummary& summary,
                     const std::stop_token& stop) {
    const auto work = [&]() -> std::string {
        const auto saved = with_xapian([&]() -> Status {
            const Xapian::Database articles{checked_database(articles_path(index_dir))};
            if (const auto known = check_versions(articles, index_dir); !known) return known;
            return salvage(articles, new_dir, summary);
        });
        if (!saved) return saved.error().message + '\n' + saved.error().hint;
        return std::to_string(summary.articles) + ' ' + std::to_string(summary.lost) + ' ' +
               std::to_string(summary.doubtful);
    };
    const auto apart = run_apart(work, stop);
    if (apart.was_stopped)
        return Error{ErrorKind::System, "the repair was interrupted; the index is as it was", "run it again"};
    if (apart.signal != 0)
        return Error{ErrorKind::Database, "nothing can be saved of the index at '" + index_dir + "'",
                     only_reindexing};
    std::istringstream numbers{apart.told};
    if (numbers >> summary.articles >> summary.lost >> summary.doubtful) return Done{};
    const auto end = apart.told.find('\n');
    return Error{ErrorKind::Database, apart.told.substr(0, end), only_reindexing};
}

Result<RebuildSummary> rebuild(const std::string& index_dir, const std::stop_token& stop) {
    RebuildSummary summary;
    const auto new_dir = index_dir + ".repairing";
    if (const auto made = make_workshop(new_dir); !made) return made.error();
    const auto lock = WriterLock::acquire(
        new_dir, patience, [](const std::string&) {}, stop);
    if (!lock) return lock.error();
    if (const auto saved = salvage_apart(index_dir, new_dir, summary, stop); !saved) {
        std::error_code ignored;
        fs::remove_all(new_dir, ignored);
        return saved.error();
    }
    if (const auto kept = copy_names(index_dir, new_dir); !kept) return kept.error();
    summary.damaged_dir = free_name(index_dir + ".damaged");
    if (const auto changed = change_places(index_dir, new_dir, summary.damaged_dir); !changed)
        return changed.error();
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
    if (!report->is_sound()) {
        std::error_code error;
        const auto canonical = fs::canonical(index_dir, error).string();
        if (error) return cannot("find", index_dir, error.message());
        return rebuild(canonical, stop);
    }
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
    auto text = "'" + index_dir + "': repaired, " + size + "; the damaged index is kept at '" +
                summary.damaged_dir + "'\n";
    if (summary.lost + summary.doubtful > 0) {
        text += counted(summary.lost, "article") + " could not be read, " + with_thousands(summary.doubtful) +
                " may not be whole: run indexer on the articles again, it adds what is missing\n";
    }
    return text;
}

}  // namespace onrecord
