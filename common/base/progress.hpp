// What a long run shows on a terminal: one line at the bottom that is drawn anew some ten times a second, and
// messages that scroll by above it. Where there is no terminal, only the messages.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

namespace onrecord {

/// The text, made safe for a terminal and at most `columns` wide; "…" ends one that was cut.
std::string cut_to_width(std::string_view text, std::size_t columns);

/// Owns the stream as long as it lives. Thread-safe.
class ProgressLine {
  public:
    /// `columns` 0: no terminal, no line. `text` is called from another thread.
    ProgressLine(std::ostream& out, std::size_t columns, std::function<std::string()> text);
    /// Takes the line away.
    ~ProgressLine();

    /// Prints a message of one line or more, without a final newline.
    void say(std::string_view message);

  private:
    void redraw(const std::stop_token& stop);
    void clear();

    std::ostream& out_;
    const std::size_t columns_;
    const std::function<std::string()> text_;
    std::mutex mutex_;
    std::condition_variable_any tick_;
    bool drawn_ = false;
    std::jthread ticker_;
};

}  // namespace onrecord
