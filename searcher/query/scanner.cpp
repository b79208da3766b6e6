#include "searcher/query/scanner.hpp"

#include "searcher/query/characters.hpp"

namespace onrecord {

Scanner::Scanner(std::string_view text) : text_{text} {
    for (std::size_t offset = 0; offset < text.size(); offset = after(offset)) {
        const auto c = at(offset);
        if (!is_quotation_mark(c)) continue;
        (is_straight_quotation_mark(c) ? last_straight_mark_ : last_curly_mark_) = offset;
    }
}

bool Scanner::blank_at(std::size_t offset) const {
    return !ends_at(offset) && is_query_blank(at(offset));
}

bool Scanner::opens_at(std::size_t offset) const {
    return !ends_at(offset) && (at(offset) == '(' || is_quotation_mark(at(offset)));
}

bool Scanner::bounds_run(char32_t c) const {
    return is_query_blank(c) || c == '(' || c == ')' || is_quotation_mark(c);
}

std::size_t Scanner::run_end(std::size_t offset) const {
    bool word = false;
    while (!ends_at(offset)) {
        const auto c = at(offset);
        if (bounds_run(c) || is_dash(c)) break;
        const auto two = text_.substr(offset, 2);
        if (word && (two == ".." || two == "--" || c == 0x2026)) break;
        word = word || is_letter(c) || is_number(c);
        offset = after(offset);
    }
    return offset;
}

std::size_t Scanner::whole_run_end(std::size_t offset) const {
    while (!ends_at(offset) && !bounds_run(at(offset))) offset = after(offset);
    return offset;
}

std::size_t Scanner::closing_mark(std::size_t offset) const {
    bool straight = is_straight_quotation_mark(at(offset));
    if ((straight ? last_straight_mark_ : last_curly_mark_) <= offset) straight = !straight;
    if ((straight ? last_straight_mark_ : last_curly_mark_) <= offset) return text_.size();
    for (offset = after(offset); !ends_at(offset); offset = after(offset)) {
        if (is_quotation_mark(at(offset)) && is_straight_quotation_mark(at(offset)) == straight) break;
    }
    return offset;
}

}  // namespace onrecord
