// The seam between the pipeline and the readers: files and folders in, articles one by one out.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "common/article/article.hpp"
#include "common/base/date.hpp"
#include "common/base/result.hpp"
#include "indexer/read/article_file.hpp"

namespace onrecord {

/// What to read, and how.
struct ReadingJob {
    std::vector<std::string> paths;  ///< files, folders, "-"; normalized
    std::string skip_dir;            ///< the folder of the index: not read where it lies within a path
    std::string format;              ///< "" to detect it
    std::vector<std::string> maps;   ///< "our=theirs"
    Date today = onrecord::today();  ///< what is dated later is misdated
};

/// What a run says that takes a rejection for fatal.
Error rejection_error(const Rejection& rejection);

/// A file that was read to its end.
struct FileRead {
    std::string path;
    bool is_single_article = false;
    bool is_whole = false;  ///< nothing of it was rejected
};

/// Called in the order of what is read; `false` from one of the first two ends the reading.
struct ReadingEvents {
    std::function<void(const std::string& path)> file_begins;
    std::function<bool(Article)> article;
    std::function<bool(const Rejection&)> rejected;
    std::function<bool(const FileRead&)> file_ends;
    std::function<void(const std::string& note)> note;
    std::function<void(std::uint64_t bytes_in_all)> progress;
};

/// Done also where an event ended the reading; an Error where nothing could be read at all.
Status read_articles(const ReadingJob& job, const ReadingEvents& events);

/// The path without ".", ".." and doubled or final slashes, as far as the text alone tells.
std::string normalized_path(const std::string& path);

}  // namespace onrecord
