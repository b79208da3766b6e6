#include "searcher/output/styled_text.hpp"

#include <algorithm>
#include <ostream>

#include "common/base/utf8.hpp"
#include "searcher/output/marks.hpp"

namespace onrecord {
namespace {

constexpr std::string_view reset = "\x1b[0m";

std::string_view escape_of(Style style) {
    switch (style) {
        case Style::Plain:
            return {};
        case Style::Strong:
            return "\x1b[1m";
        case Style::Faint:
            return "\x1b[2m";
        case Style::Match:
            return "\x1b[1;31m";
        case Style::Quote:
            return "\x1b[36m";
    }
    return {};
}

/// Punctuation of East Asian scripts that may not begin a line, after JIS X 4051.
bool clings_to_left(char32_t c) {
    static constexpr std::u32string_view closing = U"、。，．：；！？」』】〕〉》）］｝”’…ー々";
    return closing.find(c) != std::u32string_view::npos || is_mark(c);
}

/// The same for the end of a line.
bool clings_to_right(char32_t c) {
    static constexpr std::u32string_view opening = U"「『【〔〈《（［｛“‘";
    return opening.find(c) != std::u32string_view::npos;
}

bool may_break_between(char32_t left, char32_t right) {
    if (left == U'—') return !clings_to_left(right);
    if (!is_unspaced_script(left) && !is_unspaced_script(right)) return false;
    return !clings_to_left(right) && !clings_to_right(left);
}

struct Line {
    std::size_t end = 0;   ///< of what is shown
    std::size_t next = 0;  ///< where the next line begins
};

/// The line that begins at `begin`. REQUIRES: begin < text.size().
Line line_from(std::string_view text, std::size_t begin, std::size_t width) {
    Line best;
    std::size_t column = 0;
    char32_t left = 0;
    for (auto at = begin; at < text.size();) {
        const auto point = code_point_at(text, at);
        if (point.value == U' ') {
            best = {at, at + 1};
        } else if (at > begin && may_break_between(left, point.value)) {
            best = {at, at};
        }
        const auto columns = display_width(text.substr(at, point.length));
        const bool full = column + columns > width && at > begin;
        if (full) return best.next > begin ? best : Line{at, at};
        column += columns;
        left = point.value;
        at += point.length;
    }
    return {text.ends_with(' ') ? text.size() - 1 : text.size(), text.size()};
}

/// Writes stretches of one text from left to right, with their styles.
class StyleWriter {
  public:
    StyleWriter(const StyledText& text, bool color, std::ostream& out)
        : text_{text}, color_{color}, out_{out} {}

    void write(std::size_t begin, std::size_t end) {
        const auto& runs = text_.runs();
        while (begin < end) {
            while (run_ < runs.size() && runs[run_].end <= begin) ++run_;
            const auto stop = run_ < runs.size() ? std::min(end, runs[run_].end) : end;
            write_piece(std::string_view{text_.text()}.substr(begin, stop - begin),
                        run_ < runs.size() ? runs[run_].style : Style::Plain);
            begin = stop;
        }
    }

  private:
    void write_piece(std::string_view piece, Style style) {
        const auto escape = color_ ? escape_of(style) : std::string_view{};
        out_ << escape << piece << (escape.empty() ? escape : reset);
    }

    const StyledText& text_;
    bool color_;
    std::ostream& out_;
    std::size_t run_ = 0;
};

}  // namespace

StyledText& StyledText::add(std::string_view text, Style style) {
    for (const char c : safe_for_terminal(text)) {
        const bool needless = c == ' ' && (text_.empty() || text_.back() == ' ');
        if (!needless) text_ += c;
    }
    if (!runs_.empty() && runs_.back().style == style) {
        runs_.back().end = text_.size();
    } else {
        runs_.push_back({text_.size(), style});
    }
    return *this;
}

StyledText& StyledText::add(const MarkedText& text, Style style) {
    const std::string_view whole = text.text;
    std::size_t at = 0;
    for (const auto& match : sound_spans(text.matches, whole)) {
        add(whole.substr(at, match.begin - at), style);
        add(match.in(whole), Style::Match);
        at = match.end;
    }
    return add(whole.substr(at), style);
}

void write_wrapped(const StyledText& text, const Frame& frame, std::ostream& out) {
    const auto prefix = std::max(display_width(frame.first), display_width(frame.rest));
    const auto room = frame.width > prefix ? frame.width - prefix : 1;
    const std::string_view whole = text.text();
    auto lines = wrapped_lines(whole, room);
    if (lines.empty()) lines.push_back(whole);
    StyleWriter writer{text, frame.color, out};
    for (const auto line : lines) {
        const auto begin = static_cast<std::size_t>(line.data() - whole.data());
        out << (begin == 0 ? frame.first : frame.rest);
        writer.write(begin, begin + line.size());
        out << '\n';
    }
}

std::vector<std::string_view> wrapped_lines(std::string_view text, std::size_t width) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto line = line_from(text, at, width);
        lines.push_back(text.substr(at, line.end - at));
        at = line.next;
    }
    return lines;
}

std::string shortened(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return std::string{text};
    return std::string{prefix_of(text, limit)} + "…";
}

MarkedText shortened(const MarkedText& text, std::size_t limit) {
    if (text.text.size() <= limit) return text;
    MarkedText made{std::string{prefix_of(text.text, limit)}, {}};
    for (const auto& match : sound_spans(text.matches, text.text)) {
        if (match.end <= made.text.size()) made.matches.push_back(match);
    }
    made.text += "…";
    return made;
}

}  // namespace onrecord
