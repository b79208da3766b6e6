#include "indexer/read/page_title.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "indexer/read/html_text.hpp"
#include "indexer/read/page_facts.hpp"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 8> separators{" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · "};

/// Longer ones are hostile: what is taken of a heading, and of the name of a site.
constexpr std::size_t longest_heading = 2000;
constexpr std::size_t most_headings = 1000;
constexpr std::size_t longest_site = 300;

/// Letters of a heading that tells a title; shorter ones ("News") begin many.
constexpr std::size_t shortest_heading = 8;

/// Letters and digits alone: what two spellings of a site's name have in common.
std::string bare(std::string_view text) {
    std::string letters;
    const auto plain = folded(text);
    for (std::size_t at = 0; at < plain.size();) {
        const auto point = code_point_at(plain, at);
        if (is_letter(point.value) || is_number(point.value)) letters.append(plain, at, point.length);
        at += point.length;
    }
    return letters;
}

std::size_t word_count(std::string_view text) {
    std::size_t words = 0;
    for (const auto word : split(text, ' ')) words += word.empty() ? 0 : 1;
    return words;
}

struct Cut {
    std::size_t at = std::string_view::npos;
    std::size_t size = 0;
};

Cut last_separator(std::string_view title) {
    Cut last;
    for (const auto separator : separators) {
        const auto at = title.rfind(separator);
        const bool later = at != std::string_view::npos && (last.size == 0 || at > last.at);
        if (later) last = {at, separator.size()};
    }
    return last;
}

/// A heading may be the site's logo.
bool is_site_heading(std::string_view heading, std::string_view site) {
    return bare(site).find(bare(heading)) != std::string::npos;
}

/// Those of the first level, or all others, without the name of the site.
std::vector<std::string> headings(const HtmlTree& tree, std::string_view site, bool of_first_level) {
    std::vector<std::string> found;
    std::size_t seen = 0;
    for (NodeId at = 0; at < tree.size() && seen < most_headings; ++at) {
        if (!is_heading(tree[at].tag) || (tree[at].tag == Tag::H1) != of_first_level) continue;
        ++seen;
        auto text = tree.text_beneath(at, longest_heading);
        if (!is_site_heading(text, site)) found.push_back(std::move(text));
    }
    return found;
}

std::string title_element(const HtmlTree& tree) {
    for (NodeId at = 0; at < tree.size(); ++at) {
        if (tree[at].tag == Tag::Title) return tree.text_beneath(at);
    }
    return {};
}

/// The heading that a title begins with; "" for none.
std::string heading_that_begins(std::string_view title, const std::vector<std::string>& h1) {
    const auto letters = bare(title);
    for (const auto& heading : h1) {
        const auto beginning = bare(heading);
        if (beginning.size() >= shortest_heading && letters.starts_with(beginning)) return heading;
    }
    return {};
}

bool names_site(std::string_view piece, std::string_view site) {
    const auto a = bare(piece);
    const auto b = bare(site);
    return !a.empty() && !b.empty() &&
           (a == b || b.find(a) != std::string::npos || a.find(b) != std::string::npos);
}

bool was_cut(std::string_view title) {
    return title.ends_with("…") || title.ends_with("...");
}

/// What the page is shared by, "" where it does not say. One that is much shorter than the headline of linked
/// data, or was cut, was made for a teaser; but the headline of a live page is of the hour.
std::string shared_title(const PageMeta& meta, const LinkedArticle& linked) {
    auto shared = meta.first({"og:title", "twitter:title"});
    const bool is_short = shared.size() * 4 < linked.headline.size() * 3 && !linked.is_live;
    const bool is_teaser = !shared.empty() && (is_short || was_cut(shared));
    return is_teaser && !linked.headline.empty() ? linked.headline : shared;
}

/// The headline that microdata mark, where there is one; teasers of other stories may have theirs.
std::string marked_headline(const HtmlTree& tree) {
    std::string found;
    for (NodeId at = 0; at < tree.size(); ++at) {
        if (tree.attribute(at, "itemprop") != "headline") continue;
        const auto content = tree.attribute(at, "content");
        auto text = content.empty() ? tree.text_beneath(at, longest_heading) : unescaped(content);
        if (tree[at].tag == Tag::H1) return text;
        if (!found.empty() && found != text) return {};
        found = std::move(text);
    }
    return found;
}

/// The first heading that may be a title: no word alone ("News"), and not what stands behind something longer
/// in the title element, the name of the site.
std::string heading_of_article(const std::vector<std::string>& h1, std::string_view title_element) {
    const auto title = bare(title_element);
    for (const auto& heading : h1) {
        const auto letters = bare(heading);
        const bool ends_longer_title = title.size() > 2 * letters.size() && title.ends_with(letters);
        if (letters.size() >= shortest_heading && !ends_longer_title) return heading;
    }
    return {};
}

}  // namespace

std::string without_site_name(std::string_view title, std::string_view site) {
    title = trim(title);
    if (title.size() > longest_heading) return std::string{title};
    const auto cut = last_separator(title);
    if (cut.size == 0) return std::string{title};
    const auto head = trim(title.substr(0, cut.at));
    const auto tail = trim(title.substr(cut.at + cut.size));
    if (names_site(tail, site)) return without_site_name(head, site);
    const bool is_bar = title.substr(cut.at, cut.size) == " | ";
    if (is_bar && word_count(tail) <= 4 && word_count(head) >= 3) return without_site_name(head, site);
    return std::string{title};
}

std::string title_of_page(const HtmlTree& tree, const PageMeta& meta, const LinkedArticle& linked,
                          std::string_view site) {
    site = prefix_of(site, longest_site);
    const auto h1 = headings(tree, site, true);
    const auto element = title_element(tree);
    auto title = shared_title(meta, linked);
    if (title.empty()) title = heading_that_begins(element, h1);
    if (title.empty()) title = heading_that_begins(element, headings(tree, site, false));
    if (title.empty()) title = linked.headline;
    if (title.empty()) title = marked_headline(tree);
    if (title.empty())
        title =
            meta.first({"dc.title", "dcterms.title", "sailthru.title", "parsely-title", "title", "headline"});
    if (title.empty()) title = heading_of_article(h1, element);
    if (title.empty()) title = element;
    if (title.empty()) return h1.empty() ? "" : h1.front();
    // What the page's heading says is the title; what stands behind that names site and section.
    const auto heading = heading_that_begins(title, h1);
    if (!heading.empty()) return heading;
    return without_site_name(title, site);
}

}  // namespace onrecord
