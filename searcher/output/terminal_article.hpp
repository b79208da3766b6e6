// One article whole at a terminal (--show):
//
//   The tunnel vote                                         bold
//   2025-02-04 · Maren Courier · Ann Lee
//   https://example.org/tunnel
//   id tunnel-vote
//
//   The council met on Monday. [1:“We will build the *tunnel*,”] Quell said, and
//   promised [2:that nobody would pay for it].
//
//   [1] Mara Quell · direct
//   [2] Mara Quell (“she”) · indirect
//
//   person  Mara Quell, Vic Tollander
//
// Statements stand in numbered brackets, which may stand within each other; matches are colored, or in
// asterisks where there is no color. Lines end where they end in the article, and where they are too long.
#pragma once

#include <iosfwd>

#include "searcher/output/output_options.hpp"
#include "searcher/search/results.hpp"

namespace onrecord {

void write_terminal(const ShownArticle& shown, const OutputOptions& options, std::ostream& out);

}  // namespace onrecord
