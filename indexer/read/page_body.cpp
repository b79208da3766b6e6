#include "indexer/read/page_body.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/base/text.hpp"
#include "indexer/read/html_blocks.hpp"
#include "indexer/read/page_scraps.hpp"

namespace onrecord {
namespace {

/// A child that holds this share of its parent's worth is the better choice.
constexpr double least_share_of_child = 0.85;
/// How much more a paragraph counts in an element that is named as the article's text.
constexpr double worth_in_article = 1.5;

double score_of(const HtmlBlock& block) {
    const auto size = static_cast<double>(block.text.size());
    const double links = static_cast<double>(block.link_bytes) / size;
    if (links > 0.5) return -std::min(size, 100.0) / 50;
    if (size < 30) return -0.2;
    const auto commas = static_cast<double>(std::count(block.text.begin(), block.text.end(), ','));
    const double worth = std::min(size, 600.0) / 100 + std::min(commas, 6.0) / 2;
    return worth * (1 - links * 1.5);
}

/// Whether a text occurs in another, by runs of four words.
class KnownText {
  public:
    explicit KnownText(std::string_view text) {
        visit_runs(text, [&](std::uint64_t run) { runs_.insert(run); });
    }

    /// The text is long enough to go by, and the page holds most of it.
    bool is_told_by(const std::vector<HtmlBlock>& blocks) const {
        std::size_t known = 0;
        for (const auto& block : blocks) {
            visit_runs(block.text, [&](std::uint64_t run) { known += runs_.count(run); });
        }
        return runs_.size() >= 60 && known * 10 >= runs_.size() * 7;
    }

    double share_of(std::string_view text) const {
        std::size_t all = 0;
        std::size_t known = 0;
        visit_runs(text, [&](std::uint64_t run) {
            ++all;
            known += runs_.count(run);
        });
        return all == 0 ? 0.5 : static_cast<double>(known) / static_cast<double>(all);
    }

  private:
    template <typename Visit>
    static void visit_runs(std::string_view text, Visit visit) {
        std::uint64_t last[4] = {};
        std::size_t count = 0;
        for (std::size_t at = 0; at < text.size();) {
            while (at < text.size() && is_space(text[at])) ++at;
            const auto begin = at;
            while (at < text.size() && !is_space(text[at])) ++at;
            if (at == begin) break;
            last[count++ % 4] = hash64(text.substr(begin, at - begin));
            if (count < 4) continue;
            std::uint64_t run = 0;
            for (std::size_t back = 0; back < 4; ++back) run = run * 31 + last[(count + back) % 4];
            visit(run);
        }
    }

    std::unordered_set<std::uint64_t> runs_;
};

class Article {
  public:
    Article(const HtmlTree& tree, const Clutter& clutter, const KnownText& known)
        : tree_{tree}, blocks_{blocks_of(tree, 0, [&](NodeId node) { return clutter.holds(node); })} {
        const bool use_known = known.is_told_by(blocks_);
        sums_.push_back(0);
        NodeId article_end = 0;
        NodeId at = 0;
        for (const auto& block : blocks_) {
            for (; at < block.first; ++at) {
                if (is_block(tree[at].tag) && clutter.is_article_text(at))
                    article_end = std::max(article_end, tree[at].end);
            }
            double score = score_of(block);
            if (score > 0 && block.first < article_end) score *= worth_in_article;
            if (score > 0 && use_known) score *= 0.6 + 1.4 * known.share_of(block.text);
            sums_.push_back(sums_.back() + score);
        }
    }

    /// The blocks of the best subtree.
    std::vector<HtmlBlock> best() const {
        NodeId best = 0;
        for (NodeId at = 0; at < tree_.size(); ++at) {
            if (is_block(tree_[at].tag) && sum(at) > sum(best)) best = at;
        }
        for (auto child = better_child(best); child != best; child = better_child(best)) best = child;
        return {blocks_.begin() + block_at(best), blocks_.begin() + block_at(tree_[best].end)};
    }

  private:
    std::ptrdiff_t block_at(NodeId node) const {
        return std::lower_bound(blocks_.begin(), blocks_.end(), node,
                                [](const HtmlBlock& block, NodeId id) { return block.first < id; }) -
               blocks_.begin();
    }

    double sum(NodeId node) const {
        return sums_[static_cast<std::size_t>(block_at(tree_[node].end))] -
               sums_[static_cast<std::size_t>(block_at(node))];
    }

    NodeId better_child(NodeId node) const {
        const double enough = sum(node) * least_share_of_child;
        for (NodeId child = node + 1; child < tree_[node].end;
             child = std::max(tree_[child].end, child + 1)) {
            if (is_block(tree_[child].tag) && sum(child) >= enough) return child;
        }
        return node;
    }

    const HtmlTree& tree_;
    std::vector<HtmlBlock> blocks_;
    std::vector<double> sums_;  ///< of the scores of the blocks before each
};

}  // namespace

std::string body_of_page(const HtmlTree& tree, const Clutter& clutter, std::string_view title,
                         std::string_view known_text) {
    const Article article{tree, clutter, KnownText{known_text}};
    std::string text;
    for (const auto& block : without_scraps(tree, article.best(), title)) {
        if (!text.empty()) text += "\n\n";
        text += block.text;
    }
    return text;
}

}  // namespace onrecord
