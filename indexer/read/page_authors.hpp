// Who wrote a page.
#pragma once

#include <string>
#include <vector>

#include "indexer/read/html_tree.hpp"
#include "indexer/read/json_ld.hpp"

namespace onrecord {

class PageMeta;

std::vector<std::string> authors_of_page(const HtmlTree& tree, const PageMeta& meta,
                                         const LinkedArticle& linked);

}  // namespace onrecord
