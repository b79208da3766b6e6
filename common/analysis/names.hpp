// From mentions of names to who and what they name.
//
//   Mara Quell … Quell … Mayor Quell's     one person: surname, given name; titles are no part of a name
//   Tom Quell … Ada Quell … Quell          two: the surname alone is that of the one named first, where
//                                          no title says otherwise
//   Harbor Crossing Agency … the HCA       one organization: by its initials
//
// Of all the forms of a name the longest is the canonical one.
#pragma once

#include <vector>

#include "common/analysis/analyzed_article.hpp"
#include "common/analysis/name_forms.hpp"

namespace onrecord {

/// The entities that `mentions` name, in order of first mention. Mentions come in any order, none is empty,
/// no two overlap; those of one name need not agree in kind.
std::vector<Entity> cluster_names(const MarkedText& text, const std::vector<NameMention>& mentions);

}  // namespace onrecord
