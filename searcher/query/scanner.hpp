// Where things begin and end in a query as typed; no meaning yet.
#pragma once

#include <string_view>

#include "common/base/utf8.hpp"

namespace onrecord {

/// Looks at a text by byte offsets. Every offset may be the size of the text; there the character is 0.
class Scanner {
  public:
    explicit Scanner(std::string_view text);

    std::string_view text() const { return text_; }
    std::string_view slice(std::size_t begin, std::size_t end) const {
        return text_.substr(begin, end - begin);
    }
    char32_t at(std::size_t offset) const {
        return offset < text_.size() ? code_point_at(text_, offset).value : 0;
    }
    /// The offset behind the character at `offset`. REQUIRES: offset < text().size().
    std::size_t after(std::size_t offset) const { return offset + code_point_at(text_, offset).length; }

    bool ends_at(std::size_t offset) const { return offset >= text_.size(); }
    bool blank_at(std::size_t offset) const;
    /// A bracket that opens, or a quotation mark.
    bool opens_at(std::size_t offset) const;

    /// The end of the run that begins at `offset`: a blank, bracket or quotation mark, and once it holds a
    /// letter or digit also a dash, "..", "…" or "--".
    std::size_t run_end(std::size_t offset) const;
    /// The same, but dashes and points end nothing.
    std::size_t whole_run_end(std::size_t offset) const;
    /// Where the mark stands that closes the one at `offset`: the next of its own kind, straight or not;
    /// where there is none, the next of the other kind; else the size of the text.
    std::size_t closing_mark(std::size_t offset) const;

  private:
    bool bounds_run(char32_t c) const;

    std::string_view text_;
    std::size_t last_straight_mark_ = 0;  ///< 0 also where there is none: that one opens, if anything
    std::size_t last_curly_mark_ = 0;
};

}  // namespace onrecord
