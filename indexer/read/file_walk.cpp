#include "indexer/read/file_walk.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <fnmatch.h>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr auto no_file = "is a pipe, socket or device, not a file";

/// More than this of an ignore file is not read: it is none.
constexpr std::size_t longest_ignore_file = 64U << 10U;

std::string beginning_of(const std::string& path, std::size_t most) {
    if (file_status(path).kind != FileKind::Regular) return {};
    auto file = File::open(path);
    if (!file) return {};
    std::string text(most, '\0');
    std::size_t size = 0;
    while (size < most) {
        const auto read = file->read(text.data() + size, most - size);
        if (!read || *read == 0) break;
        size += *read;
    }
    text.resize(size);
    return text;
}

/// The patterns of a folder's ignore file; none where there is no such file.
std::vector<std::string> ignored_names(const std::string& folder) {
    std::vector<std::string> patterns;
    const auto text = beginning_of(folder + std::string{ignore_file}, longest_ignore_file);
    for (const auto line : split(text, '\n')) {
        const auto pattern = trim(line);
        if (!pattern.empty() && !pattern.starts_with('#')) patterns.emplace_back(pattern);
    }
    return patterns;
}

bool is_ignored(const std::vector<std::string>& patterns, const std::string& name) {
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
        return fnmatch(pattern.c_str(), name.c_str(), FNM_PERIOD) == 0;
    });
}

}  // namespace

FileWalk::FileWalk(const std::string& path, std::function<bool(const FileStatus&)> skipped)
    : skipped_{std::move(skipped)} {
    const bool is_folder = path != "-" && file_status(path).kind == FileKind::Folder;
    waiting_.push_back({is_folder && !path.ends_with('/') ? path + '/' : path, ""});
}

std::optional<WalkedFile> FileWalk::next() {
    while (!waiting_.empty()) {
        auto first = std::move(waiting_.back());
        waiting_.pop_back();
        if (!first.complaint.empty() || !first.path.ends_with('/')) return first;
        enter(first.path, file_status(first.path));
    }
    return {};
}

void FileWalk::enter(const std::string& folder, const FileStatus& status) {
    if (skipped_(status) || !entered_.insert(status.identity()).second) return;
    std::error_code error;
    fs::directory_iterator entries{folder, error};
    const auto patterns = ignored_names(folder);
    const auto before = waiting_.size();
    for (; !error && entries != fs::directory_iterator{}; entries.increment(error)) {
        const auto name = entries->path().filename().string();
        if (name.starts_with('.') || is_ignored(patterns, name)) continue;
        auto path = folder + name;
        const auto kind = file_status(path).kind;
        if (kind == FileKind::Folder) path += '/';
        const bool readable = kind == FileKind::Regular || kind == FileKind::Folder;
        const auto* complaint = kind == FileKind::Missing ? "is a link that leads nowhere" : no_file;
        waiting_.push_back({std::move(path), readable ? "" : complaint});
    }
    if (error) waiting_.push_back({folder, "the folder cannot be read: " + error.message()});
    std::sort(waiting_.begin() + static_cast<std::ptrdiff_t>(before), waiting_.end(),
              [](const WalkedFile& a, const WalkedFile& b) { return a.path > b.path; });
}

}  // namespace onrecord
