#include "indexer/pipeline/reading.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <variant>

#include "common/base/file.hpp"
#include "indexer/read/file_walk.hpp"

namespace onrecord {
namespace {

bool is_missing(const std::string& path) {
    return path != "-" && file_status(path).kind == FileKind::Missing;
}

/// All files of one path, the index left out.
FileWalk walk(const ReadingJob& job, const std::string& path) {
    const auto skipped = file_status(job.skip_dir);
    return FileWalk{path, [skipped](const FileStatus& folder) {
                        return skipped.kind == FileKind::Folder && folder.identity() == skipped.identity();
                    }};
}

/// Turns what the readers give into events.
class Reading {
  public:
    Reading(const ReadingJob& job, const ReadingEvents& events, const std::stop_token& stop)
        : job_{job}, events_{events}, settings_{job.settings} {
        settings_.stop = stop;
    }

    bool read_path(const std::string& path) {
        auto files = walk(job_, path);
        while (const auto file = files.next()) {
            const auto name = normalized_path(file->path);
            const bool go_on =
                file->complaint.empty() ? read_file(name) : events_.rejected({name, "", file->complaint});
            if (!go_on) return false;
        }
        return true;
    }

  private:
    bool read_file(const std::string& path) {
        events_.file_begins(path);
        ArticleFile file{path, settings_};
        FileRead done{path, false, true};
        while (auto item = file.next()) {
            events_.progress(bytes_before_ + file.bytes_read());
            if (std::holds_alternative<Rejection>(*item)) done.is_whole = false;
            if (!pass_on(std::move(*item))) return false;
        }
        bytes_before_ += file.bytes_read();
        events_.progress(bytes_before_);
        done.is_single_article = file.is_single_article();
        return events_.file_ends(done);
    }

    bool pass_on(FileItem item) {
        if (auto* article = std::get_if<Article>(&item)) return events_.article(std::move(*article));
        if (const auto* rejection = std::get_if<Rejection>(&item)) return events_.rejected(*rejection);
        events_.note(std::get<ReadingNote>(item).text);
        return true;
    }

    const ReadingJob& job_;
    const ReadingEvents& events_;
    ReadSettings settings_;
    std::uint64_t bytes_before_ = 0;
};

}  // namespace

Status read_articles(const ReadingJob& job, const ReadingEvents& events, const std::stop_token& stop) {
    if (!job.paths_may_be_missing && std::all_of(job.paths.begin(), job.paths.end(), is_missing)) {
        const bool one = job.paths.size() == 1;
        return Error{ErrorKind::Input,
                     one ? "there is no '" + job.paths[0] + "'" : "none of the paths exists",
                     "check the name: a file, a folder, or - for standard input"};
    }
    Reading reading{job, events, stop};
    for (const auto& path : job.paths) {
        if (job.paths_may_be_missing && is_missing(path)) continue;
        if (!reading.read_path(path)) break;
    }
    return Done{};
}

std::uint64_t bytes_to_read(const ReadingJob& job) {
    std::uint64_t bytes = 0;
    for (const auto& path : job.paths) {
        auto files = walk(job, path);
        while (const auto file = files.next()) {
            const auto status = file_status(file->path);
            if (status.kind == FileKind::Regular) bytes += status.size;
        }
    }
    return bytes;
}

std::string normalized_path(const std::string& path) {
    if (path == "-") return path;
    auto normal = std::filesystem::path{path}.lexically_normal().string();
    while (normal.size() > 1 && normal.ends_with('/')) normal.pop_back();
    return normal;
}

Error rejection_error(const Rejection& rejection) {
    const auto place = rejection.place.empty() ? "" : ", " + rejection.place;
    return {ErrorKind::Input, rejection.path + place + ": " + rejection.reason,
            "mend it, or leave --strict out to pass over such articles"};
}

}  // namespace onrecord
