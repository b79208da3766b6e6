// Counts at a terminal: facets and timeline.
//
//   person                      timeline by month
//     1,212  Mara Quell         2024-01   12  ████████
//        17  Vic Tollander      2024-02    0
//            … and 12 more      undated    2  █▎
//
// Bars are drawn in eighths of a column, the longest as wide as the terminal; a count that is not 0 has one.
#pragma once

#include <iosfwd>

#include "searcher/output/output_options.hpp"
#include "searcher/search/results.hpp"

namespace onrecord {

/// Writes the facets and the timeline that there are, an empty line behind each.
void write_tables(const Results& results, const OutputOptions& options, std::ostream& out);

}  // namespace onrecord
