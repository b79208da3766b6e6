#include "tests/cli/harness.hpp"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <boost/test/unit_test.hpp>

#include "common/base/text.hpp"

namespace onrecord::test {
namespace {

namespace fs = std::filesystem;

std::string content_of(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

int exit_code_of(int status) {
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void redirect(int from, const char* path, int flags) {
    const int file = open(path, flags, 0600);
    if (file < 0 || dup2(file, from) < 0) _exit(127);
}

/// Becomes `sh -c command`, in `dir`. Never returns.
[[noreturn]] void become(const std::string& command, const std::string& dir, const std::string& out,
                         const std::string& err) {
    const auto path = std::string{ONRECORD_BIN} + ':' + std::getenv("PATH");
    setenv("PATH", path.c_str(), 1);
    setenv("TZ", "UTC", 1);
    unsetenv("ONRECORD_INDEX");
    redirect(STDIN_FILENO, "/dev/null", O_RDONLY);
    redirect(STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC);
    redirect(STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT | O_TRUNC);
    if (chdir(dir.c_str()) == 0) execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
    _exit(127);
}

}  // namespace

Background::~Background() {
    if (is_running()) {
        signal(SIGKILL);
        wait();
    }
}

void Background::signal(int number) const {
    kill(pid_, number);
}

int Background::wait() {
    int status = 0;
    if (pid_ > 0 && waitpid(pid_, &status, 0) == pid_) {
        exit_code_ = exit_code_of(status);
        pid_ = -1;
    }
    return exit_code_;
}

bool Background::is_running() {
    int status = 0;
    if (pid_ > 0 && waitpid(pid_, &status, WNOHANG) == pid_) {
        exit_code_ = exit_code_of(status);
        pid_ = -1;
    }
    return pid_ > 0;
}

std::string Background::err() const {
    return content_of(err_path_);
}

void TempDir::write(const std::string& name, std::string_view content) const {
    fs::create_directories(fs::path{path(name)}.parent_path());
    std::ofstream{path(name), std::ios::binary} << content;
}

std::string TempDir::read(const std::string& name) const {
    return content_of(path(name));
}

Ran TempDir::run(const std::string& command) const {
    const auto out = path(".out");
    const auto err = path(".err");
    const auto pid = fork();
    if (pid == 0) become(command, folder_.dir(), out, err);
    int status = 0;
    BOOST_REQUIRE(waitpid(pid, &status, 0) == pid);
    Ran ran{exit_code_of(status), content_of(out), content_of(err)};
    fs::remove(out);
    fs::remove(err);
    return ran;
}

Background TempDir::start(const std::string& command) const {
    static int number = 0;
    const auto err = path(".background-" + std::to_string(++number));
    const auto pid = fork();
    if (pid == 0) become("exec " + command, folder_.dir(), "/dev/null", err);
    return {pid, err};
}

}  // namespace onrecord::test
