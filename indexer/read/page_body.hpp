// The article's text in a page of navigation, related links, captions, comments and notices.
//
//   1  leave out what is named for something else (nav, related, comments, share ...), unless much of the
//   page's
//      text is in it
//   2  score each block: long text with commas and few links counts for it, links and scraps against it
//   3  the subtree whose blocks score highest is the article; the smallest of those that lose little
//   4  within it, drop what is no sentence of the article: bylines, "Read more:", lists of links
#pragma once

#include <string>
#include <string_view>

#include "indexer/read/html_tree.hpp"
#include "indexer/read/page_clutter.hpp"

namespace onrecord {

/// The article's paragraphs, set apart by empty lines; "" where the page has none. `title` is left out where
/// it stands above the text; `known_text` is the article's text as linked data have it, which tells its
/// blocks from others.
std::string body_of_page(const HtmlTree& tree, const Clutter& clutter, std::string_view title,
                         std::string_view known_text);

}  // namespace onrecord
