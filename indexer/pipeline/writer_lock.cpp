#include "indexer/pipeline/writer_lock.hpp"

#include <cerrno>
#include <cstring>
#include <ctime>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base/file.hpp"
#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "common/index/layout.hpp"

namespace onrecord {
namespace {

constexpr std::chrono::milliseconds between_tries{100};
constexpr std::uint64_t room_for_lock = 100'000;

std::string local_time() {
    const auto now = std::time(nullptr);
    std::tm broken{};
    localtime_r(&now, &broken);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &broken);
    return text;
}

std::string host_name() {
    char name[256] = {};
    return gethostname(name, sizeof name - 1) == 0 ? name : "";
}

void sign(int file) {
    const auto text = "onrecord indexer\npid " + std::to_string(getpid()) + "\nsince " + local_time() +
                      "\nhost " + host_name() + '\n';
    // Who holds the lock is a courtesy: the lock itself does not depend on it.
    if (ftruncate(file, 0) == 0) (void)!pwrite(file, text.data(), text.size(), 0);
}

std::string value_of(std::string_view text, std::string_view name) {
    for (const auto line : split(text, '\n')) {
        if (line.starts_with(name)) return safe_for_terminal(line.substr(name.size()));
    }
    return {};
}

/// "indexer (pid 123, since 10:02:11)", with the host where it is another one.
std::string holder_of(int file) {
    char text[1024];
    const auto size = pread(file, text, sizeof text, 0);
    if (size <= 0) return "another indexer";
    const std::string_view content{text, static_cast<std::size_t>(size)};
    const auto host = value_of(content, "host ");
    auto since = value_of(content, "since ");
    if (const auto time_at = since.find('T'); time_at != std::string::npos) since.erase(0, time_at + 1);
    return "indexer (pid " + value_of(content, "pid ") + ", since " + since +
           (host == host_name() ? "" : ", on " + host) + ")";
}

bool is_file_at(int file, const std::string& path) {
    struct stat opened {};
    struct stat named {};
    return fstat(file, &opened) == 0 && stat(path.c_str(), &named) == 0 && opened.st_dev == named.st_dev &&
           opened.st_ino == named.st_ino;
}

Error cannot_lock(const std::string& path) {
    return {ErrorKind::System, "cannot write to '" + path + "': " + std::strerror(errno),
            room_text(path, room_for_lock) +
                "\nmake room or check the rights of the folder, or name another one with --index"};
}

}  // namespace

Result<WriterLock> WriterLock::acquire(const std::string& index_dir, std::chrono::milliseconds patience,
                                       const std::function<void(const std::string&)>& tell,
                                       const std::stop_token& stop) {
    for (;;) {
        const int file = open(lock_path(index_dir).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (file < 0) return cannot_lock(lock_path(index_dir));
        auto lock = lock_file(WriterLock{file}, index_dir, patience, tell, stop);
        // While we waited, another folder may have taken the place of the one that it lies in.
        if (!lock || is_file_at(file, lock_path(index_dir))) return lock;
    }
}

Result<WriterLock> WriterLock::keep_writers_away(const std::string& index_dir,
                                                 std::chrono::milliseconds patience,
                                                 const std::function<void(const std::string&)>& tell,
                                                 const std::stop_token& stop) {
    const auto path = lock_path(index_dir);
    int file = open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return WriterLock{-1};
    return lock_file(WriterLock{file}, index_dir, patience, tell, stop);
}

Result<WriterLock> WriterLock::lock_file(WriterLock lock, const std::string& index_dir,
                                         std::chrono::milliseconds patience,
                                         const std::function<void(const std::string&)>& tell,
                                         const std::stop_token& stop) {
    const int file = lock.file_;
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (bool told = false; flock(file, LOCK_EX | LOCK_NB) != 0;) {
        if (errno != EWOULDBLOCK && errno != EINTR) return cannot_lock(lock_path(index_dir));
        const auto holder = holder_of(file);
        if (!std::exchange(told, true)) tell(holder);
        if (stop.stop_requested())
            return Error{ErrorKind::Locked, "interrupted while waiting for " + holder, ""};
        if (std::chrono::steady_clock::now() >= deadline) {
            return Error{ErrorKind::Locked, holder + " is still writing to '" + index_dir + "'",
                         "run this again when it is done"};
        }
        std::this_thread::sleep_for(between_tries);
    }
    sign(file);
    return lock;
}

WriterLock::WriterLock(WriterLock&& other) noexcept : file_{std::exchange(other.file_, -1)} {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

WriterLock::~WriterLock() {
    if (file_ >= 0) close(file_);
}

}  // namespace onrecord
