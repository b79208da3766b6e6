// One row of comma- or tab-separated values (RFC 4180), as they occur:
//
//   row    = cell { separator cell } end            the end is LF, CRLF or that of the text
//   cell   = quoted | plain
//   quoted = [blanks] '"' { any but '"' | '""' } '"' [blanks], in front of a separator or an end
//   plain  = all up to the next separator or line end
//
// A quotation mark that begins a cell and is not closed by these rules is loose: the cell is a plain one and
// keeps it. Files without quoting have those, and so have damaged ones.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

struct TableRow {
    std::vector<std::string> cells;  ///< without their quotation marks; CRLF is LF
    std::size_t size = 0;            ///< in bytes of the text, with the line end
    bool spans_lines = false;        ///< a quoted cell holds a line end
    bool has_loose_quote = false;
    bool is_cut = false;  ///< a loose quotation mark might be closed behind the end of the text
};

/// The row at the beginning of a text; nothing where it may go on behind the text, which `is_all` denies. A
/// quoted cell over lines that makes a row of other than `columns` cells is none where the first line alone
/// has as many: its quotation mark is loose, and the rows behind it are not swallowed. Without header,
/// `columns` is 0.
std::optional<TableRow> table_row(std::string_view text, char separator, std::size_t columns, bool is_all);

/// A tab, a comma, a semicolon or a bar: whichever a line has most of.
char separator_of(std::string_view line);

}  // namespace onrecord
