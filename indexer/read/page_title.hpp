// The title of a page.
#pragma once

#include <string>
#include <string_view>

#include "indexer/read/html_tree.hpp"
#include "indexer/read/json_ld.hpp"

namespace onrecord {

class PageMeta;

/// "" where the page has none.
std::string title_of_page(const HtmlTree& tree, const PageMeta& meta, const LinkedArticle& linked,
                          std::string_view site);

/// "Mayor wins vote | Port Maren Herald" without the site's name, whether that is known or guessed from the
/// separator.
std::string without_site_name(std::string_view title, std::string_view site);

}  // namespace onrecord
