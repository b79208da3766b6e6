#include "common/index/commit_gate.hpp"

#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "common/index/layout.hpp"

namespace onrecord {
namespace {

constexpr std::chrono::milliseconds between_tries{2};
constexpr std::chrono::seconds patience{10};

void lock_in_time(int file, int operation) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (flock(file, operation | LOCK_NB) != 0 && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(between_tries);
}

}  // namespace

CommitGate CommitGate::pause_commits(const std::string& index_dir) {
    const int file = open(readers_path(index_dir).c_str(), O_RDONLY | O_CLOEXEC);
    if (file >= 0) lock_in_time(file, LOCK_SH);
    return CommitGate{file};
}

CommitGate CommitGate::commit(const std::string& index_dir) {
    const int file = open(readers_path(index_dir).c_str(), O_RDONLY | O_CREAT | O_CLOEXEC, 0666);
    if (file >= 0) lock_in_time(file, LOCK_EX);
    return CommitGate{file};
}

CommitGate::CommitGate(CommitGate&& other) noexcept : file_{std::exchange(other.file_, -1)} {}

CommitGate::~CommitGate() {
    if (file_ >= 0) close(file_);
}

bool is_being_written(const std::string& index_dir) {
    const int file = open(lock_path(index_dir).c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    const bool is_free = flock(file, LOCK_SH | LOCK_NB) == 0;
    close(file);
    return !is_free;
}

}  // namespace onrecord
