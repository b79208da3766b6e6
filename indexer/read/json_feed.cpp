// What an article takes from a JSON Feed; the first that is there and not empty:
//
//   body   content_html, content_text, summary      title    title
//   date   date_published                            author   authors, author; those of the feed
//   url    url, external_url                         id       id, where there is no url
//   source title of the feed                         section  the first tag
//   language  language; that of the feed
#include "indexer/read/json_feed.hpp"

#include "common/base/text.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/html_text.hpp"
#include "indexer/read/xml_tree.hpp"

namespace onrecord {
namespace {

std::string text_at(JsonValue value, std::string_view path) {
    const auto member = json_at(value, path);
    return member ? json_text(*member).value_or("") : "";
}

void add_authors_of(std::vector<std::string>& authors, JsonValue holder) {
    const auto listed = json_at(holder, "authors");
    if (const auto list = listed ? json_array(*listed) : std::nullopt) {
        for (const auto author : *list) add_authors(authors, text_at(author, "name"));
    }
    if (authors.empty()) add_authors(authors, text_at(holder, "author.name"));
}

std::string body_of(JsonValue item) {
    const auto html = text_at(item, "content_html");
    if (!html.empty()) return text_of_html(html);
    auto text = text_at(item, "content_text");
    return text.empty() ? text_at(item, "summary") : text;
}

/// What the items of a feed have in common.
struct Feed {
    explicit Feed(JsonValue feed)
        : title{unescaped(text_at(feed, "title"))},
          page{text_at(feed, "home_page_url")},
          language{text_at(feed, "language")} {
        add_authors_of(authors, feed);
    }

    std::string title;
    std::string page;
    std::string language;
    std::vector<std::string> authors;
};

Draft draft_of(JsonValue item, const Feed& feed) {
    Draft draft;
    auto& article = draft.article;
    article.body = body_of(item);
    article.title = unescaped(text_at(item, "title"));
    draft.date_text = text_at(item, "date_published");
    add_authors_of(article.authors, item);
    if (article.authors.empty()) article.authors = feed.authors;
    article.source = feed.title;
    article.section = text_at(item, "tags.0");
    article.url = text_at(item, "url");
    if (article.url.empty()) article.url = text_at(item, "external_url");
    if (!article.url.empty()) article.url = absolute_url(article.url, feed.page);
    if (article.url.empty()) article.id = text_at(item, "id");
    article.language = text_at(item, "language");
    if (article.language.empty()) article.language = feed.language;
    return draft;
}

}  // namespace

bool is_json_feed(JsonValue value) {
    const auto items = json_at(value, "items");
    if (!items || !json_array(*items)) return false;
    return text_at(value, "version").find("jsonfeed.org/") != std::string::npos ||
           json_at(value, "items.0.content_html") || json_at(value, "items.0.content_text");
}

std::vector<Draft> drafts_of_json_feed(JsonValue value) {
    std::vector<Draft> drafts;
    const auto member = json_at(value, "items");
    const auto items = member ? json_array(*member) : std::nullopt;
    if (!items) return drafts;
    const Feed feed{value};
    for (const auto item : *items) drafts.push_back(draft_of(item, feed));
    return drafts;
}

}  // namespace onrecord
