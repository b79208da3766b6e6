// Files and folders in, articles one by one out: the seam between the pipeline and the readers.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "common/article/article.hpp"
#include "common/base/result.hpp"
#include "indexer/read/article_file.hpp"

namespace onrecord {

/// What to read, and how.
struct ReadingJob {
    std::vector<std::string> paths;     ///< files, folders, "-"; each a normalized_path()
    std::string skip_dir;               ///< the index: not read where it lies within a path
    bool paths_may_be_missing = false;  ///< their articles are to be dropped
    ReadSettings settings;
};

/// A file that was read to its end.
struct FileRead {
    std::string path;
    bool is_single_article = false;
    bool is_whole = false;  ///< nothing of it was rejected
};

/// Called in the order of what is read; `false` ends the reading.
struct ReadingEvents {
    std::function<void(const std::string& path)> file_begins;
    std::function<bool(Article)> article;
    std::function<bool(const Rejection&)> rejected;
    std::function<bool(const FileRead&)> file_ends;
    std::function<void(const std::string& note)> note;
    std::function<void(std::uint64_t bytes_in_all)> progress;  ///< as the files are on disk
};

/// A request to `stop` ends the waiting for input; the events see to the rest. Done also where an event ended
/// the reading; an Error where none of the paths exists.
Status read_articles(const ReadingJob& job, const ReadingEvents& events, const std::stop_token& stop = {});

/// Bytes of all the files, as far as they say.
std::uint64_t bytes_to_read(const ReadingJob& job);

/// The path without ".", ".." and doubled or final slashes, as far as the text alone tells.
std::string normalized_path(const std::string& path);

/// What a run says that takes a rejection for fatal.
Error rejection_error(const Rejection& rejection);

}  // namespace onrecord
