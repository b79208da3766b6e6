// Files as the operating system sees them: what a path leads to, and bytes read from it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>

#include "common/base/result.hpp"

namespace onrecord {

enum class FileKind { Missing, Regular, Folder, Pipe, Socket, Device };

/// What stands at a path, symbolic links followed. `device` and `inode` name it whatever its path.
struct FileStatus {
    FileKind kind = FileKind::Missing;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t modified = 0;  ///< Unix seconds
    std::int64_t modified_nanoseconds = 0;

    friend bool operator==(const FileStatus&, const FileStatus&) = default;
    std::pair<std::uint64_t, std::uint64_t> identity() const { return {device, inode}; }
};

/// Missing also where the path cannot be followed.
FileStatus file_status(const std::string& path);

/// A file open for reading; "-" is standard input, which is not closed.
class File {
  public:
    /// Errors are of kind Input and name the reason ("permission denied"), not the path. A request to `stop`
    /// ends the waiting for a pipe or a terminal that says nothing: it reads as if it were at its end.
    static Result<File> open(const std::string& path, std::stop_token stop = {});

    File(File&& other) noexcept
        : descriptor_{std::exchange(other.descriptor_, -1)}, stop_{std::move(other.stop_)} {}
    File& operator=(File&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        std::swap(stop_, other.stop_);
        return *this;
    }
    ~File();

    /// At most `size` bytes to `to`; 0 at the end only.
    Result<std::size_t> read(char* to, std::size_t size);

  private:
    File(int descriptor, std::stop_token stop) : descriptor_{descriptor}, stop_{std::move(stop)} {}

    int descriptor_ = -1;
    std::stop_token stop_;
};

/// "its disk has 12.3 MB of room, this takes some 20.0 MB": of the disk that the path, or the nearest folder
/// above it that there is, lies on.
std::string room_text(const std::string& path, std::uint64_t needed_bytes);

/// The last part of a path: "a/b.txt" is "b.txt".
std::string_view file_name(std::string_view path);

}  // namespace onrecord
