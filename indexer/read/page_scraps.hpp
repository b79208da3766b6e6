// Which blocks within an article are not sentences of it.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/read/html_blocks.hpp"
#include "indexer/read/html_tree.hpp"

namespace onrecord {

/// The blocks without bylines and dates above the text, links to other articles, credits, invitations to
/// subscribe, and headings with nothing beneath them. `title` is dropped where it is repeated above the text.
std::vector<HtmlBlock> without_scraps(const HtmlTree& tree, std::vector<HtmlBlock> blocks,
                                      std::string_view title);

}  // namespace onrecord
