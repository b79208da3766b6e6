// What the export of a WordPress site (WXR) has beyond the feed that it is.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "indexer/read/xml_tree.hpp"

namespace onrecord {

/// Whether an item of a feed is an entry of such an export.
bool is_wordpress_entry(const XmlElement& item);

/// Why an entry is no article: "WordPress entries of type 'attachment'"; "" where it is one. Only posts and
/// pages that are published and have text are articles.
std::string why_no_article(const XmlElement& entry);

/// The text of an entry as HTML: an empty line sets paragraphs apart there, and what stands in brackets is
/// for the site's extensions.
std::string html_of_wordpress(std::string_view text);

/// The names of the authors by their logins.
std::map<std::string, std::string> wordpress_authors(const XmlElement& channel);

}  // namespace onrecord
