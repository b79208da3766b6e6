#include "common/index/article_text.hpp"

#include <algorithm>

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

std::string statement_text(const Statement& statement, std::string_view body) {
    std::string text;
    std::uint32_t end = 0;
    for (const auto& span : statement.content) {
        const bool goes_on = end <= span.begin && words_of(TextSpan{end, span.begin}.in(body)).empty();
        if (!text.empty()) text += goes_on ? TextSpan{end, span.begin}.in(body) : " … ";
        text += span.in(body);
        end = span.end;
    }
    return text;
}

bool is_kept(const Statement& statement, std::string_view body) {
    constexpr std::ptrdiff_t fewest_words = 3;
    if (statement.kind == StatementKind::Direct) return true;
    const auto words = words_of(statement_text(statement, body));
    const auto printed = std::count_if(words.begin(), words.end(),
                                       [](const Word& word) { return word.form != WordForm::Compound; });
    return printed >= fewest_words;
}

}  // namespace onrecord
