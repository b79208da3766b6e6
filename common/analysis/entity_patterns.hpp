// Names found by their shape: runs of capitalized words, told apart by the words in and around them.
//
//   run        Marco Rubio · University of California · Farabundo Martí National Liberation Front (FMLN)
//   off it     titles (Secretary Rubio), articles, weekdays; a first word of a sentence that is written small
//   elsewhere person     behind a title, with a known given name, two to four words without a word of the
//   other kinds org        holds an org word (Council, Bank), or is an acronym place      a known place,
//   holds a place word (River), or one unknown word behind in, at, near, from
//
// Mentions of one person, organization or place share the longest name: by surname ("Rubio"), given name, or
// acronym.
#pragma once

#include <string_view>
#include <vector>

#include "common/analysis/analyzed_article.hpp"

namespace onrecord {

/// The entities of a text, in order of first mention.
std::vector<Entity> entities_by_pattern(std::string_view body);

}  // namespace onrecord
