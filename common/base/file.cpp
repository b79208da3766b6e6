#include "common/base/file.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fmt/core.h>

namespace onrecord {
namespace {

Error input_error(int number) {
    return {ErrorKind::Input, std::generic_category().message(number), ""};
}

FileKind kind_of(mode_t mode) {
    if (S_ISREG(mode)) return FileKind::Regular;
    if (S_ISDIR(mode)) return FileKind::Folder;
    if (S_ISFIFO(mode)) return FileKind::Pipe;
    if (S_ISSOCK(mode)) return FileKind::Socket;
    return FileKind::Device;
}

/// Waits until a read would not block; false where a stop was requested before.
bool wait_for_bytes(int descriptor, const std::stop_token& stop) {
    constexpr int milliseconds_between_looks = 100;
    while (stop.stop_possible()) {
        if (stop.stop_requested()) return false;
        pollfd wanted{descriptor, POLLIN, 0};
        if (poll(&wanted, 1, milliseconds_between_looks) != 0) break;
    }
    return true;
}

}  // namespace

FileStatus file_status(const std::string& path) {
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0) return {};
    return {kind_of(found.st_mode), found.st_dev,
            found.st_ino,           static_cast<std::uint64_t>(found.st_size),
            found.st_mtime,         found.st_mtim.tv_nsec};
}

Result<File> File::open(const std::string& path, std::stop_token stop) {
    if (path == "-") return File{STDIN_FILENO, std::move(stop)};
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return input_error(errno);
    return File{descriptor, std::move(stop)};
}

File::~File() {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

Result<std::size_t> File::read(char* to, std::size_t size) {
    for (;;) {
        if (!wait_for_bytes(descriptor_, stop_)) return std::size_t{0};
        const auto count = ::read(descriptor_, to, size);
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno != EINTR) return input_error(errno);
    }
}

std::string room_text(const std::string& path, std::uint64_t needed_bytes) {
    std::error_code error;
    auto place = std::filesystem::absolute(path, error);
    while (place.has_relative_path() && !std::filesystem::exists(place, error)) place = place.parent_path();
    const auto space = std::filesystem::space(place, error);
    const auto megabytes = [](std::uint64_t bytes) {
        return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
    };
    return "its disk has " + (error ? "no" : megabytes(space.available)) + " of room, this takes some " +
           megabytes(needed_bytes);
}

std::string_view file_name(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace onrecord
