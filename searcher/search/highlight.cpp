#include "searcher/search/highlight.hpp"

#include <algorithm>

#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

/// Marking thousands of leaves helps nobody and costs a look at each word for each of them.
constexpr std::size_t most_leaves = 200;

bool marks_text(Field field) {
    return field == Field::Text || field == Field::Title || field == Field::Said || field == Field::Person ||
           field == Field::Org || field == Field::Place || field == Field::Speaker;
}

bool is_name(Field field) {
    return row_of(field).kind == FieldKind::Names;
}

}  // namespace

Highlighter::Highlighter(const QueryNode& query) {
    collect(query);
}

void Highlighter::collect(const QueryNode& node) {
    if (node.kind == NodeKind::Not || leaves_.size() == most_leaves) return;
    if (node.children.empty()) {
        add_leaf(node);
        return;
    }
    for (const auto& child : node.children) collect(child);
}

void Highlighter::add_leaf(const QueryNode& node) {
    const bool has_words = node.kind == NodeKind::Word || node.kind == NodeKind::Phrase ||
                           node.kind == NodeKind::Prefix || node.kind == NodeKind::Exact;
    if (!has_words || !marks_text(node.field)) return;
    const auto words = words_of(node.text);
    Leaf pieces;
    for (const auto& word : words) {
        if (word.form == WordForm::Compound) {
            leaves_.push_back({pattern_of(node, word, true)});
        } else {
            pieces.push_back(pattern_of(node, word, &word == &words.back()));
        }
    }
    // A name may stand in the text by any of its words ("Rubio" for Marco Rubio).
    const bool apart = is_name(node.field);
    if (!apart && !pieces.empty()) leaves_.push_back(std::move(pieces));
    if (!apart) return;
    for (auto& piece : pieces) {
        if (piece.text.size() > 1) leaves_.push_back({std::move(piece)});
    }
}

Highlighter::WordPattern Highlighter::pattern_of(const QueryNode& node, const Word& word, bool last) const {
    const auto typed = word.span.in(node.text);
    if (node.kind == NodeKind::Exact) return {How::Printed, composed(typed)};
    if (node.kind == NodeKind::Prefix && last) return {How::Prefix, word.folded};
    if (word.form == WordForm::Acronym && typed.find('.') != std::string_view::npos)
        return {How::Acronym, word.folded};
    if (node.kind == NodeKind::Word && !is_name(node.field)) return {How::Stem, stemmer_.stem(word.folded)};
    return {How::Folded, word.folded};
}

bool Highlighter::matches(const WordPattern& pattern, const Word& word, std::string_view text) const {
    switch (pattern.how) {
        case How::Folded:
            return word.folded == pattern.text;
        case How::Prefix:
            return word.folded.starts_with(pattern.text);
        case How::Acronym:
            return word.form == WordForm::Acronym && word.folded == pattern.text;
        case How::Printed:
            return composed(word.span.in(text)) == pattern.text;
        case How::Stem:
            // A word and its stem share their beginning, but for a few irregular ones of three letters (die,
            // dying).
            return word.folded == pattern.text || (word.folded.front() == pattern.text.front() &&
                                                   stemmer_.stem(word.folded) == pattern.text);
    }
    return false;
}

std::size_t Highlighter::match_length(const Leaf& leaf, const std::vector<Word>& words, std::size_t at,
                                      std::string_view text) const {
    std::size_t next = at;
    for (std::size_t piece = 0; piece < leaf.size(); ++piece, ++next) {
        while (piece > 0 && next < words.size() && words[next].form == WordForm::Compound) ++next;
        if (next >= words.size() || !matches(leaf[piece], words[next], text)) return 0;
        if (words[next].position != words[at].position + piece) return 0;
    }
    return next - at;
}

std::vector<TextMatch> Highlighter::find(std::string_view text) const {
    std::vector<TextMatch> found;
    if (leaves_.empty()) return found;
    const auto words = words_of(text);
    for (std::size_t at = 0; at < words.size(); ++at) {
        for (std::size_t leaf = 0; leaf < leaves_.size(); ++leaf) {
            const auto length = match_length(leaves_[leaf], words, at, text);
            if (length > 0) found.push_back({{words[at].span.begin, words[at + length - 1].span.end}, leaf});
        }
    }
    return found;
}

std::vector<TextSpan> Highlighter::marks(std::string_view text) const {
    std::vector<TextSpan> spans;
    for (const auto& match : find(text)) spans.push_back(match.span);
    std::sort(spans.begin(), spans.end());
    std::vector<TextSpan> apart;
    for (const auto& span : spans) {
        if (!apart.empty() && span.begin < apart.back().end) {
            apart.back().end = std::max(apart.back().end, span.end);
        } else {
            apart.push_back(span);
        }
    }
    return apart;
}

}  // namespace onrecord
