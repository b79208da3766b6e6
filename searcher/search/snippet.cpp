#include "searcher/search/snippet.hpp"

#include <algorithm>
#include <set>

#include "common/analysis/sentences.hpp"
#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

struct Candidate {
    TextSpan sentence;
    std::size_t distinct = 0;  ///< different leaves of the question in it
    std::size_t matches = 0;
};

/// Without the blanks around it.
TextSpan trimmed(std::string_view text, TextSpan span) {
    while (span.begin < span.end && is_space(text[span.begin])) ++span.begin;
    while (span.end > span.begin && is_space(text[span.end - 1])) --span.end;
    return span;
}

std::vector<Candidate> candidates(std::string_view body, const Highlighter& highlighter) {
    const auto matches = highlighter.find(body);
    std::vector<Candidate> all;
    std::size_t next = 0;
    for (const auto& sentence : sentence_spans(body)) {
        std::set<std::size_t> leaves;
        std::size_t count = 0;
        for (; next < matches.size() && matches[next].span.begin < sentence.end; ++next, ++count) {
            leaves.insert(matches[next].leaf);
        }
        all.push_back({trimmed(body, sentence), leaves.size(), count});
    }
    return all;
}

/// Where to cut so that the first mark is in sight, with some words before it; at a blank where there is one
/// near.
TextSpan window(std::string_view text, const std::vector<TextSpan>& marks, std::size_t longest) {
    const auto size = static_cast<std::uint32_t>(text.size());
    if (text.size() <= longest) return {0, size};
    const auto room = static_cast<std::uint32_t>(longest);
    std::uint32_t begin = 0;
    if (!marks.empty() && marks.front().end > room)
        begin = marks.front().begin - std::min(marks.front().begin, room / 4);
    begin = static_cast<std::uint32_t>(prefix_of(text, begin).size());
    if (const auto blank = text.find(' ', begin); begin > 0 && blank < begin + 40)
        begin = static_cast<std::uint32_t>(blank) + 1;
    auto end = begin + static_cast<std::uint32_t>(prefix_of(text.substr(begin), room).size());
    if (end < size) {
        const auto blank = text.rfind(' ', end);
        if (blank != std::string_view::npos && blank > begin && blank + 40 > end)
            end = static_cast<std::uint32_t>(blank);
    }
    return {begin, end};
}

}  // namespace

std::vector<MarkedText> snippet_of(std::string_view body, const Highlighter& highlighter) {
    auto all = candidates(body, highlighter);
    std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
        return a.distinct != b.distinct ? a.distinct > b.distinct : a.matches > b.matches;
    });
    const auto wanted = static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](const Candidate& c) { return c.matches > 0; }));
    if (all.size() > snippet_sentences) all.resize(snippet_sentences);
    if (all.size() > std::max<std::size_t>(wanted, 1)) all.resize(std::max<std::size_t>(wanted, 1));
    std::sort(all.begin(), all.end(),
              [](const Candidate& a, const Candidate& b) { return a.sentence < b.sentence; });
    std::vector<MarkedText> snippet;
    for (const auto& chosen : all) {
        const auto text = chosen.sentence.in(body);
        if (!text.empty()) snippet.push_back(marked(text, highlighter.marks(text), longest_sentence));
    }
    return snippet;
}

MarkedText marked(std::string_view text, const std::vector<TextSpan>& marks, std::size_t longest) {
    const auto shown = window(text, marks, longest);
    const std::string_view ellipsis = "…";
    MarkedText made;
    if (shown.begin > 0) made.text += ellipsis;
    const auto shift = static_cast<std::uint32_t>(made.text.size());
    made.text += shown.in(text);
    if (shown.end < text.size()) made.text += ellipsis;
    std::replace_if(made.text.begin(), made.text.end(), is_space, ' ');
    for (const auto& mark : marks) {
        if (!shown.covers(mark)) continue;
        made.matches.push_back({mark.begin - shown.begin + shift, mark.end - shown.begin + shift});
    }
    return made;
}

}  // namespace onrecord
