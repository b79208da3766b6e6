// Which elements of a page are not of its article, by their kind and by what they are named.
#pragma once

#include <cstddef>
#include <string_view>
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

    /// It is not of the article at all: it tells of other stories, or leads elsewhere. A byline or a bar of
    /// buttons is no running text either, but of the article.
    bool is_of_other_things(NodeId element) const;

    /// Bytes of long texts, those of paragraphs, between two nodes.
    std::size_t text_between(NodeId begin, NodeId end) const;
    /// Of these bytes in the article's element, or in the page where none is named so, 0 to 1, more where it
    /// holds others beside it.
    double share_of_article(NodeId element) const;

  private:
    /// Not told by the names of what holds the whole page, or the article's text.
    bool is_named(NodeId element, bool (*so)(std::string_view name)) const;
    bool holds_much_of_article(NodeId element) const;
    std::size_t text_beneath(NodeId element) const;

    const HtmlTree& tree_;
    std::vector<std::size_t> text_before_;  ///< in front of each node
    NodeId article_ = 0;                    ///< the element that is named as the article's text, 0 for none
};

}  // namespace onrecord
