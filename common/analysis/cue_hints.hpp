// Hints: where a cue may begin, as far as a glance tells. Only sentences with a hint are parsed, only hinted
// tokens are looked at closely.
//
//   model       log-linear, each token that stands outside of quotation marks on its own
//   features    word, stem, suffix and tag, with the words and tags beside them; quotation marks next to them
//   hint        P(begin) of least_hint or more, and "according"
#pragma once

#include <cstddef>
#include <vector>

#include "common/analysis/marked_text.hpp"
#include "common/analysis/model/features.hpp"
#include "common/analysis/model/linear_model.hpp"
#include "common/analysis/tagger.hpp"

namespace onrecord {

enum class HintLabel : Label { Nothing, Begin };
constexpr std::size_t hint_labels = 2;
constexpr float least_hint = 0.01F;

struct CueHints {
    std::vector<bool> tokens;
    std::vector<bool> sentences;  ///< those with a hint
};

/// Whether a cue may begin with a token by what it is: outside of quotation marks, and a word of a kind that
/// does.
bool may_begin_cue(const TaggedText& text, std::size_t at);

/// REQUIRES: may_begin_cue(text, at).
void add_hint_features(const TaggedText& text, std::size_t at, FeatureList& to);

/// Every token that may begin a cue, as if a glance told nothing.
CueHints all_cue_hints(const TaggedText& text);

/// REQUIRES: model.labels == hint_labels.
CueHints cue_hints_of(const TaggedText& text, const LinearModel& model);

}  // namespace onrecord
