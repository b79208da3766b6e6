#include "common/base/own_process.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace onrecord {
namespace {

constexpr int milliseconds_between_looks = 100;

[[noreturn]] void work_and_end(const std::function<std::string()>& work, int to) {
    // Whoever waits is told by the signal, and not by what the program says otherwise.
    std::set_terminate(std::abort);
    // An exception that leaves `work` ends this process alone, by std::terminate.
    const auto told = [&]() noexcept { return work(); }();
    for (std::size_t written = 0; written < told.size();) {
        const auto size = write(to, told.data() + written, told.size() - written);
        if (size < 0 && errno != EINTR) std::abort();
        if (size > 0) written += static_cast<std::size_t>(size);
    }
    // The caller's buffers and threads are its own: nothing of them is flushed or joined here.
    _exit(0);
}

/// As errno says.
Error no_process() {
    return {ErrorKind::System, std::string{"cannot begin a process: "} + std::strerror(errno),
            "see that there is memory enough, and run it again"};
}

/// Reads until the other end is closed. True where it was stopped before.
bool read_all(int from, std::string& told, const std::stop_token& stop) {
    char buffer[4096];
    for (;;) {
        pollfd waiting{from, POLLIN, 0};
        if (poll(&waiting, 1, milliseconds_between_looks) <= 0) {
            if (stop.stop_requested()) return true;
            continue;
        }
        const auto size = read(from, buffer, sizeof buffer);
        if (size == 0 || (size < 0 && errno != EINTR)) return false;
        if (size > 0) told.append(buffer, static_cast<std::size_t>(size));
    }
}

}  // namespace

Result<Apart> run_apart(const std::function<std::string()>& work, const std::stop_token& stop) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return no_process();
    const auto child = fork();
    if (child < 0) {
        auto error = no_process();
        close(ends[0]);
        close(ends[1]);
        return error;
    }
    if (child == 0) {
        close(ends[0]);
        work_and_end(work, ends[1]);
    }
    close(ends[1]);
    Apart apart;
    apart.was_stopped = read_all(ends[0], apart.told, stop);
    close(ends[0]);
    if (apart.was_stopped) kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    if (WIFSIGNALED(status)) apart.signal = WTERMSIG(status);
    return apart;
}

}  // namespace onrecord
