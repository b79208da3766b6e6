// What an article takes from ninjs; names are compared without case. The first that is there and not empty:
//
//              ninjs 1                                                  ninjs 2 and 3
//   body       body_nitf, body_xhtml, body_html, body_richtext,         bodies: NITF, HTML, text
//              body_text, body_main; any other body_*; description_*    descriptions: the longest
//   title      headline, headline_main, any other headline_*, title     headlines: main, the first; title
//   date       firstcreated, versioncreated, contentcreated             same
//   author     byline, authors                                          by
//   source     source, provider, infosource, copyrightholder            infosources, copyrightholder
//   section    service, the first subject with a name                   the first of subjects
//   url        uri where it is an address      id  uri, guid            language  language
//
// Pictures and videos are articles of their description; what an item is associated with is not read.
#include "indexer/read/ninjs.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "common/base/text.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/html_text.hpp"
#include "indexer/read/news_status.hpp"
#include "indexer/read/nitf.hpp"
#include "indexer/read/xml_reader.hpp"

namespace onrecord {
namespace {

std::string text_at(JsonValue value, std::string_view path) {
    const auto member = json_at(value, path);
    return member ? std::string{trim(json_text(*member).value_or(""))} : "";
}

std::string first_at(JsonValue value, std::initializer_list<std::string_view> paths) {
    for (const auto path : paths) {
        auto text = text_at(value, path);
        if (!text.empty()) return text;
    }
    return {};
}

/// A text with what it is for and how it is marked up: an element of `bodies`, or a member "body_xhtml".
struct Version {
    std::string role;
    std::string text;
};

/// "bodies" and "body_*", "headlines" and "headline_*": all versions that an item has of a text.
std::vector<Version> versions_of(JsonValue item, std::string_view singular, std::string_view plural) {
    std::vector<Version> versions;
    const auto listed = json_at(item, plural);
    if (const auto list = listed ? json_array(*listed) : std::nullopt) {
        for (const auto element : *list)
            versions.push_back({lower_ascii(text_at(element, "role") + " " + text_at(element, "contenttype")),
                                text_at(element, "value")});
    }
    const auto members = json_object(item);
    if (!members) return versions;
    for (const auto member : *members) {
        const auto name = lower_ascii(member.key);
        if (name != singular && !name.starts_with(std::string{singular} + "_")) continue;
        versions.push_back({name.substr(std::min(name.size(), singular.size() + 1)),
                            std::string{trim(json_text(member.value).value_or(""))}});
    }
    std::erase_if(versions, [](const Version& version) { return version.text.empty(); });
    return versions;
}

/// The first version whose role holds one of the words, in order of the words.
const Version* version_with(const std::vector<Version>& versions,
                            std::initializer_list<std::string_view> words) {
    for (const auto word : words) {
        for (const auto& version : versions) {
            if (version.role.find(word) != std::string::npos) return &version;
        }
    }
    return nullptr;
}

std::string plain(const std::string& text) {
    return looks_like_html(text) ? text_of_html(text) : text;
}

std::string body_of(JsonValue item) {
    const auto bodies = versions_of(item, "body", "bodies");
    if (const auto* nitf = version_with(bodies, {"nitf"})) {
        const auto tree = XmlTree::parse(nitf->text);
        auto body = tree.root().local_name() == "nitf" ? article_of_nitf(tree.root()).article.body : "";
        if (!body.empty()) return body;
    }
    if (const auto* html = version_with(bodies, {"html", "richtext"})) return text_of_html(html->text);
    if (const auto* text = version_with(bodies, {"text", "main"})) return plain(text->text);
    if (!bodies.empty()) return plain(bodies.front().text);
    std::string longest;
    for (const auto& description : versions_of(item, "description", "descriptions")) {
        if (description.text.size() > longest.size()) longest = description.text;
    }
    return plain(longest);
}

std::string title_of(JsonValue item) {
    const auto headlines = versions_of(item, "headline", "headlines");
    const auto* main = version_with(headlines, {"main"});
    if (main) return unescaped(main->text);
    return unescaped(headlines.empty() ? text_at(item, "title") : headlines.front().text);
}

std::string section_of(JsonValue item) {
    constexpr std::size_t shortest = 3;  // some have a letter for a category
    auto section = text_at(item, "service.0.name");
    for (const std::string_view name : {"subject", "subjects"}) {
        const auto member = json_at(item, name);
        const auto list = member ? json_array(*member) : std::nullopt;
        if (!list) continue;
        for (const auto subject : *list) {
            if (section.empty() && text_at(subject, "name").size() >= shortest)
                section = text_at(subject, "name");
        }
    }
    return section;
}

void add_authors_of(JsonValue item, Article& article) {
    add_byline(article, first_at(item, {"by", "byline"}));
    const auto member = json_at(item, "authors");
    const auto list = member ? json_array(*member) : std::nullopt;
    if (!list || !article.authors.empty()) return;
    for (const auto author : *list) add_byline(article, text_at(author, "name"));
}

std::optional<JsonArray> ap_items(JsonValue reply) {
    const auto items = json_at(reply, "data.items");
    return items ? json_array(*items) : std::nullopt;
}

Draft article_of_ap(JsonValue item) {
    auto draft = article_of_ninjs(item);
    const auto id = text_at(item, "altids.itemid");
    if (!id.empty()) draft.article.id = "ap:" + id;
    draft.article.url.clear();  // the address of a download, which changes
    return draft;
}

}  // namespace

bool is_ninjs(JsonValue value) {
    if (!value.is_object()) return false;
    for (const auto* name : {"versioncreated", "$standard", "body_xhtml", "body_richtext", "body_main"}) {
        if (json_at(value, name)) return true;
    }
    if (text_at(value, "standard.name") == "ninjs" || json_at(value, "bodies.0.value") ||
        json_at(value, "headlines.0.value"))
        return true;
    return json_at(value, "uri") && json_at(value, "descriptions.0.value");
}

Draft article_of_ninjs(JsonValue item) {
    Draft draft;
    auto& article = draft.article;
    article.body = body_of(item);
    article.title = title_of(item);
    draft.date_text = first_date(
        {text_at(item, "firstcreated"), text_at(item, "versioncreated"), text_at(item, "contentcreated")});
    article.source =
        first_at(item, {"source", "provider", "infosources.0.name", "infosource.0.name", "copyrightholder"});
    article.section = section_of(item);
    article.id = first_at(item, {"uri", "guid"});
    if (article.id.find("://") != std::string::npos) article.url = article.id;
    article.language = text_at(item, "language");
    add_authors_of(item, article);
    draft.passed_over = why_unusable(text_at(item, "pubstatus"));
    return draft;
}

bool is_ap_json(JsonValue value) {
    return json_at(value, "data.item.altids") || json_at(value, "data.items.0.item.altids");
}

std::vector<Draft> drafts_of_ap_json(JsonValue reply) {
    if (const auto item = json_at(reply, "data.item")) return {article_of_ap(*item)};
    std::vector<Draft> drafts;
    const auto items = ap_items(reply);
    if (!items) return drafts;
    for (const auto entry : *items) {
        if (const auto item = json_at(entry, "item")) drafts.push_back(article_of_ap(*item));
    }
    return drafts;
}

}  // namespace onrecord
