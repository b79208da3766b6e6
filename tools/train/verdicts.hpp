// Which of the statements that were found in an article are right, by what people annotated: the content
// shares half of all words of both, and each source holds what the other is about.
#pragma once

#include <vector>

#include "tools/train/example.hpp"

namespace onrecord {

/// Whether a source is the gold one.
bool is_source_of(const Example& example, const GoldAttribution& gold, const TokenRange& source);

/// By cue: whether what was found for it is right. One attribution makes one statement right: the one that is
/// most like it.
std::vector<bool> right_ones(const Example& example);

}  // namespace onrecord
