#include "indexer/read/html_blocks.hpp"

#include <algorithm>
#include <utility>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

/// UTF-8 of U+00A0, which pages use for blanks.
constexpr std::string_view hard_blank = "\xC2\xA0";

/// What is as long is no label, whatever it ends with; what is shorter is no sentence.
constexpr std::size_t shortest_paragraph = 120;
constexpr std::size_t shortest_sentence = 40;

class BlockCutter {
  public:
    explicit BlockCutter(const HtmlTree& tree) : tree_{tree} {}

    std::vector<HtmlBlock> cut(NodeId root, const std::function<bool(NodeId)>& skipped) {
        for (NodeId at = root; at < tree_[root].end;) {
            close_until(at);
            if (tree_[at].tag != Tag::Text && skipped(at)) {
                if (is_block(tree_[at].tag)) end_block();
                at = tree_[at].end;
                continue;
            }
            visit(at++);
        }
        end_block();
        return std::move(blocks_);
    }

  private:
    void close_until(NodeId at) {
        while (!open_.empty() && tree_[open_.back()].end <= at) {
            const auto tag = tree_[open_.back()].tag;
            if (is_block(tag)) {
                end_block();
                open_blocks_.pop_back();
            }
            if (tag == Tag::A) --links_;
            if (tag == Tag::Pre) --preformatted_;
            open_.pop_back();
        }
    }

    void visit(NodeId at) {
        const auto tag = tree_[at].tag;
        if (tag == Tag::Text) return add_text(at);
        if (tag == Tag::Br) return add_break();
        if (is_block(tag)) {
            end_block();
            open_blocks_.push_back(at);
        }
        if (tag == Tag::A) ++links_;
        if (tag == Tag::Pre) ++preformatted_;
        open_.push_back(at);
    }

    void add_text(NodeId at) {
        const auto text = tree_.text(at);
        const auto before = block_.text.size();
        for (std::size_t byte = 0; byte < text.size(); ++byte) {
            const bool hard = text.substr(byte, 2) == hard_blank;
            if (hard) ++byte;
            if (hard || is_space(text[byte])) {
                add_blank(text[byte]);
            } else {
                if (block_.text.empty()) begin_block(at);
                breaks_ = 0;
                block_.text += text[byte];
            }
        }
        if (links_ > 0 && block_.text.size() > before) block_.link_bytes += block_.text.size() - before;
    }

    void add_blank(char c) {
        if (preformatted_ > 0 && !block_.text.empty()) {
            block_.text += c == '\n' ? '\n' : ' ';
        } else if (!block_.text.empty() && block_.text.back() != ' ' && block_.text.back() != '\n') {
            block_.text += ' ';
        }
    }

    void add_break() {
        if (++breaks_ > 1) return end_block();
        if (block_.text.ends_with(' ')) block_.text.pop_back();
        if (!block_.text.empty()) block_.text += '\n';
    }

    void begin_block(NodeId at) {
        block_.first = at;
        block_.container = open_blocks_.empty() ? 0 : open_blocks_.back();
    }

    void end_block() {
        block_.text.resize(trim(block_.text).size());  // it never begins with a blank
        if (!block_.text.empty()) blocks_.push_back(std::move(block_));
        block_ = {};
        breaks_ = 0;
    }

    const HtmlTree& tree_;
    std::vector<NodeId> open_;
    std::vector<NodeId> open_blocks_;  ///< those of them that are blocks
    std::vector<HtmlBlock> blocks_;
    HtmlBlock block_;
    int links_ = 0;
    int preformatted_ = 0;
    int breaks_ = 0;
};

}  // namespace

std::vector<HtmlBlock> blocks_of(const HtmlTree& tree, NodeId root,
                                 const std::function<bool(NodeId)>& skipped) {
    return BlockCutter{tree}.cut(root, skipped);
}

bool is_running_text(const HtmlBlock& block) {
    return block.text.size() >= shortest_paragraph ||
           (block.text.size() >= shortest_sentence && ends_sentence(block.text));
}

bool ends_sentence(std::string_view text) {
    static constexpr std::string_view ends[] = {".", "!", "?", ":",  ";",  "\"", "”",
                                                "’", "…", ")", "。", "！", "？"};
    return std::any_of(std::begin(ends), std::end(ends),
                       [&](std::string_view end) { return text.ends_with(end); });
}

}  // namespace onrecord
