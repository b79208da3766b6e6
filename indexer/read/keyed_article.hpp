// An article of named texts: the columns of a table, the front matter of a page.
#pragma once

#include <string>
#include <vector>

#include "indexer/read/reader.hpp"

namespace onrecord {

struct NamedText {
    std::string name;
    std::string text;
};

/// The names by which its fields are found: those that the user gave, then the usual ones.
/// A name may come more than once: authors are all that stand under it, of the rest the first that is not
/// empty.
Draft article_of_named_texts(const std::vector<NamedText>& texts, const FieldMap& fields);

}  // namespace onrecord
