// Bylines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.hpp"

namespace onrecord {

/// The names in a byline: "By Ann Lee and Tomas Brandt" is two. Set apart by commas, semicolons, "and", "&"
/// and
/// "|"; roles ("staff writer"), addresses and links among them are left out; "Jr." stays with its name.
std::vector<std::string> authors_of(std::string_view byline);

/// Adds the authors of a byline that are not there yet.
void add_authors(std::vector<std::string>& authors, std::string_view byline);

/// Adds the authors of an agency's byline: without the agency itself, without "Von" where the article is in
/// German. REQUIRES: language and source of the article are settled.
void add_byline(Article& article, std::string_view byline);

}  // namespace onrecord
