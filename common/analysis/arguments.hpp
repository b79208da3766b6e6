// What belongs to a cue: the words that are attributed, and whom they are attributed to. A linear chain
// (outside, source, content; begin and inside) over the tokens of the cue's window. Where the best sequence
// has no content, the best one is taken that has some at the likeliest place: whether it is a statement is
// judged by what was found, and not here.
#pragma once

#include <cstddef>
#include <vector>

#include "common/analysis/argument_window.hpp"
#include "common/analysis/model/linear_model.hpp"

namespace onrecord {

enum class ArgumentLabel : Label { Outside, SourceBegin, SourceInside, ContentBegin, ContentInside };
constexpr std::size_t argument_labels = 5;

/// What was found for one cue.
struct Arguments {
    std::vector<TokenRange>
        content;        ///< in order of the text; empty: there is none, and all else here is empty
    TokenRange source;  ///< empty: none
    bool is_source_doubtful = false;        ///< the best sequence has none; this is its likeliest place
    float confidence = 0;                   ///< 0 to 1, of the content given the cue
    float least_confidence = 0;             ///< of the least likely token of the content
    std::vector<float> source_probability;  ///< by token of the window
};

/// REQUIRES: model.labels == argument_labels.
Arguments arguments_of(const ArgumentWindow& window, const LinearModel& model);

}  // namespace onrecord
