#include "common/index/article_text.hpp"

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
    for (const auto& span : statement.content) {
        if (!text.empty()) text += " … ";
        text += span.in(body);
    }
    return text;
}

}  // namespace onrecord
