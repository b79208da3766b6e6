// Answers as JSON and as JSON lines; the grammar is docs/output.md. Written hit by hit, so that a million
// hits take no more memory than they already have.
//
//   json            one object on one line
//   jsonl           a line for each hit or statement, then for each value of a facet and each period
//   of a batch      both: one line a question, the object of json with "id" as its first member
#pragma once

#include <iosfwd>

#include "searcher/output/output_options.hpp"
#include "searcher/output/printed_reading.hpp"
#include "searcher/search/results.hpp"

namespace onrecord {

/// Changes when a member changes its meaning or goes; new members do not count.
inline constexpr int json_format = 1;

void write_json(const Results& results, const OutputOptions& options, std::ostream& out);
void write_json_lines(const Results& results, const OutputOptions& options, std::ostream& out);
void write_json(const ShownArticle& shown, std::ostream& out);
void write_json(const PrintedReading& reading, std::ostream& out);

}  // namespace onrecord
