// Text for a terminal: pieces of different style, wrapped to its width.
//
//   first prefix |text of the first line that is
//   other prefix |wrapped at blanks, and between
//   other prefix |characters of scripts without blanks: 東京の
//   other prefix |市長. A-word-longer-than-a-line-is-c
//   other prefix |ut.
//
// Whatever is added is made safe on the way in: only the writer of this file puts escape sequences into a
// terminal, and each line ends in the terminal's own colors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/results.hpp"

namespace onrecord {

/// What a piece of text is to its reader; what that looks like is decided in one place.
enum class Style : std::uint8_t { Plain, Strong, Faint, Match, Quote };

class StyledText {
  public:
    /// Runs of white space become one blank, none at the beginning.
    StyledText& add(std::string_view text, Style style = Style::Plain);
    /// Matches in their own style, the rest in `style`.
    StyledText& add(const MarkedText& text, Style style = Style::Plain);

    const std::string& text() const { return text_; }
    /// The styles in order: each holds up to the byte `end`, from where the one before it ends.
    struct Run {
        std::size_t end = 0;
        Style style = Style::Plain;
    };
    const std::vector<Run>& runs() const { return runs_; }

  private:
    std::string text_;
    std::vector<Run> runs_;
};

/// Where a text stands on the page. The prefixes count into the width and are written as they are.
struct Frame {
    std::size_t width = 100;
    bool color = false;
    std::string first;  ///< in front of the first line
    std::string rest;   ///< in front of all others
};

/// Writes the text with its prefixes, at least one line.
void write_wrapped(const StyledText& text, const Frame& frame, std::ostream& out);

/// The lines of a text, none wider than `width` columns where its characters are not; the blanks between two
/// lines belong to neither. Views into `text`.
std::vector<std::string_view> wrapped_lines(std::string_view text, std::size_t width);

/// The text, or as much of its beginning as takes `limit` bytes and "…".
std::string shortened(std::string_view text, std::size_t limit);
/// The same for a text with matches; those that are cut off are gone.
MarkedText shortened(const MarkedText& text, std::size_t limit);

}  // namespace onrecord
