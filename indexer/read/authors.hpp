// Bylines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.hpp"

namespace onrecord {

/// The names in a byline: "By Ann Lee and Tomas Brandt | Updated Feb. 4, 2025" is two. Set apart by commas,
/// semicolons, "and", "&", bars, dots and dashes; dates, times, roles ("staff writer"), addresses, links, and
/// behind a name the agency that it is of ("Reuters") are left out; "Jr." stays with its name. "Von" is a
/// preposition where the language is German, as "und" in the byline tells too.
std::vector<std::string> authors_of(std::string_view byline, std::string_view language = "");

/// The people in a line that is a byline, "By" and names. Nothing for other lines: "By Tuesday, all was
/// lost".
std::vector<std::string> people_of_line(std::string_view line, std::string_view language = "");

/// The name is that of an agency or an office rather than of a person: "Reuters", "Herald Staff".
bool is_organization(std::string_view name);

/// Adds the authors of a byline that are not there yet.
void add_authors(std::vector<std::string>& authors, std::string_view byline, std::string_view language = "");

/// Adds the authors of an agency's byline: without the agency itself, without "Von" where the article is in
/// German. REQUIRES: language and source of the article are settled.
void add_byline(Article& article, std::string_view byline);

}  // namespace onrecord
