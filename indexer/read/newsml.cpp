// What an article takes from a news item; the first that is there and not empty:
//
//              NewsML-G2                                           NewsML 1
//   body       contentSet: NITF, HTML, plain text; description     DataContent: NITF, paragraphs, text
//   title      headline, title; that of the content                HeadLine, NameLabel
//   date       firstCreated, contentCreated, versionCreated        FirstCreated, ThisRevisionCreated, DateId
//   author     by, byline of the content, name of the creator      ByLine
//   source     infoSource, provider, copyrightHolder               Provider, Source, ProviderId
//   section    name of the first subject that is abstract          SubjectMatter has codes only: none
//   id         guid                                                PublicIdentifier
//   language   language, xml:lang                                  Language
//
// Pictures and videos are articles of their description. The times of the message are not dates of its items.
#include "indexer/read/newsml.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "common/base/text.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/html_text.hpp"
#include "indexer/read/news_status.hpp"
#include "indexer/read/nitf.hpp"
#include "indexer/read/xml_reader.hpp"

namespace onrecord {
namespace {

/// The part of a page that is its article's text.
std::string_view text_tag(const XmlElement& element) {
    const auto name = element.local_name();
    const bool aside = name == "head" || name == "header" || name == "footer" || name == "figure" ||
                       name == "script" || name == "style";
    return aside ? "" : name;
}

/// The values of an attribute of codes: "nprov:REUTERS" is REUTERS.
std::string code_of(const std::string& qcode) {
    return qcode.substr(qcode.find(':') + 1);
}

/// The name of a party, by name, literal or code.
std::string party_of(const XmlElement& party) {
    for (const auto& name : {party.at("name").text(), party.attribute("literal")}) {
        if (!name.empty()) return name;
    }
    return {};
}

void fill(std::string& field, std::string text) {
    if (trim(field).empty()) field = std::move(text);
}

/// The text of inline XML; what NITF says beside it fills what is still empty.
std::string text_of_inline_xml(const XmlElement& content, Article& article) {
    const auto inside = content.children();
    if (inside.empty()) return content.text();
    const auto& root = inside.front();
    if (root.local_name() == "nitf") {
        auto nitf = article_of_nitf(root).article;
        fill(article.title, std::move(nitf.title));
        if (article.authors.empty()) article.authors = std::move(nitf.authors);
        return std::move(nitf.body);
    }
    if (root.local_name() == "html" || root.local_name() == "p" || root.local_name() == "div")
        return text_of_html(content.html(text_tag));
    std::vector<std::string> paragraphs;
    for (const auto& paragraph : root.all_beneath("p")) paragraphs.push_back(paragraph.text());
    std::erase(paragraphs, "");
    return join(paragraphs, "\n\n");
}

std::string text_of_inline_data(const XmlElement& content) {
    auto text = content.text();
    const bool is_html = content.attribute("contenttype").find("html") != std::string::npos;
    return is_html || looks_like_html(text) ? text_of_html(text) : text;
}

std::string body_of(const XmlElement& item, Article& article) {
    for (const auto& content : item.at("contentSet").children()) {
        auto text = content.local_name() == "inlineXML"    ? text_of_inline_xml(content, article)
                    : content.local_name() == "inlineData" ? text_of_inline_data(content)
                                                           : std::string{};
        if (!text.empty()) return text;
    }
    std::string longest;
    for (const auto& description : item.at("contentMeta").children("description")) {
        auto text = text_of_html(description.html());
        if (text.size() > longest.size()) longest = std::move(text);
    }
    return longest;
}

std::string source_of(const XmlElement& item) {
    const auto meta = item.at("itemMeta");
    const auto provider = meta.at("provider");
    std::string source = party_of(item.at("contentMeta/infoSource"));
    fill(source, party_of(provider));
    fill(source, party_of(item.at("rightsInfo/copyrightHolder")));
    fill(source, code_of(provider.attribute("qcode")));
    return source;
}

std::string section_of(const XmlElement& meta) {
    constexpr std::size_t shortest = 3;  // some have a letter for a category
    for (const auto& subject : meta.children("subject")) {
        const auto type = subject.attribute("type");
        auto name = subject.at("name").text();
        if (name.empty()) name = subject.at("mainConcept/name").text();
        if (name.size() >= shortest && (type.empty() || type.ends_with(":abstract"))) return name;
    }
    return {};
}

/// A creator is an author where it is a person rather than the agency or the login of an editor.
void add_creator(const XmlElement& meta, Article& article) {
    for (const auto& creator : meta.children("creator")) {
        const auto name = creator.at("name").text();
        if (name != article.source && name.find(' ') != std::string::npos) add_authors(article.authors, name);
    }
}

Draft article_of_news_item(const XmlElement& item) {
    const auto item_meta = item.at("itemMeta");
    const auto meta = item.at("contentMeta");
    Draft draft;
    auto& article = draft.article;
    article.title = meta.at("headline").text();
    fill(article.title, item_meta.at("title").text());
    article.source = source_of(item);
    article.section = section_of(meta);
    article.id = item.attribute("guid");
    article.language = meta.at("language").attribute("tag");
    fill(article.language, item.language());
    for (const auto& by : meta.children("by")) add_byline(article, by.text());
    article.body = body_of(item, article);
    if (article.authors.empty()) add_creator(meta, article);
    const auto status = item_meta.at("pubStatus");
    draft.passed_over =
        why_unusable(status.attribute("qcode").empty() ? status.attribute("uri") : status.attribute("qcode"));
    draft.date_text = first_date({item_meta.at("firstCreated").text(), meta.at("contentCreated").text(),
                                  item_meta.at("versionCreated").text()});
    return draft;
}

Unreadable without_articles(const XmlElement& item) {
    const auto name = item.local_name();
    if (name == "packageItem") {
        return {"", "is a package of " + counted(item.all_beneath("itemRef").size(), "reference") +
                        " and holds no article itself"};
    }
    return {"", "is a <" + std::string{name} + "> of NewsML-G2: it holds no articles"};
}

std::vector<Item> items_of_message(const XmlElement& root) {
    std::vector<Item> items;
    std::vector<Unreadable> others;
    for (const auto& set : root.children()) {
        if (set.local_name() != "itemSet") continue;
        for (const auto& item : set.children()) {
            if (item.local_name() != "newsItem") {
                others.push_back(without_articles(item));
                continue;
            }
            auto draft = article_of_news_item(item);
            draft.place = "item " + std::to_string(items.size() + 1);
            items.emplace_back(std::move(draft));
        }
    }
    if (items.empty() && !others.empty()) items.emplace_back(std::move(others.front()));
    if (items.empty()) items.emplace_back(Unreadable{"", "is a message without items"});
    return items;
}

std::string text_of_data_content(const XmlElement& content, Article& article) {
    const auto nitf = content.all_beneath("nitf");
    if (!nitf.empty()) {
        auto inside = article_of_nitf(nitf.front()).article;
        fill(article.title, std::move(inside.title));
        return std::move(inside.body);
    }
    if (content.has_elements()) return text_of_html(content.html(text_tag));
    return text_of_inline_data(content);
}

std::string first_beneath(const XmlElement& item, std::string_view name) {
    const auto found = item.all_beneath(name);
    return found.empty() ? std::string{} : found.front().text();
}

std::string formal_name(const XmlElement& item, std::string_view name) {
    const auto found = item.all_beneath(name);
    if (found.empty()) return {};
    const auto party = found.front().at("Party");
    return (party ? party : found.front()).attribute("FormalName");
}

Draft article_of_newsml_1(const XmlElement& item) {
    Draft draft;
    auto& article = draft.article;
    article.title = first_beneath(item, "HeadLine");
    for (const auto& content : item.all_beneath("DataContent")) {
        if (article.body.empty()) article.body = text_of_data_content(content, article);
    }
    fill(article.title, first_beneath(item, "NameLabel"));
    article.source = formal_name(item, "Provider");
    fill(article.source, formal_name(item, "Source"));
    fill(article.source, first_beneath(item, "ProviderId"));
    article.id = first_beneath(item, "PublicIdentifier");
    article.language = formal_name(item, "Language");
    fill(article.language, item.language());
    add_byline(article, first_beneath(item, "ByLine"));
    draft.passed_over = why_unusable(item.at("NewsManagement/Status").attribute("FormalName"));
    draft.date_text = first_date({first_beneath(item, "FirstCreated"),
                                  first_beneath(item, "ThisRevisionCreated"), first_beneath(item, "DateId")});
    return draft;
}

std::vector<Item> items_of_newsml_1(const XmlElement& root) {
    std::vector<Item> items;
    for (const auto& item : root.children("NewsItem")) {
        items.emplace_back(article_of_newsml_1(item));
        std::get<Draft>(items.back()).place = "item " + std::to_string(items.size());
    }
    if (items.empty()) items.emplace_back(Unreadable{"", "is NewsML without a news item"});
    return items;
}

}  // namespace

std::vector<Item> items_of_newsml(const XmlElement& root) {
    const auto name = root.local_name();
    if (name == "newsItem") return {article_of_news_item(root)};
    if (name == "newsMessage") return items_of_message(root);
    if (name == "NewsML") return items_of_newsml_1(root);
    return {without_articles(root)};
}

}  // namespace onrecord
