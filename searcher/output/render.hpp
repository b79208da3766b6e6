// The front of this room: an answer in, text out, in the format that was asked for. Everything here is a pure
// function of what it is given; where the text goes is the caller's business.
#pragma once

#include <iosfwd>
#include <string_view>

#include "common/base/result.hpp"
#include "searcher/output/output_options.hpp"
#include "searcher/output/printed_reading.hpp"
#include "searcher/search/results.hpp"

namespace onrecord {

/// "text", "json", "jsonl", "csv" or "trec"; else an Error of kind Usage that lists them.
Result<OutputFormat> format_named(std::string_view name);

/// Writes an answer, hit by hit. Its notes are left to the caller, but for JSON, which holds them.
void render(const Results& results, const OutputOptions& options, std::ostream& out);

/// Writes one article whole. JSON lines are one line; trec, which has no such thing, is text.
void render(const ShownArticle& shown, const OutputOptions& options, std::ostream& out);

/// Writes how a question was read, and its notes. Text unless JSON is asked for.
void render_reading(const PrintedReading& reading, const OutputOptions& options, std::ostream& out);

}  // namespace onrecord
