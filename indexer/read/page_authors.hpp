// Who wrote a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/html_tree.hpp"
#include "indexer/read/json_ld.hpp"

namespace onrecord {

class LazyPageHead;
class PageMeta;

/// From linked data, meta, microdata and rel=author, which may name an organization, else from what is
/// printed as a byline in the head of the article: of that, the people alone. Language and source are the
/// page's.
std::vector<std::string> authors_of_page(const HtmlTree& tree, const PageMeta& meta,
                                         const LinkedArticle& linked, LazyPageHead& head,
                                         std::string_view language, std::string_view source);

}  // namespace onrecord
