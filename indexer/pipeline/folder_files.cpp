#include "indexer/pipeline/folder_files.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "common/index/layout.hpp"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

Status sync_file(const std::string& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file >= 0 && fsync(file) == 0) return close(file), Done{};
    const std::string reason = std::strerror(errno);
    if (file >= 0) close(file);
    return Error{ErrorKind::System, "cannot write '" + path + "' to disk: " + reason,
                 "check the disk, then run the same command again"};
}

}  // namespace

void sync_folder(const std::string& dir) {
    const int folder = open(dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    fsync(folder);
    close(folder);
}

Status sync_tree(const std::string& path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) return sync_file(path);
    for (fs::recursive_directory_iterator at{path, error}, end; !error && at != end; at.increment(error)) {
        if (!at->is_regular_file(error)) continue;
        if (const auto synced = sync_file(at->path().string()); !synced) return synced;
    }
    sync_folder(path);
    return Done{};
}

bool exchange_folders(const std::string& one, const std::string& other) {
    return renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0;
}

Status copy_names(const std::string& from_index, const std::string& to_index) {
    for (const auto path_of : {aliases_path, blocklist_path}) {
        std::error_code error;
        if (!fs::exists(path_of(from_index), error)) continue;
        fs::copy_file(path_of(from_index), path_of(to_index), fs::copy_options::overwrite_existing, error);
        if (!error) continue;
        return Error{ErrorKind::System, "cannot copy '" + path_of(from_index) + "': " + error.message(),
                     "the index is as it was; check the rights of the folder and the room on its disk"};
    }
    return Done{};
}

}  // namespace onrecord
