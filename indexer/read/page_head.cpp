#include "indexer/read/page_head.hpp"

#include <algorithm>
#include <cstddef>

#include "common/base/text.hpp"
#include "indexer/read/date_line.hpp"

namespace onrecord {
namespace {

/// Of the headings of a page, those that may be its title.
constexpr int most_headings = 1000;
constexpr std::size_t most_lines_below = 12;
constexpr std::size_t most_lines_above = 4;
constexpr int most_paragraphs_below = 2;
/// Of the page's text, in what is taken for the article rather than for a story beside it.
constexpr double least_share_of_text = 0.4;
/// Behind so many bytes of paragraphs the text has begun.
constexpr std::size_t longest_head = 200;

}  // namespace

PageHead::PageHead(const HtmlTree& tree, const Clutter& clutter, std::string_view title)
    : tree_{tree}, heading_{heading_of(title)}, scope_{scope_of_heading(clutter)} {
    blocks_ = blocks_of(tree, scope_, [&](NodeId element) {
        const bool skipped = element != scope_ && stands_beside(clutter, element);
        if (skipped) beside_.emplace_back(element, tree_[element].end);
        return skipped;
    });
}

bool PageHead::holds(NodeId node) const {
    if (!is_within(node, scope_)) return false;
    const auto next = std::upper_bound(beside_.begin(), beside_.end(), node,
                                       [](NodeId id, const auto& range) { return id < range.first; });
    return next == beside_.begin() || node >= std::prev(next)->second;
}

const HtmlBlock* PageHead::line_of(NodeId element) const {
    auto text = element;
    while (text < tree_[element].end && trim(tree_.text(text)).empty()) ++text;
    if (text == tree_[element].end) return nullptr;
    const auto next = std::upper_bound(blocks_.begin(), blocks_.end(), text,
                                       [](NodeId id, const HtmlBlock& block) { return id < block.first; });
    return next == blocks_.begin() ? nullptr : &*std::prev(next);
}

std::vector<HtmlBlock> PageHead::lines_below_title() const {
    std::vector<HtmlBlock> lines;
    int paragraphs = 0;
    for (const auto& block : blocks_) {
        if (heading_ == 0 || block.first < tree_[heading_].end) continue;
        paragraphs += is_running_text(block) && !date_line(block.text) ? 1 : 0;
        if (lines.size() == most_lines_below || paragraphs == most_paragraphs_below) break;
        if (!is_heading(tree_[block.container].tag)) lines.push_back(block);
    }
    return lines;
}

std::vector<HtmlBlock> PageHead::lines_above_title() const {
    std::vector<HtmlBlock> lines;
    for (const auto& block : blocks_) {
        if (block.first >= heading_) break;
        if (!is_heading(tree_[block.container].tag)) lines.push_back(block);
    }
    std::reverse(lines.begin(), lines.end());
    if (lines.size() > most_lines_above) lines.resize(most_lines_above);
    return lines;
}

bool PageHead::is_in_article_element() const {
    for (auto at = scope_; at != 0; at = tree_[at].parent) {
        if (tree_[at].tag == Tag::Article || tree_[at].tag == Tag::Main) return true;
    }
    return false;
}

/// The heading that is the title, a first-level one where there is a choice, else the first of that level.
NodeId PageHead::heading_of(std::string_view title) const {
    NodeId equal = 0;
    NodeId first = 0;
    int seen = 0;
    for (NodeId at = 0; at < tree_.size() && seen < most_headings; ++at) {
        const auto tag = tree_[at].tag;
        if (!is_heading(tag)) continue;
        ++seen;
        if (first == 0 && tag == Tag::H1) first = at;
        const bool may_be_better = equal == 0 || (tag == Tag::H1 && tree_[equal].tag != Tag::H1);
        if (may_be_better && equal_ignoring_case(tree_.text_beneath(at, title.size() + 1), title)) equal = at;
    }
    return equal != 0 ? equal : first;
}

NodeId PageHead::scope_of_heading(const Clutter& clutter) const {
    auto scope = heading_;
    while (scope != 0 && tree_[scope].tag != Tag::Article &&
           clutter.share_of_article(scope) < least_share_of_text)
        scope = tree_[scope].parent;
    return scope;
}

bool PageHead::stands_beside(const Clutter& clutter, NodeId element) const {
    if (is_within(heading_, element)) return false;
    if (clutter.is_of_other_things(element)) return true;
    const auto tag = tree_[element].tag;
    if (tag == Tag::Article) return clutter.share_of_article(element) < least_share_of_text;
    return tag == Tag::Li && heading_ < element && clutter.text_between(heading_, element) > longest_head;
}

bool PageHead::is_within(NodeId node, NodeId element) const {
    return element <= node && node < tree_[element].end;
}

}  // namespace onrecord
