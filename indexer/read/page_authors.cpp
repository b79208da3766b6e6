#include "indexer/read/page_authors.hpp"

#include "common/base/text.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/html_names.hpp"
#include "indexer/read/page_facts.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_byline = 150;

bool is_profile_link(std::string_view value) {
    return value.starts_with("http") || value.starts_with("www.") || value.starts_with('@');
}

std::vector<std::string> from_meta(const PageMeta& meta) {
    for (const auto* name : {"author", "article:author", "parsely-author", "sailthru.author", "byl",
                             "dc.creator", "dcterms.creator", "article:author_name", "dc.creator.name"}) {
        std::vector<std::string> authors;
        for (const auto& content : meta.all(name)) {
            if (!is_profile_link(content)) add_authors(authors, content);
        }
        if (!authors.empty()) return authors;
    }
    return {};
}

/// Elements that are marked as naming an author.
bool marks_author(const HtmlTree& tree, NodeId at) {
    if (equal_ignoring_case(tree.attribute(at, "rel"), "author")) return true;
    const auto property = tree.attribute(at, "itemprop");
    return property == "author" || property == "creator";
}

bool marks_byline(const HtmlTree& tree, NodeId at) {
    const auto names = class_words(tree, at);
    return names.contains("byline") || names.contains("author") || names.contains("authors");
}

/// The names that an element links to, else its text.
void add_names(std::vector<std::string>& authors, const HtmlTree& tree, NodeId element) {
    for (NodeId at = element; at < tree[element].end; ++at) {
        if (tree[at].tag == Tag::A) add_authors(authors, tree.text_beneath(at));
    }
    if (!authors.empty()) return;
    const auto text = tree.text_beneath(element);
    if (text.size() <= longest_byline) add_authors(authors, text);
}

template <typename Marks>
std::vector<std::string> from_elements(const HtmlTree& tree, Marks marks) {
    std::vector<std::string> authors;
    for (NodeId at = 0; at < tree.size() && authors.empty(); ++at) {
        const bool may_be = tree[at].tag != Tag::Text && tree[at].tag != Tag::Meta;
        if (may_be && marks(tree, at) && tree.text_beneath(at).size() <= longest_byline)
            add_names(authors, tree, at);
    }
    return authors;
}

}  // namespace

std::vector<std::string> authors_of_page(const HtmlTree& tree, const PageMeta& meta,
                                         const LinkedArticle& linked) {
    std::vector<std::string> authors;
    for (const auto& name : linked.authors) {
        if (!is_profile_link(name)) add_authors(authors, name);
    }
    if (authors.empty()) authors = from_meta(meta);
    if (authors.empty()) authors = from_elements(tree, marks_author);
    if (authors.empty()) authors = from_elements(tree, marks_byline);
    return authors;
}

}  // namespace onrecord
