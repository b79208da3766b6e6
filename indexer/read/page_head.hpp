// The head of a page's article: its title, and the lines around it that say who wrote it, and when.
//
//   scope    the smallest element around the title's heading that holds much of the page's text, or <article>
//   beside   within it, what is of other things: navigation, other stories, comments, lists behind the text
//   lines    the rest, up to the second paragraph of text behind the title: a standfirst may stand before
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/read/html_blocks.hpp"
#include "indexer/read/html_tree.hpp"
#include "indexer/read/page_clutter.hpp"

namespace onrecord {

class PageHead {
  public:
    /// REQUIRES: `tree` outlives it; `clutter` is of that tree.
    PageHead(const HtmlTree& tree, const Clutter& clutter, std::string_view title);

    /// The node is of the article, and not of what stands beside it.
    bool holds(NodeId node) const;
    /// The line that begins in an element, or that the element stands in; nullptr where it has no text.
    const HtmlBlock* line_of(NodeId element) const;

    /// Nearest to the title first; none where no heading tells the title. Headings are none.
    std::vector<HtmlBlock> lines_below_title() const;
    std::vector<HtmlBlock> lines_above_title() const;
    /// What stands above the title is the article's, and not the page's.
    bool is_in_article_element() const;

  private:
    NodeId heading_of(std::string_view title) const;
    NodeId scope_of_heading(const Clutter& clutter) const;
    bool stands_beside(const Clutter& clutter, NodeId element) const;
    bool is_within(NodeId node, NodeId element) const;

    const HtmlTree& tree_;
    NodeId heading_ = 0;  ///< 0 for none
    NodeId scope_ = 0;
    std::vector<std::pair<NodeId, NodeId>> beside_;  ///< from, to; in order
    std::vector<HtmlBlock> blocks_;
};

/// The head of a page, made when it is first asked for: most pages say all in linked data and meta.
class LazyPageHead {
  public:
    /// REQUIRES: `tree` and `clutter` outlive it.
    LazyPageHead(const HtmlTree& tree, const Clutter& clutter, std::string title)
        : tree_{tree}, clutter_{clutter}, title_{std::move(title)} {}

    const PageHead& get() {
        if (!head_) head_.emplace(tree_, clutter_, title_);
        return *head_;
    }

  private:
    const HtmlTree& tree_;
    const Clutter& clutter_;
    std::string title_;
    std::optional<PageHead> head_;
};

}  // namespace onrecord
