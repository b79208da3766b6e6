// How likely a statement is one beside others that are found in the same words. Words are said once: where
// the cue of one stands in what another says, or both share words, one of them is seldom a statement of its
// own.
//
//   model       log-linear, wrong or right; its probability of right is the statement's confidence
//   features    how likely the statement is by itself (confidence.hpp), and beside that how likely are the
//               likeliest of those that share words with it, whose words hold its cue, whose cue stands in
//               its words
#pragma once

#include <vector>

#include "common/analysis/confidence.hpp"
#include "common/analysis/model/features.hpp"
#include "common/analysis/model/linear_model.hpp"
#include "common/analysis/statement_ranges.hpp"

namespace onrecord {

/// What was found for a cue, as others see it.
struct Candidate {
    TokenRange cue;
    TokenRange content;  ///< from its first word to its last
    QuotedShare quoted = QuotedShare::Nothing;
    float confidence = 0;  ///< by itself
};

/// REQUIRES: `arguments` hold some content.
Candidate candidate_of(const MarkedText& text, const Cue& cue, const Arguments& arguments);

/// REQUIRES: `all` in order of their cues.
void add_rival_features(const std::vector<Candidate>& all, std::size_t number, FeatureList& to);

/// By candidate, 0 to 1. REQUIRES: model.labels == verdicts; as above.
std::vector<float> confidences_among(const std::vector<Candidate>& all, const LinearModel& model);

}  // namespace onrecord
