// A page cut into blocks: the stretches of text that a browser would begin on a line of their own.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/html_tree.hpp"

namespace onrecord {

struct HtmlBlock {
    std::string text;            ///< blanks squeezed; lines kept where it is preformatted
    NodeId container = 0;        ///< the innermost block element around it
    NodeId first = 0;            ///< its first text node
    std::size_t link_bytes = 0;  ///< how much of the text stands in links
};

/// The blocks beneath `root` in order. A subtree for which `skipped` says true is left out. Two line breaks
/// in a row end a block as a paragraph's end would; one is a line break within it.
std::vector<HtmlBlock> blocks_of(const HtmlTree& tree, NodeId root,
                                 const std::function<bool(NodeId)>& skipped);

/// The block is a paragraph rather than a label, by its length or its last character.
bool is_running_text(const HtmlBlock& block);
/// The text ends as sentences do.
bool ends_sentence(std::string_view text);

}  // namespace onrecord
