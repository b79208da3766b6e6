#include "common/analysis/quotations.hpp"

#include <algorithm>
#include <optional>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_label = 40;  ///< in bytes

enum class Mark { None, Opens, Closes, Either };

Mark mark_of(char32_t c) {
    switch (c) {
        case U'“':
        case U'„':
        case U'«':
            return Mark::Opens;
        case U'”':
        case U'»':
            return Mark::Closes;
        case U'"':
            return Mark::Either;
        default:
            return Mark::None;
    }
}

bool begins_word(std::string_view text, std::size_t at) {
    return at < text.size() && !is_space(text[at]);
}

bool follows_blank(std::string_view text, std::size_t at) {
    return at == 0 || is_space(text[at - 1]) || text[at - 1] == '(' || text[at - 1] == '[';
}

class Finder {
  public:
    explicit Finder(std::string_view text)
        : text_{text}, has_curly_marks_{text.find("\u201C") != std::string_view::npos} {}

    std::vector<Quotation> find() {
        for (auto at = next_of_interest(0); at < text_.size(); at = next_of_interest(at)) {
            const auto point = code_point_at(text_, at);
            if (point.value == '\n') end_paragraph(at);
            const bool doubled = is_doubled(at);
            const auto mark = doubled ? doubled_mark(text_[at]) : mark_of(point.value);
            const auto length = doubled ? 2 : point.length;
            if (mark != Mark::None && !marks_extract(at)) take(mark, at, at + length);
            at += length;
        }
        end_paragraph(text_.size());
        return std::move(found_);
    }

  private:
    /// The next that may be a mark or ends a paragraph: most of a text is letters and blanks.
    std::size_t next_of_interest(std::size_t at) const {
        while (at < text_.size() && is_plain(text_[at])) ++at;
        return at;
    }
    static bool is_plain(char c) {
        return c == ' ' || is_ascii_alpha(c) || is_digit(c) || c == ',' || c == '.';
    }

    /// Two single marks that stand for a double one; of three or more, none.
    bool is_doubled(std::size_t at) const {
        const char c = text_[at];
        if ((c != '\'' && c != '`') || at + 1 >= text_.size() || text_[at + 1] != c) return false;
        return (at + 2 >= text_.size() || text_[at + 2] != c) && (at == 0 || text_[at - 1] != c);
    }

    /// Where others are curly, a straight mark that begins a paragraph and has no other there: it tells that
    /// the paragraph is taken from elsewhere, and what is quoted inside is quoted there.
    bool marks_extract(std::size_t at) const {
        if (!has_curly_marks_ || text_[at] != '"' || (at > 0 && text_[at - 1] != '\n')) return false;
        const auto next = text_.find_first_of("\"\n", at + 1);
        return (next == std::string_view::npos || text_[next] == '\n') && !labels_line(at + 1) &&
               !is_announced(at);
    }

    /// The Harbor Ledger reports: ¶ "
    bool is_announced(std::size_t at) const {
        while (at > 0 && is_space(text_[at - 1])) --at;
        return at > 0 && text_[at - 1] == ':';
    }

    /// "QUELL: We will.
    bool labels_line(std::size_t at) const {
        const auto label = text_.substr(at, longest_label);
        const auto before = label.substr(0, label.find(':'));
        return before.size() < label.size() &&
               std::none_of(before.begin(), before.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }

    static Mark doubled_mark(char c) { return c == '`' ? Mark::Opens : Mark::Either; }

    void take(Mark mark, std::size_t at, std::size_t end) {
        if (!open_) {
            const bool opens = mark == Mark::Opens || (begins_word(text_, end) && follows_blank(text_, at)) ||
                               (mark == Mark::Closes && follows_blank(text_, at));
            if (opens) open_ = at;
            return;
        }
        const bool opens_anew = mark != Mark::Closes && follows_blank(text_, at) && begins_word(text_, end);
        if (opens_anew && mark == Mark::Either) {
            open_ = at;  // the one before was never closed
        } else if (mark != Mark::Opens) {
            add(*open_, end);
            open_.reset();
        }
    }

    void end_paragraph(std::size_t at) {
        if (open_) {
            auto end = at;
            while (end > *open_ && is_space(text_[end - 1])) --end;
            const auto mark = code_point_at(text_, *open_).length;
            if (end > *open_ + mark) add(*open_, end);
            left_open_ = true;
        }
        open_.reset();
    }

    void add(std::size_t begin, std::size_t end) {
        found_.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, left_open_});
        left_open_ = false;
    }

    std::string_view text_;
    bool has_curly_marks_;
    std::optional<std::size_t> open_;
    bool left_open_ = false;
    std::vector<Quotation> found_;
};

}  // namespace

std::vector<Quotation> quotations_of(std::string_view text) {
    return Finder{text}.find();
}

}  // namespace onrecord
