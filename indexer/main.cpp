// The program `indexer`: asks the operating system what it needs to know, and hands over.
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <sys/ioctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "common/base/interrupt.hpp"
#include "indexer/commands.hpp"

namespace {

constexpr std::size_t usual_columns = 80;

onrecord::Machine this_machine() {
    onrecord::Machine machine;
    machine.today = onrecord::today();
    machine.cores = static_cast<int>(std::thread::hardware_concurrency());
    if (isatty(STDERR_FILENO) == 0) return machine;
    winsize size{};
    const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    machine.error_columns = known ? size.ws_col : usual_columns;
    return machine;
}

/// A merge of many databases has all their files open.
void raise_limit_of_open_files() {
    constexpr rlim_t wanted = 8192;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
}

/// A terminal or a disk that goes away is an error to be told, not the end of the process in mid-write. But
/// where only stdout is written, a reader that leaves (`| head`) may end us as it ends every program.
void ignore_signals_of_writing(onrecord::Command command) {
    if (command != onrecord::Command::Index && command != onrecord::Command::Remove &&
        command != onrecord::Command::Repair && command != onrecord::Command::Optimize)
        return;
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

/// The engine writes values in a destructor (Xapian 1.4.22): where that needs a block and the disk is full,
/// it ends the program, without an exception that anybody could catch. What was committed is not touched by
/// it.
[[noreturn]] void end_with_the_engine() {
    if (std::current_exception() != nullptr) std::abort();
    constexpr std::string_view told =
        "indexer: the index could not be written: its disk may be full\n"
        "make room, then run the same command again: what was committed is kept, and only the rest is done\n";
    (void)!write(STDERR_FILENO, told.data(), told.size());
    _exit(static_cast<int>(onrecord::Outcome::Failed));
}

}  // namespace

int main(int count, char** values) {
    std::set_terminate(end_with_the_engine);
    const onrecord::Interrupt interrupt;
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> arguments(values + 1, values + count);
    const auto settings = onrecord::read_settings(arguments, this_machine());
    if (!settings) {
        onrecord::print_error(settings.error(), std::cerr);
        return static_cast<int>(onrecord::Outcome::Failed);
    }
    ignore_signals_of_writing(settings->command);
    raise_limit_of_open_files();
    auto outcome = onrecord::run(*settings, std::cout, std::cerr, interrupt.token());
    std::cout.flush();
    if (!std::cout && outcome != onrecord::Outcome::Failed) {
        std::cerr << "indexer: the output could not be written whole\n";
        outcome = onrecord::Outcome::Failed;
    }
    return static_cast<int>(outcome);
}
