// For LD_PRELOAD: what a disk or a kill can do to a program, at the n-th call that changes files.
//
//   FAULTS_BENEATH=DIR    only calls on what lies beneath this folder count
//   FAULTS_KILL_AT=N      the process is killed in place of the N-th call; a write is done by half before
//   FAULTS_FULL_AT=N      from the N-th call on, what needs room fails: there is no space left
//   FAULTS_FAIL_AT=N      the N-th call fails so, if it needs room, and those behind it do not
//   FAULTS_CLOCK_JUMPS=N  the time of day is 20 years ahead and 20 years back in turn; N, 1 or 2, says which
//                         is first
//   FAULTS_COUNT_IN=FILE  the number of calls is written there at the end
//
// Counted are write, pwrite, writev, fsync, fdatasync, rename, unlink, mkdir and opening to create.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include <atomic>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

/// Of this process and of those that it forks: where a call stands is the same in each run.
std::atomic<long>& calls() {
    static auto* const shared = static_cast<std::atomic<long>*>(
        mmap(nullptr, sizeof(std::atomic<long>), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    return *shared;
}

long number_in(const char* name) {
    const char* text = std::getenv(name);
    return text == nullptr ? 0 : std::atol(text);
}

bool is_beneath(const char* path) {
    const char* folder = std::getenv("FAULTS_BENEATH");
    return folder != nullptr && std::strncmp(path, folder, std::strlen(folder)) == 0;
}

bool is_beneath(int file) {
    char link[64];
    char path[4096];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const auto size = readlink(link, path, sizeof path - 1);
    if (size <= 0) return false;
    path[size] = '\0';
    return is_beneath(path);
}

/// Paths may be relative.
bool is_beneath_absolute(const char* path) {
    if (path[0] == '/') return is_beneath(path);
    char whole[8192];
    if (getcwd(whole, sizeof whole / 2) == nullptr) return false;
    std::strncat(whole, "/", 2);
    std::strncat(whole, path, sizeof whole / 2 - 2);
    return is_beneath(whole);
}

enum class Fault { None, Kill, Full };

Fault next_call() {
    const auto number = ++calls();
    if (number == number_in("FAULTS_KILL_AT")) return Fault::Kill;
    if (number == number_in("FAULTS_FAIL_AT")) return Fault::Full;
    const auto full_at = number_in("FAULTS_FULL_AT");
    return full_at > 0 && number >= full_at ? Fault::Full : Fault::None;
}

void die() {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

template <typename Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

/// Whether to go on; where not, errno is set.
bool may_go_on(bool counts, bool needs_room) {
    if (!counts) return true;
    const auto fault = next_call();
    if (fault == Fault::Kill) die();
    if (fault == Fault::Full && needs_room) {
        errno = ENOSPC;
        return false;
    }
    return true;
}

/// Before anything is forked.
__attribute__((constructor)) void begin_count() {
    calls() = 0;
}

__attribute__((destructor)) void tell_count() {
    const char* file = std::getenv("FAULTS_COUNT_IN");
    if (file == nullptr) return;
    const int to = static_cast<int>(syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_TRUNC, 0600));
    char text[32];
    const int size = std::snprintf(text, sizeof text, "%ld\n", calls().load());
    if (to >= 0) syscall(SYS_write, to, text, size);
}

template <typename Half, typename Whole>
ssize_t faulty_write(int file, Half&& half, Whole&& whole) {
    if (!is_beneath(file)) return whole();
    const auto fault = next_call();
    if (fault == Fault::Kill) {
        half();
        die();
    }
    if (fault == Fault::Full) {
        errno = ENOSPC;
        return -1;
    }
    return whole();
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* data, size_t size) {
    const auto done = [&](size_t part) { return syscall(SYS_write, file, data, part); };
    return faulty_write(
        file, [&] { done(size / 2); }, [&] { return done(size); });
}

ssize_t pwrite64(int file, const void* data, size_t size, off64_t offset) {
    const auto done = [&](size_t part) { return syscall(SYS_pwrite64, file, data, part, offset); };
    return faulty_write(
        file, [&] { done(size / 2); }, [&] { return done(size); });
}

ssize_t pwrite(int file, const void* data, size_t size, off_t offset) {
    return pwrite64(file, data, size, offset);
}

ssize_t writev(int file, const iovec* parts, int count) {
    return faulty_write(
        file, [] {}, [&] { return syscall(SYS_writev, file, parts, count); });
}

int fsync(int file) {
    if (!may_go_on(is_beneath(file), false)) return -1;
    return static_cast<int>(syscall(SYS_fsync, file));
}

int fdatasync(int file) {
    if (!may_go_on(is_beneath(file), false)) return -1;
    return static_cast<int>(syscall(SYS_fdatasync, file));
}

int rename(const char* from, const char* to) {
    if (!may_go_on(is_beneath_absolute(to), false)) return -1;
    return next<int (*)(const char*, const char*)>("rename")(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
    if (!may_go_on(is_beneath_absolute(to), false)) return -1;
    return static_cast<int>(syscall(SYS_renameat2, from_folder, from, to_folder, to, flags));
}

int unlink(const char* path) {
    if (!may_go_on(is_beneath_absolute(path), false)) return -1;
    return next<int (*)(const char*)>("unlink")(path);
}

int remove(const char* path) {
    if (!may_go_on(is_beneath_absolute(path), false)) return -1;
    return next<int (*)(const char*)>("remove")(path);
}

int clock_gettime(clockid_t clock, timespec* time) {
    const auto outcome = static_cast<int>(syscall(SYS_clock_gettime, clock, time));
    static std::atomic<long> looks{number_in("FAULTS_CLOCK_JUMPS")};
    constexpr time_t year = 365 * 24 * 3600;
    if (clock == CLOCK_REALTIME && std::getenv("FAULTS_CLOCK_JUMPS") != nullptr)
        time->tv_sec += ++looks % 2 == 0 ? 20 * year : -20 * year;
    return outcome;
}

time_t time(time_t* to) {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (to != nullptr) *to = now.tv_sec;
    return now.tv_sec;
}

int mkdir(const char* path, mode_t mode) {
    if (!may_go_on(is_beneath_absolute(path), true)) return -1;
    return next<int (*)(const char*, mode_t)>("mkdir")(path, mode);
}

int open64(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const auto mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (!may_go_on((flags & O_CREAT) != 0 && is_beneath_absolute(path), true)) return -1;
    return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags | O_LARGEFILE, mode));
}

int open(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const auto mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open64(path, flags, mode);
}

}  // extern "C"
