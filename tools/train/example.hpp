#pragma once

#include <vector>

#include "common/analysis/arguments.hpp"
#include "common/analysis/marked_text.hpp"
#include "common/analysis/tagger.hpp"
#include "tools/train/gold.hpp"

namespace onrecord {

/// An article on its way through the stages.
struct Example {
    const GoldArticle* gold = nullptr;
    MarkedText text;
    std::vector<Tag> tags;
    Tree tree{{}};
    std::vector<Cue> cues;
    std::vector<Arguments> arguments;  ///< by cue
    std::vector<float> confidences;    ///< by cue, of the statement as far as it has been judged
};

}  // namespace onrecord
