// Who speaks: from the source as printed to a canonical name.
//
//   named       the source holds a mention of a person, else one of an organization
//   pronoun     he, she: ranked among those named and heard before (antecedents.hpp); it, they: organizations
//   described   "the senator", "the president": the person whose title says so; else nobody, never
//               an invented name
//   none        a quotation that goes on: the speaker before it; a quotation with a cue alone ("Quell
//               walked off, shouting"): the name beside the cue or the subject before it
#pragma once

#include <vector>

#include "common/analysis/analyzed_article.hpp"
#include "common/analysis/cues.hpp"

namespace onrecord {

/// Fills speaker and resolution of the statements of a text, in order. Its confidence becomes that of the
/// whole: that it is a statement and that this one made it.
void name_speakers(const TaggedText& text, const std::vector<Entity>& entities,
                   std::vector<Statement>& statements);

}  // namespace onrecord
