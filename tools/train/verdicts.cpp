#include "tools/train/verdicts.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "common/analysis/statement_ranges.hpp"

namespace onrecord {
namespace {

bool ends_head(std::string_view word) {
    constexpr std::string_view ends[] = {
        "who", "that",  "which", "whose", "whom", "of", "in", "at", "on", "for", "from", "with", "to",
        "by",  "about", "as",    "where", "when", ",",  "(",  ";",  ":",  "—",   "–",    "-"};
    return std::find(std::begin(ends), std::end(ends), word) != std::end(ends);
}

/// The word a source is about: the last one before what is said of it. REQUIRES: not empty.
std::size_t head_of(const MarkedText& text, const TokenRange& source) {
    auto head = source.begin;
    for (auto at = source.begin + 1; at < source.end && !ends_head(text.word(at)); ++at) {
        if (text.tokens[at].kind == TokenKind::Word || text.tokens[at].kind == TokenKind::Number) head = at;
    }
    return head;
}

/// The first run of tokens.
TokenRange first_range(const std::vector<bool>& in) {
    const auto begin = std::find(in.begin(), in.end(), true);
    const auto end = std::find(begin, in.end(), false);
    return {static_cast<std::size_t>(begin - in.begin()), static_cast<std::size_t>(end - in.begin())};
}

/// Shared words among all words of both.
double overlap(const MarkedText& text, const std::vector<bool>& gold,
               const std::vector<TokenRange>& content) {
    std::size_t shared = 0;
    std::size_t all = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.tokens[at].kind != TokenKind::Word && text.tokens[at].kind != TokenKind::Number) continue;
        const bool in =
            std::any_of(content.begin(), content.end(), [&](const auto& range) { return range.holds(at); });
        shared += gold[at] && in ? 1 : 0;
        all += gold[at] || in ? 1 : 0;
    }
    return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

/// The content of a cue as its statement has it, quotations completed.
std::vector<TokenRange> as_stated(const Example& example, std::size_t number) {
    return with_whole_quotations(
        example.text,
        stated({example.text, example.tags}, example.arguments[number].content, example.cues[number].tokens));
}

}  // namespace

bool is_source_of(const Example& example, const GoldAttribution& gold, const TokenRange& source) {
    const auto in = tokens_in(example.text, gold.source);
    const auto right = first_range(in);
    if (right.empty() || source.empty()) return right.empty() == source.empty();
    return source.holds(head_of(example.text, right)) && in[head_of(example.text, source)];
}

std::vector<bool> right_ones(const Example& example) {
    std::vector<bool> right(example.cues.size());
    std::vector<std::vector<TokenRange>> contents;
    for (std::size_t number = 0; number < example.cues.size(); ++number)
        contents.push_back(as_stated(example, number));
    for (const auto& gold : example.gold->attributions) {
        const auto in = tokens_in(example.text, gold.content);
        double most = 0.5;
        std::size_t best = example.cues.size();
        for (std::size_t number = 0; number < example.cues.size(); ++number) {
            const auto& arguments = example.arguments[number];
            if (arguments.content.empty()) continue;
            const auto alike = overlap(example.text, in, contents[number]);
            if (alike < most || right[number] || !is_source_of(example, gold, arguments.source)) continue;
            most = alike;
            best = number;
        }
        if (best < right.size()) right[best] = true;
    }
    return right;
}

}  // namespace onrecord
