#include "common/analysis/statement_ranges.hpp"

#include <algorithm>
#include <utility>

namespace onrecord {
namespace {

bool is_edge(const TaggedText& text, std::size_t at) {
    const auto tag = text.tags[at];
    return !text.marked.quoted(at) && (tag == Tag::Comma || tag == Tag::Colon || tag == Tag::Stop);
}

bool opens_clause(const TaggedText& text, std::size_t at) {
    return !text.marked.quoted(at) && text.marked.keys[at].word == "that"_f;
}

bool holds_quoted(const MarkedText& text, const TokenRange& range) {
    for (auto at = range.begin; at < range.end; ++at) {
        if (text.quoted(at)) return true;
    }
    return false;
}

std::size_t size_of(const std::vector<TokenRange>& ranges) {
    std::size_t size = 0;
    for (const auto& range : ranges) size += range.size();
    return size;
}

}  // namespace

TokenRange trimmed(const TaggedText& text, TokenRange range) {
    while (!range.empty() &&
           (is_edge(text, range.begin) || (range.size() > 2 && opens_clause(text, range.begin))))
        ++range.begin;
    while (!range.empty() && is_edge(text, range.end - 1)) --range.end;
    return range;
}

TokenRange quotation_around(const MarkedText& text, std::size_t at) {
    TokenRange range{at, at + 1};
    while (range.begin > 0 && text.quotation_of[range.begin - 1] == text.quotation_of[at]) --range.begin;
    while (range.end < text.size() && text.quotation_of[range.end] == text.quotation_of[at]) ++range.end;
    return range;
}

TokenRange who_acts(const TaggedText& text, const TokenRange& source, const TokenRange& cue) {
    if (source.empty() || source.end != cue.begin || text.tags[cue.begin] != Tag::Gerund) return source;
    auto begin = source.end;
    while (begin > source.begin && text.tags[begin - 1] == Tag::Name) --begin;
    const bool is_of = begin > source.begin && text.marked.keys[begin - 1].word == "of"_f;
    return begin < source.end && is_of ? TokenRange{begin, source.end} : source;
}

std::vector<TokenRange> without_what_follows(const MarkedText& text, std::vector<TokenRange> content,
                                             const TokenRange& cue) {
    if (content.empty() || cue.empty()) return content;
    const auto& first = content.front();
    if (first.end > cue.begin || !text.quoted(first.begin) || !text.quoted(first.end - 1)) return content;
    std::erase_if(content, [&](const TokenRange& range) {
        return range.begin >= cue.end && !holds_quoted(text, range);
    });
    return content;
}

std::vector<TokenRange> joined(std::vector<TokenRange> ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](const TokenRange& a, const TokenRange& b) { return a.begin < b.begin; });
    std::vector<TokenRange> made;
    for (const auto& range : ranges) {
        if (!made.empty() && range.begin <= made.back().end) {
            made.back().end = std::max(made.back().end, range.end);
        } else {
            made.push_back(range);
        }
    }
    return made;
}

std::vector<TokenRange> stated(const TaggedText& text, const std::vector<TokenRange>& content,
                               const TokenRange& cue) {
    std::vector<TokenRange> stated;
    for (const auto& range : content) {
        const auto kept = trimmed(text, range);
        if (!kept.empty()) stated.push_back(kept);
    }
    return without_what_follows(text.marked, std::move(stated), cue);
}

std::vector<TokenRange> with_whole_quotations(const MarkedText& text, std::vector<TokenRange> content) {
    for (auto& range : content) {
        if (text.quoted(range.begin)) range.begin = quotation_around(text, range.begin).begin;
        if (text.quoted(range.end - 1)) range.end = quotation_around(text, range.end - 1).end;
    }
    return joined(std::move(content));
}

QuotedShare quoted_share(const MarkedText& text, const std::vector<TokenRange>& content) {
    std::size_t quoted = 0;
    for (const auto& range : content) {
        for (auto at = range.begin; at < range.end; ++at) quoted += text.quoted(at) ? 1 : 0;
    }
    if (quoted == 0) return QuotedShare::Nothing;
    return quoted * 10 >= size_of(content) * 9 ? QuotedShare::Most : QuotedShare::Some;
}

bool are_alike(const std::vector<TokenRange>& a, const std::vector<TokenRange>& b) {
    if (a.front().begin >= b.back().end || b.front().begin >= a.back().end) return false;
    std::size_t shared = 0;
    for (const auto& one : a) {
        for (const auto& other : b) shared += one.shared_with(other);
    }
    return shared * 5 >= (size_of(a) + size_of(b) - shared) * 4;
}

}  // namespace onrecord
