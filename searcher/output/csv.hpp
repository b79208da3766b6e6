// Answers as comma-separated values after RFC 4180; docs/output.md lists the columns. Cells are made for
// spreadsheets: one line each, no control characters, and none that begins a formula (an apostrophe in front
// of = + - @ keeps it text; OWASP "CSV injection").
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "searcher/output/output_options.hpp"
#include "searcher/search/results.hpp"

namespace onrecord {

/// Writes a table of hits or statements, one of facets and one of the timeline, an empty line between two.
void write_csv(const Results& results, const OutputOptions& options, std::ostream& out);
void write_csv(const ShownArticle& shown, const OutputOptions& options, std::ostream& out);

/// A text as one cell.
std::string csv_cell(std::string_view text);

}  // namespace onrecord
