#include "indexer/read/page_facts.hpp"

#include <algorithm>
#include <utility>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/html_text.hpp"
#include "indexer/read/page_address.hpp"
#include "indexer/read/page_authors.hpp"
#include "indexer/read/page_date.hpp"
#include "indexer/read/page_head.hpp"
#include "indexer/read/page_title.hpp"

namespace onrecord {
namespace {

constexpr std::size_t most_meta = 500;

std::string page_language(const HtmlTree& tree) {
    for (NodeId at = 0; at < tree.size() && tree[at].tag != Tag::Body; ++at) {
        if (tree[at].tag != Tag::Html) continue;
        const auto lang = tree.attribute(at, "lang");
        return std::string{lang.empty() ? tree.attribute(at, "xml:lang") : lang};
    }
    return {};
}

template <typename... Strings>
std::string first_of(Strings... candidates) {
    std::string found;
    ((found.empty() ? void(found = std::move(candidates)) : void()), ...);
    return found;
}

}  // namespace

PageMeta::PageMeta(const HtmlTree& tree) {
    bool in_body = false;
    for (NodeId at = 0; at < tree.size() && entries_.size() < most_meta; ++at) {
        in_body = in_body || tree[at].tag == Tag::Body;
        if (tree[at].tag != Tag::Meta) continue;
        const auto content = trim(tree.attribute(at, "content"));
        if (content.empty()) continue;
        for (const auto* key : {"property", "name", "itemprop", "http-equiv"}) {
            const bool is_of_item = in_body && std::string_view{key} == "itemprop";
            const auto name = tree.attribute(at, key);
            if (!name.empty() && !is_of_item)
                entries_.push_back({lower_ascii(trim(name)), std::string{content}});
        }
    }
}

std::string PageMeta::first(const std::vector<std::string_view>& names) const {
    for (const auto name : names) {
        for (const auto& entry : entries_) {
            if (entry.name == name) return unescaped(entry.content);
        }
    }
    return {};
}

std::vector<std::string> PageMeta::all(std::string_view name) const {
    std::vector<std::string> contents;
    for (const auto& entry : entries_) {
        if (entry.name == name) contents.push_back(unescaped(entry.content));
    }
    return contents;
}

PageFacts facts_of_page(const HtmlTree& tree, const Clutter& clutter, const std::vector<std::string>& json_ld,
                        std::string_view url, Date latest) {
    const PageMeta meta{tree};
    auto linked = linked_article(json_ld).value_or(LinkedArticle{});
    PageFacts facts;
    auto address = address_of_page(tree, meta, url);
    facts.url = std::move(address.url);
    facts.source = first_of(meta.first({"og:site_name"}), linked.publisher,
                            meta.first({"application-name", "dc.publisher", "publisher"}), address.host);
    facts.section =
        first_of(meta.first({"article:section", "og:section", "section", "parsely-section"}), linked.section);
    facts.language = first_of(page_language(tree), linked.language,
                              meta.first({"og:locale", "content-language", "dc.language", "language"}));
    facts.title = title_of_page(tree, meta, linked, facts.source);
    LazyPageHead head{tree, clutter, facts.title};
    facts.authors = authors_of_page(tree, meta, linked, head, facts.language, facts.source);
    auto dated = date_of_page(tree, meta, linked, facts.url, head, latest);
    facts.published = dated.published;
    facts.date_origin = dated.origin;
    facts.rejected_date = std::move(dated.rejected);
    facts.body = std::move(linked.body);
    return facts;
}

}  // namespace onrecord
