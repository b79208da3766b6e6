// The program `searcher`: asks the operating system what it needs to know, and hands over.
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include <malloc.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "searcher/commands.hpp"

namespace {

constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 120;

/// https://no-color.org
bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

bool is_dumb() {
    return is_set("TERM") && std::string_view{std::getenv("TERM")} == "dumb";
}

onrecord::Terminal terminal_of_stdout() {
    onrecord::Terminal terminal;
    terminal.is_terminal = isatty(STDOUT_FILENO) != 0;
    terminal.has_colors = terminal.is_terminal && !is_set("NO_COLOR") && !is_dumb();
    terminal.today = onrecord::today();
    winsize size{};
    if (terminal.is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        terminal.width = std::min(widest, std::max<std::size_t>(narrowest, size.ws_col));
    }
    return terminal;
}

constexpr char too_late[] =
    "searcher: no answer within the seconds of --timeout\nask with fewer or rarer words, or leave it more "
    "time\n";

/// What was not answered by then is not answered by half: the process ends.
void end_after(int seconds) {
    std::signal(SIGALRM, [](int) {
        (void)!write(STDERR_FILENO, too_late, sizeof too_late - 1);
        _exit(static_cast<int>(onrecord::Outcome::Failed));
    });
    alarm(static_cast<unsigned>(seconds));
}

}  // namespace

int main(int count, char** values) {
    // Memory is asked for in larger pieces, and not given back between two questions, tables of all documents
    // neither.
    mallopt(M_TOP_PAD, 512 << 10);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> arguments(values + 1, values + count);
    const auto settings = onrecord::read_settings(arguments, terminal_of_stdout());
    if (!settings) {
        onrecord::print_error(settings.error(), std::cerr);
        return static_cast<int>(onrecord::Outcome::Failed);
    }
    if (settings->timeout_seconds > 0) end_after(settings->timeout_seconds);
    auto outcome = onrecord::run(*settings, std::cin, std::cout, std::cerr);
    std::cout.flush();
    if (!std::cout) {
        std::cerr << "searcher: the answer could not be written whole\n";
        outcome = onrecord::Outcome::Failed;
    }
    return static_cast<int>(outcome);
}
