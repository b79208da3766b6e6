#include "common/analysis/tokens.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "common/analysis/data/abbreviations.hpp"
#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

/// Longer words are no abbreviations.
constexpr std::size_t longest_abbreviation = 8;

bool is_word_character(char32_t c) {
    if (c < 0x80) return is_ascii_alpha(static_cast<char>(c)) || is_digit(static_cast<char>(c)) || c == '_';
    return is_letter(c) || is_number(c) || is_mark(c);
}

bool is_blank(char32_t c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v' || c == 0 || c == 0xA0 ||
           c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x3000 ||
           c == 0xFEFF;
}

bool is_line_end(char32_t c) {
    return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_invisible(char32_t c) {
    return c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060;
}

bool is_hyphen(char32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2011;
}

bool is_dash(char32_t c) {
    return c == '-' || (c >= 0x2012 && c <= 0x2015);
}

bool is_quote(char32_t c) {
    return c == '"' || c == '\'' || c == '`' || c == 0xAB || c == 0xBB || c == 0xB4 ||
           (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A || c == 0xFF02;
}

bool is_stop(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
           c == 0x6D4 || c == 0x964;
}

bool is_clitic_ending(std::string_view letters) {
    static constexpr auto endings = word_list("s", "re", "ve", "ll", "d", "m");
    return letters.size() <= 2 && endings.contains(lower_ascii(letters));
}

/// Cuts one text into tokens; holds where it stands and what stood before the next token.
class Cutter {
  public:
    explicit Cutter(std::string_view text) : text_{text} { tokens_.reserve(text.size() / 5 + 8); }

    std::vector<Token> cut() {
        while (at_ < text_.size()) {
            const auto point = code_point_at(text_, at_);
            if (is_line_end(point.value)) {
                ++line_ends_;
                blanks_ = 0;
                at_ += point.length;
            } else if (is_blank(point.value)) {
                blanks_ += point.value == '\t' ? 4 : 1;
                at_ += point.length;
            } else if (is_word_character(point.value)) {
                take_word(point);
            } else {
                take_mark(point);
            }
        }
        return std::move(tokens_);
    }

  private:
    char32_t character(std::size_t at) const {
        return at < text_.size() ? code_point_at(text_, at).value : 0;
    }
    char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
    bool word_at(std::size_t at) const { return is_word_character(character(at)); }

    void take_word(const CodePoint& first) {
        if (const auto end = plain_end(); end > at_) return add(end, TokenKind::Word);
        if (is_unspaced_script(first.value)) return add(at_ + first.length, TokenKind::Word);
        if (const auto end = address_end()) return add(end, TokenKind::Word);
        if (const auto end = dotted_end()) return add_abbreviation(end);
        const auto begin = at_;
        const auto end = run_end(begin);
        if (byte(end) == '.' && keeps_point(begin, end)) return add_abbreviation(end + 1);
        const auto stem = clitic_begin(begin, end);
        add(stem, is_numeric(begin, stem) ? TokenKind::Number : TokenKind::Word);
        if (stem < end) add(end, TokenKind::Clitic);
    }

    /// The end of letters of ASCII before a blank or a comma, as three words in four are: nothing ties them
    /// to what follows. Where there are none, where it begins.
    std::size_t plain_end() const {
        auto end = at_;
        while (is_ascii_alpha(byte(end))) ++end;
        const char next = byte(end);
        return next == ' ' || next == ',' || next == '\n' ? end : at_;
    }

    /// The end of a web address that begins here, 0 where none does.
    std::size_t address_end() const {
        const auto rest = text_.substr(at_, 8);
        if (!rest.starts_with("http://") && !rest.starts_with("https://") && !rest.starts_with("www."))
            return 0;
        auto end = at_;
        while (end < text_.size() && static_cast<unsigned char>(text_[end]) > ' ' && text_[end] != '"' &&
               text_[end] != '<' && text_[end] != '>' && static_cast<unsigned char>(text_[end]) < 0x80)
            ++end;
        while (end > at_ && std::string_view{".,;:!?)]}'"}.find(text_[end - 1]) != std::string_view::npos)
            --end;
        return end;
    }

    /// The end of "U.S.", "a.m.", "J.", 0 where no such thing begins here. One small letter is none, nor is
    /// the pronoun at the end of a sentence.
    std::size_t dotted_end() const {
        auto at = at_;
        int letters = 0;
        while (at < text_.size()) {
            const auto letter = code_point_at(text_, at);
            if (!is_letter(letter.value) || byte(at + letter.length) != '.') break;
            if (letters == 0 && !is_upper(letter.value) && !small_dotted(at)) return 0;
            at += letter.length + 1;
            ++letters;
        }
        if (letters == 0) return 0;
        if (letters > 1) return word_at(at) && is_lower(character(at)) ? 0 : at;
        if (text_[at_] == 'I' && (tokens_.empty() || !tokens_.back().capital)) return 0;
        return word_at(at) && !is_upper(character(at)) ? 0 : at;
    }

    bool small_dotted(std::size_t at) const {
        const auto rest = text_.substr(at, 4);
        return rest.size() == 4 && is_ascii_alpha(rest[2]) && rest[3] == '.';
    }

    bool keeps_point(std::size_t begin, std::size_t end) const {
        if (end - begin > longest_abbreviation || word_at(end + 1)) return false;
        const auto word = text_.substr(begin, end - begin);
        if (data::abbreviations_before_numbers.contains(lower_ascii(word))) {
            return byte(end + 1) == ' ' && is_digit(byte(end + 2));
        }
        const auto known = abbreviation_of(word);
        if (known == Abbreviation::None) return false;
        return is_upper(character(begin)) || known == Abbreviation::BeforeName || is_unit(word);
    }

    static bool is_unit(std::string_view word) {
        static constexpr auto units =
            word_list("etc", "inc", "corp", "lb", "lbs", "oz", "sq", "pct", "al", "yrs");
        return units.contains(word);
    }

    /// The end of letters, digits and what ties them, from `from` on.
    std::size_t run_end(std::size_t from) const {
        auto at = from;
        char32_t before = 0;
        while (at < text_.size()) {
            const auto point = code_point_at(text_, at);
            const bool inside = is_word_character(point.value) ? point.value < 0x80 || is_mark(point.value) ||
                                                                     !is_unspaced_script(point.value)
                                                               : ties(from, before, point, at);
            if (!inside) break;
            if (!is_invisible(point.value)) before = point.value;
            at += point.length;
        }
        return at;
    }

    /// Whether a character that is neither letter nor digit holds its neighbors together.
    bool ties(std::size_t begin, char32_t before, const CodePoint& point, std::size_t at) const {
        if (is_invisible(point.value)) return true;
        const auto next = at + point.length;
        const auto after = character(next);
        if (!is_word_character(after) || is_unspaced_script(after)) return false;
        if (is_hyphen(point.value)) return before != 0 && !parts_name(begin, next);
        if (is_apostrophe(point.value)) return is_letter(before) && is_letter(after);
        switch (point.value) {
            case '.':
                return (is_number(before) && is_number(after)) || (is_lower(before) && is_lower(after));
            case ',':
            case ':':
            case '/':
                return is_number(before) && is_number(after);
            case '&':
                return is_letter(before) && is_letter(after);
            case '@':
                return true;
            default:
                return false;
        }
    }

    /// "Oslo-based": a capital before the hyphen, one of a few adjectives behind it.
    bool parts_name(std::size_t begin, std::size_t next) const {
        if (!is_upper(character(begin))) return false;
        auto end = next;
        while (is_ascii_alpha(byte(end))) ++end;
        return data::adjectives_after_hyphen.contains(text_.substr(next, end - next));
    }

    /// Where the clitic of a run begins; its end where there is none.
    std::size_t clitic_begin(std::size_t begin, std::size_t end) const {
        auto at = end;
        while (at > begin && end - at < 3 && is_ascii_alpha(text_[at - 1])) --at;
        if (at == begin || at == end) return end;
        const auto mark = code_point_before(text_, at);
        const auto mark_at = at - mark.length;
        if (!is_apostrophe(mark.value) || mark_at <= begin) return end;
        const auto letters = text_.substr(at, end - at);
        if (is_clitic_ending(letters)) return mark_at;
        const bool negation = (letters == "t" || letters == "T") && mark_at - begin > 1 &&
                              (text_[mark_at - 1] == 'n' || text_[mark_at - 1] == 'N');
        return negation ? mark_at - 1 : end;
    }

    bool is_numeric(std::size_t begin, std::size_t end) const {
        return is_number(character(begin)) && std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                                                          text_.begin() + static_cast<std::ptrdiff_t>(end),
                                                          [](char c) { return !is_ascii_alpha(c); });
    }

    void take_mark(const CodePoint& point) {
        const auto next = at_ + point.length;
        if (is_quote(point.value)) return take_quote(point);
        if (is_stop(point.value)) return add(same_run_end(is_stop), TokenKind::Stop);
        if (is_dash(point.value)) return add(same_run_end(is_dash), TokenKind::Mark);
        const bool begins_word = (point.value == '@' || point.value == '#') && is_free() && word_at(next);
        if (begins_word) return add(run_end(next), TokenKind::Word);
        add(next, TokenKind::Mark);
    }

    template <typename Same>
    std::size_t same_run_end(Same same) const {
        auto at = at_;
        while (at < text_.size() && same(character(at))) at += code_point_at(text_, at).length;
        return at;
    }

    /// Whether a blank or nothing stands before the place.
    bool is_free() const { return blanks_ > 0 || line_ends_ > 0 || tokens_.empty(); }

    void take_quote(const CodePoint& point) {
        const auto next = at_ + point.length;
        if (!is_apostrophe(point.value)) return add(next, TokenKind::Quote);
        if (point.value == '\'' || point.value == '`') {
            if (byte(next) == static_cast<char>(point.value)) return add(next + 1, TokenKind::Quote);
        }
        if (const auto end = loose_clitic_end(next)) return add(end, TokenKind::Clitic);
        if (is_free() && is_digit(byte(next)) && is_digit(byte(next + 1)))
            return add(run_end(next), TokenKind::Word);
        if (is_possessive(next)) return add(next, TokenKind::Clitic);
        if (is_free()) single_open_ = true;
        if (!is_free()) single_open_ = false;
        add(next, TokenKind::Quote);
    }

    /// The end of "'s" behind a token that ended before it ("U.S.'s"), 0 where there is none.
    std::size_t loose_clitic_end(std::size_t letters) const {
        if (is_free()) return 0;
        auto end = letters;
        while (end < letters + 3 && is_ascii_alpha(byte(end))) ++end;
        if (end == letters || word_at(end)) return 0;
        return is_clitic_ending(text_.substr(letters, end - letters)) ? end : 0;
    }

    /// An apostrophe behind a plural, when no single quotation is open.
    bool is_possessive(std::size_t next) const {
        if (single_open_ || tokens_.empty() || word_at(next)) return false;
        const auto& last = tokens_.back();
        if (last.kind != TokenKind::Word || last.abbreviation) return false;
        const char letter = text_[last.span.end - 1];
        if (letter != 's' && letter != 'S' && letter != 'z' && letter != 'x') return false;
        return !is_free() || (line_ends_ == 0 && byte(next) == ' ');
    }

    void add_abbreviation(std::size_t end) {
        add(end, TokenKind::Word);
        tokens_.back().abbreviation = true;
    }

    void add(std::size_t end, TokenKind kind) {
        Token token;
        token.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
        token.kind = kind;
        token.space_before = is_free();
        token.line_start = line_ends_ > 0 || tokens_.empty();
        token.blank_line_before = line_ends_ > 1 || (tokens_.empty());
        token.indented = token.line_start && blanks_ > 1;
        if (kind == TokenKind::Word || kind == TokenKind::Number || kind == TokenKind::Clitic)
            note_shape(token);
        if (token.blank_line_before) single_open_ = false;
        tokens_.push_back(token);
        at_ = end;
        blanks_ = 0;
        line_ends_ = 0;
    }

    /// The end of small letters of ASCII from a place on.
    std::size_t small_end(std::size_t at, std::size_t end) const {
        while (at < end && text_[at] >= 'a' && text_[at] <= 'z') ++at;
        return at;
    }

    void note_shape(Token& token) const {
        if (small_end(token.span.begin, token.span.end) == token.span.end) return;
        std::size_t letters = 0;
        std::size_t capitals = 0;
        for (std::size_t at = token.span.begin; at < token.span.end;) {
            const auto point = code_point_at(text_, at);
            const auto c = point.value;
            const bool ascii = c < 0x80;
            const bool upper = ascii ? c >= 'A' && c <= 'Z' : is_upper(c);
            if (upper || (ascii ? c >= 'a' && c <= 'z' : is_letter(c))) {
                if (upper && letters == 0) token.capital = true;
                if (upper && capitals < letters) token.inner_caps = true;
                ++letters;
                capitals += upper ? 1 : 0;
            } else if (is_hyphen(c)) {
                token.has_hyphen = true;
            } else if (ascii && is_digit(static_cast<char>(c))) {
                token.has_digit = true;
            }
            if (!ascii) token.non_ascii = true;
            at += point.length;
        }
        token.all_caps = letters >= 2 && capitals == letters;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t blanks_ = 0;
    std::uint32_t line_ends_ = 0;
    bool single_open_ = false;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
    return Cutter{text}.cut();
}

Abbreviation abbreviation_of(std::string_view word) {
    if (word.size() > longest_abbreviation) return Abbreviation::None;
    const auto small = lower_ascii(word);
    if (data::abbreviations_before_names.contains(small)) return Abbreviation::BeforeName;
    if (data::abbreviations_that_may_end.contains(small)) return Abbreviation::MayEnd;
    if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z') return Abbreviation::BeforeName;
    return word.find('.') != std::string_view::npos ? Abbreviation::MayEnd : Abbreviation::None;
}

}  // namespace onrecord
