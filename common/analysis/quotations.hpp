// Which parts of a text stand in double quotation marks.
//
//   "…"  “…”  «…»  ``…''     opened and closed within one paragraph
//   “… ¶ “… ¶ “…”            open at a paragraph's end and opened again: the speaker goes on
//   ” In an …                a closing mark at the beginning of a paragraph is an opening one mistyped
//   “… (never closed)        runs to the end of its paragraph
//   "… (the same, straight   is none: the paragraph is an extract
//   where others are curly)
#pragma once

#include <string_view>
#include <vector>

#include "common/base/span.hpp"

namespace onrecord {

/// One quotation; `span` includes its marks. `continues`: the one before it was left open and this one goes
/// on.
struct Quotation {
    TextSpan span;
    bool continues = false;

    friend bool operator==(const Quotation&, const Quotation&) = default;
};

/// All quotations of a text, in order, apart. Linear; takes any bytes.
std::vector<Quotation> quotations_of(std::string_view text);

}  // namespace onrecord
