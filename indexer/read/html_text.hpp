// HTML to plain text where all of it is text: entries of feeds, fields of exports.
#pragma once

#include <string>
#include <string_view>

#include "indexer/read/html_tree.hpp"

namespace onrecord {

/// All text of a piece of HTML, a paragraph for each block, paragraphs set apart by an empty line.
std::string text_of_html(std::string_view html);
std::string text_of_html(const HtmlTree& tree, NodeId root);

/// Character references resolved, tags off, on one line: a title in a feed, a name in linked data.
std::string unescaped(std::string_view text);

/// Whether a text holds tags or character references rather than being plain.
bool looks_like_html(std::string_view text);

}  // namespace onrecord
