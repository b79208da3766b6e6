// What an article takes from a feed; the first that is there and not empty:
//
//            RSS                                            Atom
//   body     content:encoded, xhtml body, description,      content, summary
//            media:description
//   title    title, media:title                             title
//   date     pubDate, dc:date, published, dc:issued         published, issued, created, updated
//   author   author, dc:creator, itunes:author              author, that of the feed
//   source   source, title of the channel                   title of the source, of the feed
//   section  category                                       category
//   url      link, guid where it is a link                  link to the alternate, the first link
//   language dc:language, language of the channel           xml:lang
//
// The export of a WordPress site is RSS: see wordpress.hpp for what it has beyond that.
//
// The date of the feed itself is not the date of an entry.
#include "indexer/read/feed.hpp"

#include <map>
#include <utility>

#include "common/base/text.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/base64.hpp"
#include "indexer/read/html_text.hpp"
#include "indexer/read/wordpress.hpp"
#include "indexer/read/xml_reader.hpp"

namespace onrecord {
namespace {

using Names = std::vector<std::string_view>;

enum class Markup { Plain, Html, Either, None };

/// How the text of an element is to be understood, by its `type` and `mode`.
Markup markup_of(const XmlElement& element) {
    const auto type = lower_ascii(element.attribute("type"));
    if (type == "text" || type == "text/plain") return Markup::Plain;
    if (type == "html" || type == "text/html") return Markup::Html;
    const bool is_media = type.find('/') != std::string::npos && type.find("xhtml") == std::string::npos;
    return is_media || !element.attribute("src").empty() ? Markup::None : Markup::Either;
}

std::string written_text(const XmlElement& element) {
    const auto text = element.text();
    return element.attribute("mode") == "base64" ? bytes_of_base64(text) : text;
}

std::string paragraphs_of(const XmlElement& element) {
    const auto markup = markup_of(element);
    if (markup == Markup::None) return {};
    if (element.has_elements()) return text_of_html(element.html());
    auto text = written_text(element);
    const bool is_html = markup == Markup::Html || (markup == Markup::Either && looks_like_html(text));
    return is_html ? text_of_html(text) : text;
}

std::string line_of(const XmlElement& element) {
    const auto text = written_text(element);
    return markup_of(element) == Markup::Plain ? text : unescaped(text);
}

template <typename TextOf>
std::string first_of(const XmlElement& entry, const Names& names, TextOf text_of) {
    for (const auto name : names) {
        for (const auto& element : entry.children(name)) {
            auto text = text_of(element);
            if (!text.empty()) return text;
        }
    }
    return {};
}

std::string first_line(const XmlElement& entry, const Names& names) {
    return first_of(entry, names, line_of);
}

std::string date_of(const XmlElement& entry, const Names& names) {
    std::vector<std::string> spellings;
    for (const auto name : names) {
        for (const auto& element : entry.children(name)) spellings.push_back(element.text());
    }
    return first_date(spellings);
}

/// A link made whole: by the xml:base around it, else by the page that the feed stands for.
std::string whole_link(const XmlElement& element, const std::string& link, const std::string& page) {
    auto whole = element.resolved(link);
    if (link.empty() || whole.find("://") != std::string::npos) return whole;
    return absolute_url(link, page);
}

/// What an entry calls itself, made to hold beyond its feed: "" for nothing.
std::string id_beyond_feed(const std::string& id, const std::string& page) {
    if (id.empty() || id.find(':') != std::string::npos) return id;
    return page.empty() ? std::string{} : page + " " + id;
}

class RssItems {
  public:
    explicit RssItems(const XmlElement& root)
        : channel_{root.local_name() == "channel" ? root : root.at("channel")} {
        items_ = root.outermost_beneath("item");
        source_ = first_line(channel_, {"title"});
        language_ = first_line(channel_, {"language", "dc:language"});
        page_ = channel_.child("link").text();
        wordpress_authors_ = wordpress_authors(channel_);
    }

    std::size_t size() const { return items_.size(); }
    std::string id(std::size_t at) const { return id_beyond_feed(items_[at].child("guid").text(), page_); }

    Draft draft(std::size_t at) const {
        const auto& item = items_[at];
        Draft draft;
        auto& article = draft.article;
        article.body = first_of(item,
                                {"content:encoded", "encoded", "html:body", "body", "description",
                                 "dc:description", "media:description"},
                                paragraphs_of);
        article.title = first_line(item, {"title", "dc:title", "media:title"});
        draft.date_text =
            date_of(item, {"pubDate", "pubdate", "dc:date", "published", "dc:issued", "dc:created"});
        add_authors_of(item, article.authors);
        article.source = first_line(item, {"source", "dc:source"});
        if (article.source.empty()) article.source = source_;
        article.section = first_line(item, {"category", "dc:subject"});
        article.url = url_of(item);
        article.language = first_line(item, {"dc:language", "language"});
        if (article.language.empty()) article.language = item.language();
        if (article.language.empty()) article.language = language_;
        if (is_wordpress_entry(item)) take_wordpress(item, draft);
        return draft;
    }

  private:
    /// Its text is written for the site, its date is that of the site's clock.
    void take_wordpress(const XmlElement& item, Draft& draft) const {
        draft.passed_over = why_no_article(item);
        auto& article = draft.article;
        article.body = text_of_html(html_of_wordpress(item.child("content:encoded").text()));
        const auto printed = item.child("wp:post_date").text();
        if (parse_published(printed)) draft.date_text = printed;
        const auto name = wordpress_authors_.find(item.child("dc:creator").text());
        if (name != wordpress_authors_.end()) article.authors = authors_of(name->second);
        article.section.clear();
        for (const auto& category : item.children("category")) {
            if (article.section.empty() && category.attribute("domain") == "category")
                article.section = category.text();
        }
    }

    static void add_authors_of(const XmlElement& item, std::vector<std::string>& authors) {
        for (const std::string_view name : {"author", "dc:creator", "itunes:author"}) {
            for (const auto& author : item.children(name))
                add_authors(authors, name_beside_address(line_of(author)));
            if (!authors.empty()) return;
        }
    }

    std::string url_of(const XmlElement& item) const {
        auto url = first_of(item, {"link"}, [](const XmlElement& link) { return link.text(); });
        if (url.empty()) url = item.child("link").attribute("href");
        if (url.empty()) {
            for (const auto& link : item.children("atom:link")) {
                const auto relation = link.attribute("rel");
                if (url.empty() && (relation.empty() || relation == "alternate"))
                    url = link.attribute("href");
            }
        }
        const auto guid = item.child("guid");
        if (url.empty() && guid.attribute("isPermaLink") != "false" &&
            guid.text().find("://") != std::string::npos)
            url = guid.text();
        return whole_link(item, url, page_);
    }

    XmlElement channel_;
    std::vector<XmlElement> items_;
    std::string source_;
    std::string language_;
    std::string page_;
    std::map<std::string, std::string> wordpress_authors_;
};

class AtomEntries {
  public:
    explicit AtomEntries(const XmlElement& root)
        : feed_{root},
          entries_{root.local_name() == "entry" ? std::vector{root} : root.children("entry")},
          page_{url_of(root)},
          title_{first_line(root, {"title"})} {
        add_authors_of(feed_, authors_);
    }

    std::size_t size() const { return entries_.size(); }
    std::string id(std::size_t at) const { return id_beyond_feed(entries_[at].child("id").text(), page_); }

    Draft draft(std::size_t at) const {
        const auto& entry = entries_[at];
        Draft draft;
        auto& article = draft.article;
        article.body = first_of(entry, {"content", "summary"}, paragraphs_of);
        if (article.body.empty())
            article.body =
                first_of(entry.child("media:group"), {"description", "media:description"}, paragraphs_of);
        article.title = first_line(entry, {"title"});
        draft.date_text =
            date_of(entry, {"published", "issued", "created", "dc:date", "updated", "modified"});
        for (const auto& holder : {entry, entry.child("source")}) {
            if (article.authors.empty()) add_authors_of(holder, article.authors);
        }
        if (article.authors.empty()) article.authors = authors_;
        article.source = first_line(entry.child("source"), {"title"});
        if (article.source.empty()) article.source = title_;
        article.section = section_of(entry);
        article.url = whole_link(entry, url_of(entry), page_);
        article.language = entry.child("content").attribute("lang");
        if (article.language.empty()) article.language = entry.language();
        return draft;
    }

  private:
    static void add_authors_of(const XmlElement& holder, std::vector<std::string>& authors) {
        for (const auto& author : holder.children("author")) {
            const auto name = author.child("name");
            add_authors(authors, name_beside_address(name                    ? name.text()
                                                     : author.has_elements() ? ""
                                                                             : author.text()));
        }
    }

    static std::string section_of(const XmlElement& entry) {
        const auto category = entry.child("category");
        auto label = category.attribute("label");
        if (label.empty()) label = category.attribute("term");
        return label.empty() ? unescaped(category.text()) : unescaped(label);
    }

    static std::string url_of(const XmlElement& entry) {
        const auto links = entry.children("link");
        for (const auto& link : links) {
            const auto relation = link.attribute("rel");
            if ((relation.empty() || relation == "alternate") && !link.attribute("href").empty())
                return link.attribute("href");
        }
        return links.empty() ? std::string{} : links.front().text();
    }

    XmlElement feed_;
    std::vector<XmlElement> entries_;
    std::string page_;
    std::string title_;
    std::vector<std::string> authors_;
};

/// The id of an entry comes from its URL, but where entries share one.
template <typename Entries>
std::vector<Item> items_of(const Entries& entries) {
    if (entries.size() == 0) return {Unreadable{"", "is a feed without entries"}};
    std::vector<Item> items;
    std::map<std::string, int> uses;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        auto draft = entries.draft(at);
        draft.place = "entry " + std::to_string(at + 1);
        if (draft.passed_over.empty()) ++uses[draft.article.url];
        items.emplace_back(std::move(draft));
    }
    for (std::size_t at = 0; at < items.size(); ++at) {
        auto* draft = std::get_if<Draft>(&items[at]);
        if (draft && (draft->article.url.empty() || uses[draft->article.url] > 1))
            draft->article.id = entries.id(at);
    }
    return items;
}

}  // namespace

std::vector<Item> items_of_feed(const XmlElement& root) {
    const auto name = lower_ascii(root.local_name());
    if (name == "feed" || name == "entry") return items_of(AtomEntries{root});
    if (name == "rss" || name == "rdf" || name == "channel") return items_of(RssItems{root});
    return {Unreadable{"", "is no feed but <" + std::string{root.local_name()} + ">"}};
}

std::string name_beside_address(std::string_view author) {
    if (author.find('@') == std::string_view::npos) return std::string{author};
    const auto open = author.find('(');
    const auto close = author.rfind(')');
    if (open != std::string_view::npos && close != std::string_view::npos && close > open)
        return std::string{trim(author.substr(open + 1, close - open - 1))};
    const auto angle = author.find('<');
    if (angle == std::string_view::npos) return {};
    auto name = trim(author.substr(0, angle));
    if (name.size() > 1 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    return std::string{name};
}

}  // namespace onrecord
