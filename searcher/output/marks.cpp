#include "searcher/output/marks.hpp"

#include <algorithm>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

constexpr std::uint32_t longest_character = 4;

/// Whether `at` lies behind the first byte of a character.
bool inside_character(std::string_view text, std::uint32_t at) {
    return at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

TextSpan widened(TextSpan span, std::string_view text) {
    for (auto steps = longest_character; steps > 1 && inside_character(text, span.begin); --steps)
        --span.begin;
    for (auto steps = longest_character; steps > 1 && inside_character(text, span.end); --steps) ++span.end;
    return span;
}

}  // namespace

std::vector<TextSpan> sound_spans(std::vector<TextSpan> spans, std::string_view text) {
    const auto size = static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), UINT32_MAX));
    std::sort(spans.begin(), spans.end());
    std::vector<TextSpan> sound;
    for (auto span : spans) {
        span.end = std::min(span.end, size);
        if (span.begin >= span.end) continue;
        span = widened(span, text);
        if (!sound.empty() && span.begin < sound.back().end) {
            sound.back().end = std::max(sound.back().end, span.end);
        } else {
            sound.push_back(span);
        }
    }
    return sound;
}

std::string mended_in_place(std::string_view text) {
    std::string mended{text};
    if (is_valid_utf8(text)) return mended;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        const bool broken = point.length == 1 && static_cast<unsigned char>(text[at]) >= 0x80;
        if (broken) mended[at] = '?';
        at += point.length;
    }
    return mended;
}

std::string_view between_sentences(std::string_view before, std::string_view after) {
    return before.ends_with("…") || after.starts_with("…") ? " " : " … ";
}

const std::string& speaker_of(const StatementHit& statement) {
    return statement.speaker.empty() ? statement.source_as_printed : statement.speaker;
}

bool says_more(std::string_view printed, std::string_view speaker) {
    return !printed.empty() && speaker.find(printed) == std::string_view::npos &&
           printed.find(speaker) == std::string_view::npos;
}

std::string authors_of(const ArticleInfo& article) {
    return join(article.authors, ", ");
}

}  // namespace onrecord
