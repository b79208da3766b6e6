#include "common/base/progress.hpp"

#include <chrono>
#include <ostream>

#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

constexpr std::chrono::milliseconds redraw_every{100};

}  // namespace

std::string cut_to_width(std::string_view text, std::size_t columns) {
    const auto safe = safe_for_terminal(text);
    if (display_width(safe) <= columns) return safe;
    std::string cut;
    std::size_t width = 1;  // of the ellipsis
    for (std::size_t at = 0; at < safe.size();) {
        const auto length = code_point_at(safe, at).length;
        const auto character = std::string_view{safe}.substr(at, length);
        width += display_width(character);
        if (width > columns) break;
        cut += character;
        at += length;
    }
    return columns == 0 ? std::string{} : cut + "…";
}

ProgressLine::ProgressLine(std::ostream& out, std::size_t columns, std::function<std::string()> text)
    : out_{out}, columns_{columns}, text_{std::move(text)} {
    if (columns_ > 0) ticker_ = std::jthread{[this](const std::stop_token& stop) { redraw(stop); }};
}

ProgressLine::~ProgressLine() {
    if (ticker_.joinable()) {
        ticker_.request_stop();
        ticker_.join();
    }
    clear();
    out_.flush();
}

void ProgressLine::say(std::string_view message) {
    const std::lock_guard lock{mutex_};
    clear();
    out_ << message << '\n' << std::flush;
}

void ProgressLine::redraw(const std::stop_token& stop) {
    std::unique_lock lock{mutex_};
    while (!tick_.wait_for(lock, stop, redraw_every, [&] { return stop.stop_requested(); })) {
        // One column less than there are: a full line would make some terminals scroll.
        out_ << '\r' << cut_to_width(text_(), columns_ - 1) << "\x1b[K" << std::flush;
        drawn_ = true;
    }
}

void ProgressLine::clear() {
    if (drawn_) out_ << "\r\x1b[K";
    drawn_ = false;
}

}  // namespace onrecord
