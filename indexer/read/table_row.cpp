#include "indexer/read/table_row.hpp"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

constexpr auto npos = std::string_view::npos;

enum class Quoting { None, Closed, Loose, Open };

/// How a cell begins, and where one that is closed ends: in front of its separator.
struct Opening {
    Quoting quoting = Quoting::None;
    std::size_t end = 0;
};

bool ends_cell(std::string_view text, char separator) {
    return text.empty() || text.front() == separator || text.front() == '\n' || text.starts_with("\r\n");
}

Opening opening_of(std::string_view text, char separator) {
    const auto begin = text.find_first_not_of(' ');
    if (begin == npos || text[begin] != '"') return {};
    for (auto at = text.find('"', begin + 1); at != npos; at = text.find('"', at + 2)) {
        if (text.substr(at + 1).starts_with('"')) continue;
        const auto end = std::min(text.find_first_not_of(' ', at + 1), text.size());
        const bool closes = ends_cell(text.substr(end), separator);
        return {closes ? Quoting::Closed : Quoting::Loose, end};
    }
    return {Quoting::Open, text.size()};
}

/// REQUIRES: `cell` is a quoted one.
std::string unquoted(std::string_view cell) {
    const auto begin = cell.find('"') + 1;
    const auto inside = cell.substr(begin, cell.rfind('"') - begin);
    std::string text;
    for (std::size_t at = 0; at < inside.size(); ++at) {
        const auto rest = inside.substr(at);
        if (rest.starts_with("\"\"") || rest.starts_with("\r\n")) ++at;
        text += inside[at];
    }
    return text;
}

std::string plain(std::string_view cell, bool ends_line) {
    if (ends_line && cell.ends_with('\r')) cell.remove_suffix(1);
    return std::string{cell};
}

/// The row by the grammar alone.
std::optional<TableRow> row_of(std::string_view text, char separator, bool is_all) {
    const std::array<char, 2> ends{separator, '\n'};
    TableRow row;
    for (std::size_t at = 0;; ++at) {
        const auto rest = text.substr(at);
        const auto [quoting, end] = opening_of(rest, separator);
        const bool closed = quoting == Quoting::Closed;
        const auto size =
            closed ? end : std::min(rest.find_first_of({ends.data(), ends.size()}), rest.size());
        if (!is_all && (quoting == Quoting::Open || size == rest.size())) return {};
        const auto cell = rest.substr(0, size);
        const bool in_row = size < rest.size() && rest[size] == separator;
        row.cells.push_back(closed ? unquoted(cell) : plain(cell, !in_row));
        row.spans_lines = row.spans_lines || (closed && cell.find('\n') != npos);
        row.has_loose_quote = row.has_loose_quote || quoting == Quoting::Loose || quoting == Quoting::Open;
        row.is_cut = row.is_cut || quoting == Quoting::Open;
        at += size;
        if (in_row) continue;
        row.size = std::min(text.find('\n', at), text.size() - 1) + 1;
        return row;
    }
}

}  // namespace

std::optional<TableRow> table_row(std::string_view text, char separator, std::size_t columns, bool is_all) {
    auto row = row_of(text, separator, is_all);
    if (!row || !row->spans_lines || row->cells.size() == columns) return row;
    auto line = row_of(text.substr(0, text.find('\n') + 1), separator, true);
    return line->cells.size() == columns ? line : row;
}

char separator_of(std::string_view line) {
    static constexpr std::array<char, 4> separators{'\t', ',', ';', '|'};
    return *std::max_element(separators.begin(), separators.end(), [&](char a, char b) {
        return std::count(line.begin(), line.end(), a) < std::count(line.begin(), line.end(), b);
    });
}

}  // namespace onrecord
