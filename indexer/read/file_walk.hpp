// Folders to files: everything beneath a folder, in the order of the bytes of the paths, each once.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/base/file.hpp"

namespace onrecord {

/// A file to read, or one that is passed over and why.
struct WalkedFile {
    std::string path;
    std::string complaint;  ///< "" where it is to be read
};

/// A file of this name lists names in its folder that are not to be read, one pattern of the shell a line;
/// "#" begins a comment. What is named as a path itself is read all the same.
inline constexpr std::string_view ignore_file = ".onrecordignore";

/// Goes through the folders that were named, one folder's names in memory at a time for each level. Hidden
/// and ignored files are passed over in silence, pipes, sockets and devices with a complaint. A folder that
/// was met before (a symbolic link in a circle) is not entered again.
class FileWalk {
  public:
    /// `skipped` says of a folder by what it is that it is not entered: the index itself.
    FileWalk(const std::string& path, std::function<bool(const FileStatus&)> skipped);

    std::optional<WalkedFile> next();

  private:
    void enter(const std::string& folder, const FileStatus& status);

    std::function<bool(const FileStatus&)> skipped_;
    std::set<std::pair<std::uint64_t, std::uint64_t>> entered_;
    std::vector<WalkedFile> waiting_;  ///< what comes next is at the back; folders end in '/'
};

}  // namespace onrecord
