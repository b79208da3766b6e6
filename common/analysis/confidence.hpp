// How likely a statement is one: what is found for a cue, judged as a whole, and by itself. Beside what else
// is found, rivals.hpp judges it.
//
//   model       log-linear, wrong or right
//   features    how sure the stages before were of the cue, the content and the source; what kind of word
//               each of them begins with; length, pieces and quotation marks of the content; what stands
//               between the three; other cues within
#pragma once

#include "common/analysis/arguments.hpp"
#include "common/analysis/model/features.hpp"
#include "common/analysis/model/linear_model.hpp"

namespace onrecord {

enum class Verdict : Label { Wrong, Right };
constexpr std::size_t verdicts = 2;

/// REQUIRES: `arguments` are those of the window, with the source that was chosen and some content.
void add_confidence_features(const ParsedText& text, const CueMap& map, const ArgumentWindow& window,
                             const Arguments& arguments, FeatureList& to);

/// 0 to 1. REQUIRES: model.labels == verdicts; as above.
float confidence_of(const ParsedText& text, const CueMap& map, const ArgumentWindow& window,
                    const Arguments& arguments, const LinearModel& model);

}  // namespace onrecord
