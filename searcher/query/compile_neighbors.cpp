#include "searcher/query/compile_neighbors.hpp"

#include <algorithm>

#include "searcher/query/function_words.hpp"

namespace onrecord {
namespace {

/// The alternatives that rank: the question itself, or the one clause of it that is no filter.
const QueryNode* alternatives_of(const QueryNode& node) {
    if (node.kind == NodeKind::Or) return &node;
    if (node.kind != NodeKind::And) return nullptr;
    const QueryNode* found = nullptr;
    for (const auto& child : node.children) {
        if (is_filter(child)) continue;
        if (found != nullptr || child.kind != NodeKind::Or) return nullptr;
        found = &child;
    }
    return found;
}

/// The forms of a single word of the text; none for whatever else stands there.
TermGroup forms_of(const QueryNode& node, const TermFinder& finder) {
    if (node.kind != NodeKind::Word || node.field != Field::Text) return {};
    auto readings = finder.read(node.text, row_of(Field::Text).words, Inflection::AnyForm);
    if (readings.size() != 1 || readings.front().size() != 1) return {};
    return std::move(readings.front().front());
}

}  // namespace

bool is_function_word(const QueryNode& node) {
    if (node.kind != NodeKind::Word) return false;
    const auto words = words_of(node.text);
    return words.size() == 1 && words.front().form == WordForm::Plain &&
           is_function_word(words.front().folded);
}

std::vector<TermGroup> neighboring_words(const QueryNode& node, const IndexReader& index) {
    const auto* alternatives = alternatives_of(node);
    if (alternatives == nullptr || is_filter(*alternatives)) return {};
    const TermFinder finder{index.articles()};
    std::vector<TermGroup> words;
    for (const auto& child : alternatives->children) {
        if (!is_function_word(child)) words.push_back(forms_of(child, finder));
    }
    return words;
}

}  // namespace onrecord
