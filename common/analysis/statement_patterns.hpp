// Statements found by patterns: the words around a verb of saying, quotation marks, and where sentences begin
// and end.
//
//   SOURCE cue (that) CONTENT .        Quell said the bridge would close.
//   CONTENT , SOURCE cue .             The bridge would close, Quell said.
//   “CONTENT,” cue SOURCE . “CONTENT.” “No,” said Quell. “Never.”
//   According to SOURCE , CONTENT .    CONTENT , according to SOURCE .
//   SOURCE : CONTENT                   (a transcript: three paragraphs or more of that form)
//   “CONTENT.”                         a sentence of quotation alone goes on with the speaker before it
//
// Each sentence is looked at once for each cue in it; quotations are never cut by a sentence's end.
#pragma once

#include <string_view>
#include <vector>

#include "common/analysis/analyzed_article.hpp"

namespace onrecord {

/// The statements of a text with their words, cues and sources; speakers are left to speakers.hpp.
std::vector<Statement> statements_by_pattern(std::string_view body);

}  // namespace onrecord
