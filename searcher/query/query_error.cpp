#include "searcher/query/query_error.hpp"

#include <algorithm>

#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

constexpr std::size_t columns_before = 35;
constexpr std::size_t columns_after = 35;
/// Bounds what characters of no width (marks) can add to a line.
constexpr std::size_t most_bytes = 400;
constexpr std::size_t longest_piece = 40;
constexpr std::string_view ellipsis = "…";

std::size_t column_of(std::string_view query, std::size_t at) {
    std::size_t column = 1;
    for (std::size_t byte = 0; byte < at;) {
        byte += code_point_at(query, byte).length;
        ++column;
    }
    return column;
}

/// Where a line that shows `at` has to begin.
std::size_t window_begin(std::string_view query, std::size_t at) {
    std::size_t begin = at;
    std::size_t width = 0;
    while (begin > 0 && at - begin < most_bytes) {
        const auto before = code_point_before(query, begin);
        width += display_width(safe_for_terminal(query.substr(begin - before.length, before.length)));
        if (width > columns_before) break;
        begin -= before.length;
    }
    return begin;
}

std::size_t window_end(std::string_view query, std::size_t at) {
    std::size_t end = at;
    std::size_t width = 0;
    while (end < query.size() && end - at < most_bytes) {
        const auto next = code_point_at(query, end);
        width += display_width(safe_for_terminal(query.substr(end, next.length)));
        if (width > columns_after) break;
        end += next.length;
    }
    return end;
}

}  // namespace

Error error_at(std::string_view query, std::size_t at, const std::string& what, const std::string& advice) {
    at = std::min(at, query.size());
    const auto begin = window_begin(query, at);
    const auto end = window_end(query, at);
    std::string before = safe_for_terminal(query.substr(begin, at - begin));
    if (begin > 0) before.insert(0, ellipsis);
    std::string hint = before + safe_for_terminal(query.substr(at, end - at));
    if (end < query.size()) hint += ellipsis;
    hint += '\n' + std::string(display_width(before), ' ') + '^';
    if (!advice.empty()) hint += '\n' + advice;
    return {ErrorKind::Query, "column " + std::to_string(column_of(query, at)) + ": " + what,
            std::move(hint)};
}

std::string shown(std::string_view piece) {
    std::string cut;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < piece.size() && at < most_bytes; ++characters) {
        if (characters == longest_piece) return safe_for_terminal(cut) + std::string{ellipsis};
        const auto point = code_point_at(piece, at);
        append_utf8(cut, point.value);
        at += point.length;
    }
    return safe_for_terminal(cut);
}

}  // namespace onrecord
