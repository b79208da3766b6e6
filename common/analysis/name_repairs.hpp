// What the model of names misses and a rule can tell.
//
//   [PORT MAREN], June 5 (Wire) — the place where an article was written, in capitals as people are seldom
//   … a strike in [Port Maren].   a place as well, wherever the words stand in the article
//   Robert C. [“Bobby”] Quell     a nickname in marks stands inside of a name and does not end it
//   … his gun. [Nerina Scott] …   a name before a surname that the article knows, where neither was
//                                 taken for one
#pragma once

#include <vector>

#include "common/analysis/gazetteer.hpp"
#include "common/analysis/names.hpp"
#include "common/analysis/tagger.hpp"

namespace onrecord {

/// Mends mentions, which stay in order of the text.
void repair_names(const TaggedText& text, const Gazetteer& gazetteer, std::vector<NameMention>& names);

}  // namespace onrecord
