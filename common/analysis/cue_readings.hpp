// Cues read: what belongs to each of them, who says it, and how likely that is right, by itself and beside
// what else is found.
#pragma once

#include <vector>

#include "common/analysis/arguments.hpp"
#include "common/analysis/statements.hpp"

namespace onrecord {

struct CueReading {
    Cue cue;
    Arguments arguments;  ///< with the source that was chosen, and the statement's confidence
};

/// Whether a token of the sentence, the one before it or the one behind it is quoted.
bool stands_by_quotation(const MarkedText& text, std::size_t sentence);

/// Those of which something may come, in order of the text; where nothing belongs to a cue, without content.
std::vector<CueReading> readings_of(const ParsedText& text, const std::vector<Cue>& cues,
                                    const StatementModels& models);

}  // namespace onrecord
