#include "searcher/query/characters.hpp"

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

bool is_word_character(char32_t c) {
    return is_letter(c) || is_number(c);
}

/// Signs that stay in front of a word: sums of money, tags, names of accounts, a star that is refused later.
bool stays_in_front(char32_t c) {
    return c == '$' || c == 0xA3 || c == 0xA5 || c == 0x20AC || c == '#' || c == '@' || c == '*';
}

/// Signs that stay behind a word: C++, C#, 50%, 5€, the star of a prefix; marks belong to their letter.
bool stays_behind(char32_t c) {
    return c == '+' || c == '#' || c == '%' || c == '$' || c == 0x20AC || c == '*' || is_mark(c);
}

/// "U.S." or "Ph.D.": the final point belongs to pieces of one or two letters, each with a point.
bool ends_in_its_own_point(std::string_view text) {
    constexpr std::size_t longest = 24;
    if (text.size() > longest) return false;
    std::size_t letters = 0;
    int points = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at += point.length;
        if (point.value == '.') {
            if (letters == 0) return false;
            letters = 0;
            ++points;
        } else if (!is_letter(point.value) || ++letters > 2) {
            return false;
        }
    }
    return points >= 2 && letters == 0;
}

}  // namespace

bool is_query_blank(char32_t c) {
    if (c <= 0x20 || (c >= 0x7F && c <= 0xA0)) return true;
    if (c < 0x1680) return c == 0x61C;
    return c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202F) || c == 0x205F || (c >= 0x2066 && c <= 0x2069) || c == 0x3000;
}

bool is_dash(char32_t c) {
    return (c >= 0x2012 && c <= 0x2015) || c == 0x2212;
}

bool is_straight_quotation_mark(char32_t c) {
    return c == '"' || c == 0xFF02;
}

bool is_quotation_mark(char32_t c) {
    return is_straight_quotation_mark(c) || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

bool holds_word(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        if (is_word_character(point.value)) return true;
        at += point.length;
    }
    return false;
}

std::size_t count_word_characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        if (is_word_character(point.value)) ++count;
        at += point.length;
    }
    return count;
}

std::string_view without_punctuation(std::string_view text) {
    while (!text.empty()) {
        const auto first = code_point_at(text, 0);
        if (is_word_character(first.value) || stays_in_front(first.value)) break;
        text.remove_prefix(first.length);
    }
    while (!text.empty()) {
        const auto last = code_point_before(text, text.size());
        if (is_word_character(last.value) || stays_behind(last.value)) break;
        if (last.value == '.' && ends_in_its_own_point(text)) break;
        text.remove_suffix(last.length);
    }
    return text;
}

std::string_view without_stars(std::string_view word) {
    while (word.starts_with('*')) word.remove_prefix(1);
    while (word.ends_with('*')) word.remove_suffix(1);
    return without_punctuation(word);
}

std::string tidy(std::string_view text) {
    std::string clean;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at += point.length;
        if (is_query_blank(point.value)) {
            blank = !clean.empty();
            continue;
        }
        if (blank) clean += ' ';
        blank = false;
        append_utf8(clean, point.value);
    }
    return clean;
}

}  // namespace onrecord
