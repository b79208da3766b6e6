// Names found by their shape: runs of capitalized words, told apart by the words in and around them.
//
//   run        Marco Rubio · University of California · Farabundo Martí National Liberation Front
//   off it     titles (Secretary Rubio), articles, weekdays; a sentence's first word that is written small
//              elsewhere
//   person     behind a title, with a known given name, two to four words without a word of the other kinds
//   org        holds an org word (Council, Bank), or is an acronym
//   place      a known place, holds a place word (River), or one unknown word behind in, at, near, from
//
// What a name alone cannot say is in names.hpp: which mentions mean the same.
#pragma once

#include <vector>

#include "common/analysis/names.hpp"

namespace onrecord {

/// The mentions of names in a text, in order.
std::vector<NameMention> mentions_by_pattern(const MarkedText& text);

}  // namespace onrecord
