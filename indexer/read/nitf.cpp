// What an article takes from NITF; the first that is there and not empty:
//
//   body      body.content without its media; the abstract
//   title     hl1, <title>, the keyword of the slug
//   date      date.publication of pubdata, date.issue, date.release, story.date
//   author    the persons of the byline; the byline without the titles of its people
//   source    name of pubdata, distributor, holder of the copyright, owner of the rights
//   section   position.section of pubdata, type of the first subject
//   url       ex-ref of pubdata;  id  doc-id;  language  xml:lang
#include "indexer/read/nitf.hpp"

#include <utility>

#include "common/base/text.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/html_text.hpp"
#include "indexer/read/xml_reader.hpp"

namespace onrecord {
namespace {

/// The tag of HTML that does what an element of NITF does.
std::string_view html_tag(const XmlElement& element) {
    const auto name = element.local_name();
    if (name == "media" || name == "bibliography" || name == "virtloc") return "";
    if (name == "hl1" || name == "hl2" || name == "hedline") return "h2";
    if (name == "block" || name == "fn" || name == "note" || name == "content" || name == "nitf-table")
        return "div";
    if (name == "tr") return "p";  // a line of a table is read as one
    if (name == "td" || name == "th") return "span";
    if (name == "table" || name == "tbody" || name == "thead") return "div";
    if (name == "bq" || name == "credit") return "blockquote";
    return name;
}

/// What stands in the byline beside names.
std::string_view byline_tag(const XmlElement& element) {
    const auto name = element.local_name();
    return name == "byttl" || name == "virtloc" ? "" : "span";
}

std::string first_filled(std::initializer_list<std::string> texts) {
    for (const auto& text : texts) {
        if (!trim(text).empty()) return text;
    }
    return {};
}

void add_authors_of(const XmlElement& byline, Article& article) {
    const auto persons = byline.all_beneath("person");
    for (const auto& person : persons) add_byline(article, person.text());
    if (persons.empty()) add_byline(article, unescaped(byline.html(byline_tag)));
}

std::string date_of(const XmlElement& head, const XmlElement& body_head) {
    std::vector<std::string> spellings{head.at("pubdata").attribute("date.publication")};
    for (const std::string_view name : {"docdata/date.issue", "docdata/date.release"})
        spellings.push_back(head.at(name).attribute("norm"));
    const auto story = body_head.at("dateline/story.date");
    spellings.push_back(story.attribute("norm"));
    spellings.push_back(story.text());
    return first_date(spellings);
}

std::string source_of(const XmlElement& head, const XmlElement& body_head) {
    const auto data = head.at("docdata");
    return first_filled({head.at("pubdata").attribute("name"), body_head.at("distributor").text(),
                         data.at("doc.copyright").attribute("holder"),
                         data.at("doc.rights").attribute("owner")});
}

}  // namespace

Draft article_of_nitf(const XmlElement& root) {
    const auto head = root.at("head");
    const auto body_head = root.at("body/body.head");
    Draft draft;
    auto& article = draft.article;
    article.body = text_of_html(root.at("body/body.content").html(html_tag));
    if (article.body.empty()) article.body = text_of_html(body_head.at("abstract").html(html_tag));
    article.title = first_filled({body_head.at("hedline/hl1").text(), body_head.at("headline/hl1").text(),
                                  head.at("title").text(), body_head.at("hedline/hl2").text()});
    draft.date_text = date_of(head, body_head);
    article.source = source_of(head, body_head);
    article.section = first_filled({head.at("pubdata").attribute("position.section"),
                                    head.at("tobject/tobject.subject").attribute("tobject.subject.type")});
    article.url = head.at("pubdata").attribute("ex-ref");
    article.id = head.at("docdata/doc-id").attribute("id-string");
    article.language = first_filled({root.at("body").language(), root.language()});
    for (const auto& part : body_head.children()) {
        if (part.local_name() == "byline") add_authors_of(part, article);
    }
    return draft;
}

std::vector<Item> items_of_nitf(const XmlElement& root) {
    const auto nitf = root.local_name() == "nitf" ? std::vector{root} : root.all_beneath("nitf");
    if (nitf.empty()) return {Unreadable{"", "is no NITF but <" + std::string{root.local_name()} + ">"}};
    std::vector<Item> items;
    for (const auto& article : nitf) items.emplace_back(article_of_nitf(article));
    return items;
}

}  // namespace onrecord
