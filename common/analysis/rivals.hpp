// How likely a statement is one beside others that are found in the same words. Words are said once: where
// the cue of one stands in what another says, or both share words, one of them is seldom a statement of its
// own.
//
//   model       trees of decisions, wrong or right; the probability of right is the statement's confidence
//   values      how likely the statement is by itself (confidence.hpp); how sure the stages before were
//               of its cue, content and source; how likely are the likeliest of those that share words
//               with it, whose words hold its cue, whose cue stands in its words, that stand in its
//               sentence; lengths and distances of its parts; how much the article says
#pragma once

#include <array>
#include <vector>

#include "common/analysis/confidence.hpp"
#include "common/analysis/model/tree_model.hpp"
#include "common/analysis/statement_ranges.hpp"

namespace onrecord {

/// What was found for a cue, as it is judged and as others see it.
struct Candidate {
    Cue cue;
    TokenRange content;  ///< from its first word to its last
    TokenRange source;
    std::size_t words = 0;   ///< tokens of the content
    std::size_t pieces = 0;  ///< of the content
    QuotedShare quoted = QuotedShare::Nothing;
    float confidence = 0;  ///< by itself
    float content_confidence = 0;
    float least_confidence = 0;
    float source_probability = 0;  ///< of its likeliest token
};

/// REQUIRES: `arguments` are those of the window and hold some content; their confidence is that of the
/// content.
Candidate candidate_of(const MarkedText& text, const ArgumentWindow& window, const Arguments& arguments,
                       float confidence);

constexpr std::size_t rival_values = 22;
using RivalValues = std::array<float, rival_values>;

/// By candidate. REQUIRES: `all` in order of their cues.
std::vector<RivalValues> values_among(const ParsedText& text, const std::vector<Candidate>& all);

/// By candidate, 0 to 1. REQUIRES: the model looks at rival_values; as above.
std::vector<float> confidences_among(const ParsedText& text, const std::vector<Candidate>& all,
                                     const TreeModel& model);

}  // namespace onrecord
