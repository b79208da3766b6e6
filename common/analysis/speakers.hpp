// Who speaks: from the source as printed to a canonical name.
//
//   named       the source holds a mention of a person, else it is one of an organization
//   pronoun     he, she: the last person of that gender who spoke or was named before; they, it: the last
//   organization described   "the senator", "the president": the person whose title says so; else nobody,
//   never an invented name none        a quotation that goes on: the speaker before it
#pragma once

#include <string_view>
#include <vector>

#include "common/analysis/analyzed_article.hpp"

namespace onrecord {

/// Fills speaker and resolution of the statements of a text, in order.
void name_speakers(std::string_view body, const std::vector<Entity>& entities,
                   std::vector<Statement>& statements);

}  // namespace onrecord
