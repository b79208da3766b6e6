// The title of a page.
#pragma once

#include <string>
#include <string_view>

#include "indexer/read/html_tree.hpp"
#include "indexer/read/json_ld.hpp"

namespace onrecord {

class PageMeta;

/// The first of these, "" where there is none, without the name of the site behind it:
///
///   Open Graph   or the headline of linked data, where the title is cut or much shorter
///   a heading    that the title element begins with, one of the first level if there is one
///   JSON-LD      its headline is often the one that was written for search engines
///   microdata, other meta, h1, <title>
///
/// A heading that is the name of the site is no title.
std::string title_of_page(const HtmlTree& tree, const PageMeta& meta, const LinkedArticle& linked,
                          std::string_view site);

/// "Mayor wins vote | Port Maren Herald" without the site's name, whether that is known or guessed from the
/// separator.
std::string without_site_name(std::string_view title, std::string_view site);

}  // namespace onrecord
