#include "indexer/pipeline/folder_files.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "common/base/file.hpp"
#include "common/index/layout.hpp"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

Status sync(const std::string& path, int flags) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
    if (file >= 0 && fsync(file) == 0) return close(file), Done{};
    const std::string reason = std::strerror(errno);
    if (file >= 0) close(file);
    return Error{ErrorKind::System, "cannot write '" + path + "' to disk: " + reason,
                 "check the disk, then run the same command again"};
}

}  // namespace

Error disk_error(const std::string& what, const std::string& path, std::uint64_t needed_bytes) {
    return {ErrorKind::System, "cannot " + what + " '" + path + "': " + std::strerror(errno),
            room_text(path, needed_bytes)};
}

Status sync_folder(const std::string& dir) {
    return sync(dir, O_DIRECTORY);
}

Status sync_tree(const std::string& path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) return sync(path, 0);
    fs::recursive_directory_iterator at{path, error};
    for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
        if (!at->is_regular_file(error)) continue;
        if (const auto synced = sync(at->path().string(), 0); !synced) return synced;
    }
    if (error)
        return Error{ErrorKind::System, "cannot read '" + path + "': " + error.message(), "check the disk"};
    return sync_folder(path);
}

bool exchange_folders(const std::string& one, const std::string& other) {
    return renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0;
}

Status copy_names(const std::string& from_index, const std::string& to_index) {
    for (const auto path_of : {aliases_path, blocklist_path}) {
        std::error_code error;
        if (!fs::exists(path_of(from_index), error)) continue;
        fs::copy_file(path_of(from_index), path_of(to_index), fs::copy_options::overwrite_existing, error);
        if (!error) {
            if (const auto synced = sync_tree(path_of(to_index)); !synced) return synced;
            continue;
        }
        return Error{ErrorKind::System, "cannot copy '" + path_of(from_index) + "': " + error.message(),
                     "the index is as it was; check the rights of the folder and the room on its disk"};
    }
    return sync_folder(to_index);
}

bool move_what_is_of_people(const std::string& from_index, const std::string& to_index) {
    std::error_code error;
    std::vector<fs::path> found;
    for (fs::directory_iterator at{from_index, error}, end; !error && at != end; at.increment(error)) {
        if (!is_made_by_indexer(at->path().filename().string())) found.push_back(at->path());
    }
    bool is_all = !error;
    for (const auto& path : found) {
        const auto to = fs::path{to_index} / path.filename();
        const bool moved = renameat2(AT_FDCWD, path.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0;
        is_all = is_all && moved;
    }
    return is_all;
}

}  // namespace onrecord
