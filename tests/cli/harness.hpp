// For tests of the real programs: a folder that goes away, commands run in it, what they print compared.
#pragma once

#include <string>
#include <string_view>

#include <sys/types.h>

#include "tests/golden.hpp"
#include "tests/temp_folder.hpp"

namespace onrecord::test {

struct Ran {
    int exit_code = -1;  ///< 128 + the signal where one ended it
    std::string out;
    std::string err;
};

/// A program that runs beside the test; killed when it is still there at the end.
class Background {
  public:
    Background(pid_t pid, std::string err_path) : pid_{pid}, err_path_{std::move(err_path)} {}
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;
    ~Background();

    void signal(int number) const;
    /// Waits for its end; the exit code as in Ran.
    int wait();
    bool is_running();
    /// What it has printed to stderr so far.
    std::string err() const;

  private:
    pid_t pid_;
    std::string err_path_;
    int exit_code_ = -1;
};

/// A new folder to run commands in.
class TempDir {
  public:
    std::string path(const std::string& name) const { return folder_.path(name); }
    /// Writes a file, and the folders that lead to it.
    void write(const std::string& name, std::string_view content) const;
    std::string read(const std::string& name) const;

    /// Runs a line of sh in the folder. The programs just built are found first; $ONRECORD_INDEX is not set,
    /// no terminal is there, and TZ is UTC.
    Ran run(const std::string& command) const;
    /// The same beside the test. `command` is one program and its arguments.
    Background start(const std::string& command) const;

  private:
    TempFolder folder_;
};

/// Looks again and again, for a minute at most, until `holds` does; whether it did.
template <typename Condition>
bool eventually(Condition&& holds);

}  // namespace onrecord::test

#include <unistd.h>

template <typename Condition>
bool onrecord::test::eventually(Condition&& holds) {
    constexpr int most_looks = 6000;
    constexpr unsigned microseconds_between = 10'000;
    for (int looks = 0; looks < most_looks; ++looks) {
        if (holds()) return true;
        usleep(microseconds_between);
    }
    return false;
}
