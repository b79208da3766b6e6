// Which elements of a page are not of its article, by their kind and by what they are named.
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/read/html_tree.hpp"

namespace onrecord {

class Clutter {
  public:
    explicit Clutter(const HtmlTree& tree);

    /// The element is named for, or is by its kind, something else than the article, and does not hold much
    /// of the page's text.
    bool holds(NodeId element) const;

    /// The element is marked or named as the article's text.
    bool is_article_text(NodeId element) const;

  private:
    bool is_named_so(NodeId element) const;
    /// Bytes of long texts, those of paragraphs.
    std::size_t text_beneath(NodeId element) const;

    const HtmlTree& tree_;
    std::vector<std::size_t> text_before_;  ///< in front of each node
    NodeId article_ = 0;                    ///< the element that is named as the article's text, 0 for none
};

}  // namespace onrecord
