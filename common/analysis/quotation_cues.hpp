// The verb beside a quotation that no statement has: by where it stands, whatever the models make of it.
//
//   “A?” [Quell] [demanded].            behind: a noun phrase and a finite verb, or the other way around;
//                                       what is quoted begins a sentence and ends with a comma, a question or
//                                       exclamation mark
//   [the mayor] [replied], “A.”         before: a verb, a few words and a comma or a colon;
//   [Quell] waved before [asking] her, “A?”       what is quoted begins with a capital and ends a sentence
#pragma once

#include <optional>
#include <vector>

#include "common/analysis/marked_text.hpp"
#include "common/analysis/tagger.hpp"

namespace onrecord {

struct QuotationCue {
    TokenRange cue;
    TokenRange source;  ///< never empty

    friend bool operator==(const QuotationCue&, const QuotationCue&) = default;
};

/// Nothing where there is no such verb, or nobody it belongs to. REQUIRES: `quotation` is all of one, with
/// its marks.
std::optional<QuotationCue> cue_beside(const TaggedText& text, const TokenRange& quotation);

}  // namespace onrecord
