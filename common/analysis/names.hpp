// From mentions of names to who and what they name.
//
//   Mara Quell … Quell … Mayor Quell's     one person: surname, given name; titles are no part of a name
//   Harbor Crossing Agency … the HCA       one organization: by its initials
//
// Of all the forms of a name the longest is the canonical one.
#pragma once

#include <vector>

#include "common/analysis/analyzed_article.hpp"
#include "common/analysis/marked_text.hpp"

namespace onrecord {

/// A stretch of tokens that names somebody or something; a title before it is not in it.
struct NameMention {
    TokenRange tokens;
    EntityKind kind = EntityKind::Person;

    friend bool operator==(const NameMention&, const NameMention&) = default;
};

/// The title right before a name, folded and without its point ("sen"); "" where there is none.
std::string title_before(const MarkedText& text, std::size_t at);

/// The entities that `mentions` name, in order of first mention. Mentions come in any order, none is empty,
/// no two overlap; those of one name need not agree in kind.
std::vector<Entity> cluster_names(const MarkedText& text, const std::vector<NameMention>& mentions);

}  // namespace onrecord
