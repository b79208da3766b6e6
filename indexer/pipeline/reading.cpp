#include "indexer/pipeline/reading.hpp"

#include <filesystem>
#include <utility>

#include "common/base/file.hpp"
#include "indexer/read/file_walk.hpp"

namespace onrecord {
namespace {

Result<ReadSettings> settings_of(const ReadingJob& job) {
    ReadSettings settings;
    settings.today = job.today;
    if (!job.format.empty()) {
        const auto format = format_named(job.format);
        if (!format) return format.error();
        settings.format = *format;
    }
    auto fields = FieldMap::parse(job.maps);
    if (!fields) return fields.error();
    settings.fields = std::move(*fields);
    return settings;
}

/// Reads the paths of one job; every function is false where an event ended the reading.
class Reading {
  public:
    Reading(const ReadSettings& settings, const std::string& skip_dir, const ReadingEvents& events)
        : settings_{settings}, skipped_{file_status(skip_dir)}, events_{events} {}

    bool path(const std::string& path) {
        FileWalk walk{path, [&](const FileStatus& folder) {
                          return skipped_.kind == FileKind::Folder &&
                                 folder.identity() == skipped_.identity();
                      }};
        while (const auto found = walk.next()) {
            const bool goes_on = found->complaint.empty()
                                     ? file(found->path)
                                     : events_.rejected({found->path, "", found->complaint});
            if (!goes_on) return false;
        }
        return true;
    }

  private:
    bool file(const std::string& path) {
        events_.file_begins(path);
        ArticleFile file{path, settings_};
        bool whole = true;
        while (auto item = file.next()) {
            events_.progress(bytes_ + file.bytes_read());
            if (auto* article = std::get_if<Article>(&*item)) {
                if (!events_.article(std::move(*article))) return false;
            } else if (const auto* rejection = std::get_if<Rejection>(&*item)) {
                whole = false;
                if (!events_.rejected(*rejection)) return false;
            } else {
                events_.note(std::get<ReadingNote>(*item).text);
            }
        }
        bytes_ += file.bytes_read();
        events_.progress(bytes_);
        return events_.file_ends({path, file.is_single_article(), whole});
    }

    const ReadSettings& settings_;
    FileStatus skipped_;
    const ReadingEvents& events_;
    std::uint64_t bytes_ = 0;
};

}  // namespace

Error rejection_error(const Rejection& rejection) {
    const auto place = rejection.place.empty() ? "" : ", " + rejection.place;
    return {ErrorKind::Input, rejection.path + place + ": " + rejection.reason,
            "mend it, or leave --strict out to pass over such articles"};
}

Status read_articles(const ReadingJob& job, const ReadingEvents& events) {
    const auto settings = settings_of(job);
    if (!settings) return settings.error();
    bool any = job.paths.empty();
    for (const auto& path : job.paths) any |= path == "-" || file_status(path).kind != FileKind::Missing;
    if (!any) {
        return Error{ErrorKind::Input, "there is nothing to read: none of the paths exists",
                     "check their names"};
    }
    Reading reading{*settings, job.skip_dir, events};
    for (const auto& path : job.paths) {
        if (!reading.path(path)) break;
    }
    return Done{};
}

std::string normalized_path(const std::string& path) {
    if (path == "-") return path;
    auto normal = std::filesystem::path{path}.lexically_normal().string();
    while (normal.size() > 1 && normal.ends_with('/')) normal.pop_back();
    return normal.empty() ? "." : normal;
}

}  // namespace onrecord
