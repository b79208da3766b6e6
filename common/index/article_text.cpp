#include "common/index/article_text.hpp"

#include <algorithm>

#include "common/base/text.hpp"

namespace onrecord {

ArticleWords words_of_article(const Article& article) {
    ArticleWords words;
    std::uint32_t next = 1;
    if (!article.title_derived) {
        words.title = words_of(article.title, next);
        if (!words.title.empty()) next = words.title.back().position + 1 + paragraph_gap;
    }
    words.body = words_of(article.body, next);
    return words;
}

namespace {

/// Whether no word stands between the spans; a gap of more than a line is not looked through.
bool adjoins(const TextSpan& before, const TextSpan& behind, std::string_view body) {
    constexpr std::uint32_t widest_gap = 80;
    if (behind.begin < before.end || behind.begin - before.end > widest_gap) return false;
    return words_of(TextSpan{before.end, behind.begin}.in(body)).empty();
}

/// Whether so many pieces between blanks begin with a letter, in one span: each holds a word.
bool holds_words(const Statement& statement, std::string_view body, std::ptrdiff_t count) {
    return std::any_of(statement.content.begin(), statement.content.end(), [&](const TextSpan& span) {
        std::ptrdiff_t found = 0;
        bool is_behind_blank = true;
        for (const char c : span.in(body)) {
            if (is_behind_blank && is_ascii_alpha(c) && ++found == count) return true;
            is_behind_blank = is_space(c);
        }
        return false;
    });
}

}  // namespace

std::string statement_text(const Statement& statement, std::string_view body) {
    std::string text;
    const TextSpan* before = nullptr;
    for (const auto& span : statement.content) {
        if (before != nullptr)
            text += adjoins(*before, span, body) ? TextSpan{before->end, span.begin}.in(body) : " … ";
        text += span.in(body);
        before = &span;
    }
    return text;
}

bool is_kept(const Statement& statement, std::string_view body) {
    constexpr std::ptrdiff_t fewest_words = 3;
    if (statement.kind == StatementKind::Direct || holds_words(statement, body, fewest_words)) return true;
    const auto words = words_of(statement_text(statement, body));
    const auto printed = std::count_if(words.begin(), words.end(),
                                       [](const Word& word) { return word.form != WordForm::Compound; });
    return printed >= fewest_words;
}

}  // namespace onrecord
