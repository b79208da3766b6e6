// What a person sees at a terminal:
//
//     1  2025-02-04 · Morning Ledger · el-salvador-offer
//        El Salvador offers to jail deportees                    bold
//        The country's president offered to take in prisoners … The prison, known as CECOT, holds 40,000.
//        » “We are ready,” … “and we were asked.” — Ximena Orellana-Fox
//
//   person                                                        facets
//      12  Mara Quell
//          … and 3 more
//
//   12 articles · 2024-01-03 to 2025-12-30 · 2 undated · 3.1 ms
//
// With --quotes the speaker comes first and the words stand behind a bar.
#pragma once

#include <iosfwd>

#include "searcher/output/output_options.hpp"
#include "searcher/search/results.hpp"

namespace onrecord {

/// Writes hits or statements, facets, timeline and the closing line; or why nothing was found; or the count
/// alone.
void write_terminal(const Results& results, const OutputOptions& options, std::ostream& out);

}  // namespace onrecord
