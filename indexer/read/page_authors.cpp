#include "indexer/read/page_authors.hpp"

#include "common/base/text.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/html_names.hpp"
#include "indexer/read/page_facts.hpp"
#include "indexer/read/page_head.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_byline = 150;

bool is_profile_link(std::string_view value) {
    return value.starts_with("http") || value.starts_with("www.") || value.starts_with('@');
}

std::vector<std::string> from_meta(const PageMeta& meta, std::string_view language) {
    for (const auto* name : {"author", "article:author", "parsely-author", "sailthru.author", "byl",
                             "dc.creator", "dcterms.creator", "article:author_name", "dc.creator.name"}) {
        std::vector<std::string> authors;
        for (const auto& content : meta.all(name)) {
            if (!is_profile_link(content)) add_authors(authors, content, language);
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

/// The text of an element, with a bar where its lines break: behind a name stands what somebody is.
std::string lines_of(const HtmlTree& tree, NodeId element) {
    std::string lines;
    for (NodeId at = element; at < tree[element].end; ++at) {
        lines += tree[at].tag == Tag::Br ? " | " : is_block(tree[at].tag) ? " " : tree.text(at);
    }
    return lines;
}

/// The names that an element links to, else its text.
std::vector<std::string> names_in(const HtmlTree& tree, NodeId element, std::string_view language) {
    std::vector<std::string> names;
    for (NodeId at = element; at < tree[element].end; ++at) {
        if (tree[at].tag == Tag::A) add_authors(names, tree.text_beneath(at, longest_byline), language);
    }
    if (names.empty()) names = authors_of(lines_of(tree, element), language);
    return names;
}

bool may_be_byline(const HtmlTree& tree, NodeId at) {
    return tree[at].tag != Tag::Text && tree[at].tag != Tag::Meta &&
           tree.text_beneath(at, longest_byline + 1).size() <= longest_byline;
}

std::vector<std::string> from_marks(const HtmlTree& tree, std::string_view language) {
    std::vector<std::string> authors;
    for (NodeId at = 0; at < tree.size() && authors.empty(); ++at) {
        if (!marks_author(tree, at)) continue;
        if (may_be_byline(tree, at)) authors = names_in(tree, at, language);
        if (tree[at].tag == Tag::Meta) authors = authors_of(tree.attribute(at, "content"), language);
    }
    return authors;
}

/// What is printed as a byline names people, and beside them whom they write for.
void keep_people(std::vector<std::string>& names, std::string_view source) {
    std::erase_if(names, [&](const std::string& name) {
        return is_organization(name) || equal_ignoring_case(name, source);
    });
}

std::vector<std::string> from_bylines(const HtmlTree& tree, const PageHead& head, std::string_view language,
                                      std::string_view source) {
    std::vector<std::string> authors;
    for (NodeId at = 0; at < tree.size() && authors.empty(); ++at) {
        if (!marks_byline(tree, at) || !may_be_byline(tree, at) || !head.holds(at)) continue;
        authors = names_in(tree, at, language);
        keep_people(authors, source);
    }
    return authors;
}

std::vector<std::string> from_lines(const PageHead& head, std::string_view language,
                                    std::string_view source) {
    for (const auto& line : head.lines_below_title()) {
        if (line.text.size() > longest_byline) continue;
        std::string text;
        for (const char c : line.text) text += c == '\n' ? " | " : std::string(1, c);
        auto people = people_of_line(text, language);
        keep_people(people, source);
        if (!people.empty()) return people;
    }
    return {};
}

}  // namespace

std::vector<std::string> authors_of_page(const HtmlTree& tree, const PageMeta& meta,
                                         const LinkedArticle& linked, LazyPageHead& head,
                                         std::string_view language, std::string_view source) {
    std::vector<std::string> authors;
    for (const auto& name : linked.authors) {
        if (!is_profile_link(name)) add_authors(authors, name, language);
    }
    if (authors.empty()) authors = from_meta(meta, language);
    if (authors.empty()) authors = from_marks(tree, language);
    if (authors.empty()) authors = from_bylines(tree, head.get(), language, source);
    if (authors.empty()) authors = from_lines(head.get(), language, source);
    return authors;
}

}  // namespace onrecord
