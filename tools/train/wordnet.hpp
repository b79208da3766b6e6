// The kinds of words (word_kinds.hpp) from the files of a WordNet 3.0 (its manual pages wndb(5) and
// lexnames(5) draw them).
#pragma once

#include <string>

#include "common/analysis/model/model_file.hpp"
#include "common/base/result.hpp"

namespace onrecord {

/// Words of small letters, in each of their forms. Kinds of things that nobody says or thinks (animals,
/// plants, food, substances, parts of the body) are left out. An Error where the folder holds no data.noun
/// and its like.
Result<ModelSection> word_kinds_section(const std::string& folder);

}  // namespace onrecord
