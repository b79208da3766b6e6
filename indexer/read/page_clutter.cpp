#include "indexer/read/page_clutter.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "common/base/text.hpp"
#include "indexer/read/html_names.hpp"

namespace onrecord {
namespace {

/// What holds this share of the page's paragraphs is never left out for its name alone.
constexpr double too_much_to_lose = 0.4;
/// Comments are often longer than the article.
constexpr double all_but_everything = 0.95;
/// An element that is named as the article's text is believed where it holds this many bytes of paragraphs.
constexpr std::size_t least_article = 300;
/// Texts shorter than this are labels, not paragraphs.
constexpr std::size_t shortest_paragraph = 60;

/// Words in classes and ids, in order.
constexpr std::string_view clutter_words[] = {
    "ad",         "ads",         "adsbygoogle", "advert",     "advertisement",   "banner",       "bio",
    "breadcrumb", "breadcrumbs", "byline",      "caption",    "captions",        "carousel",     "comment",
    "comments",   "consent",     "cookie",      "cookies",    "copyright",       "credit",       "credits",
    "disqus",     "excerpt",     "footer",      "footnote",   "gallery",         "gdpr",         "hidden",
    "jump",       "login",       "menu",        "meta",       "modal",           "more",         "most",
    "nav",        "navbar",      "navigation",  "newsletter", "outbrain",        "pagination",   "popular",
    "popup",      "print",       "promo",       "recirc",     "recommendations", "recommended",  "related",
    "respond",    "rss",         "share",       "sharebar",   "sharedaddy",      "sharing",      "sidebar",
    "signup",     "social",      "sponsor",     "sponsored",  "subscribe",       "subscription", "taboola",
    "tag",        "tags",        "teaser",      "toolbar",    "tooltip",         "trending",     "widget",
};

/// Those of them that name what stands at an article and tells of it, in order.
constexpr std::string_view words_of_article[] = {
    "banner",       "byline", "credit",   "credits",    "hidden",  "jump",   "meta",
    "print",        "share",  "sharebar", "sharedaddy", "sharing", "social", "subscribe",
    "subscription", "tag",    "tags",     "toolbar",    "widget",
};

/// Classes that file an article under something, or say what a page has; they begin so.
constexpr std::string_view filing_prefixes[] = {"tag-", "category-", "cat-", "topic-", "is-", "format-"};

/// What article text is called, letters alone.
constexpr std::string_view article_names[] = {
    "articlebody",  "articlecontent", "articletext", "bodycopy",     "contentbody",
    "entrycontent", "maincontent",    "newsbody",    "newstext",     "postbody",
    "postcontent",  "postentry",      "storybody",   "storycontent", "storytext",
    "bodytext",     "textbody",       "articlemain", "articlestory", "articlewrapper",
};

std::string letters_of(std::string_view name) {
    auto letters = lower_ascii(name);
    std::erase_if(letters, [](char c) { return !is_ascii_alpha(c); });
    return letters;
}

bool is_hidden(const HtmlTree& tree, NodeId at) {
    if (tree.attribute(at, "aria-hidden") == "true") return true;
    std::string style = lower_ascii(tree.attribute(at, "style"));
    std::erase_if(style, is_space);
    return style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos;
}

bool is_clutter_word(const std::string& word) {
    return std::binary_search(std::begin(clutter_words), std::end(clutter_words), std::string_view{word});
}

bool is_word_of_article(const std::string& word) {
    return std::binary_search(std::begin(words_of_article), std::end(words_of_article),
                              std::string_view{word});
}

bool is_word_of_other_things(const std::string& word) {
    return is_clutter_word(word) && !is_word_of_article(word);
}

template <typename Fits>
bool has_fitting_word(std::string_view name, Fits fits) {
    const auto files = [&](std::string_view prefix) { return name.starts_with(prefix); };
    if (std::any_of(std::begin(filing_prefixes), std::end(filing_prefixes), files)) return false;
    // "content-w-sidebar" is a layout.
    const ClassWords words{name};
    for (const auto* joint : {"with", "w", "without", "has", "hasnt", "no"}) {
        if (words.contains(joint)) return false;
    }
    return std::any_of(words.words().begin(), words.words().end(), fits);
}

bool is_clutter_name(std::string_view name) {
    return has_fitting_word(name, is_clutter_word);
}

bool is_name_of_other_things(std::string_view name) {
    return has_fitting_word(name, is_word_of_other_things);
}

bool is_name_of_article_facts(std::string_view name) {
    return has_fitting_word(name, is_word_of_article);
}

bool is_comments_name(std::string_view name) {
    const ClassWords words{name};
    return words.contains("comment") || words.contains("comments") || words.contains("disqus");
}

template <typename Holds>
bool any_name(const HtmlTree& tree, NodeId element, Holds holds) {
    for (const auto* attribute : {"class", "id"}) {
        const auto value = tree.attribute(element, attribute);
        for (std::size_t at = 0; at < value.size();) {
            const auto end = std::min(value.find_first_of(" \t\r\n", at), value.size());
            if (end > at && holds(value.substr(at, end - at))) return true;
            at = end + 1;
        }
    }
    return false;
}

bool is_always_clutter(Tag tag) {
    switch (tag) {
        case Tag::Head:
        case Tag::Nav:
        case Tag::Figure:
        case Tag::Figcaption:
        case Tag::Button:
        case Tag::Textarea:
        case Tag::Menu:
        case Tag::Video:
            return true;
        default:
            return false;
    }
}

}  // namespace

Clutter::Clutter(const HtmlTree& tree) : tree_{tree} {
    std::size_t bytes = 0;
    text_before_.reserve(tree.size() + 1);
    for (NodeId at = 0; at < tree.size(); ++at) {
        text_before_.push_back(bytes);
        const auto size = tree.text(at).size();
        if (size >= shortest_paragraph) bytes += size;
    }
    text_before_.push_back(bytes);
    std::size_t most = least_article;
    for (NodeId at = 0; at < tree.size(); ++at) {
        if (!is_block(tree[at].tag) || text_beneath(at) <= most || !is_article_text(at)) continue;
        article_ = at;
        most = text_beneath(at);
    }
}

std::size_t Clutter::text_between(NodeId begin, NodeId end) const {
    return text_before_[end] - text_before_[begin];
}

std::size_t Clutter::text_beneath(NodeId element) const {
    return text_between(element, tree_[element].end);
}

double Clutter::share_of_article(NodeId element) const {
    const auto all = text_beneath(article_);
    return all == 0 ? 0 : static_cast<double>(text_beneath(element)) / static_cast<double>(all);
}

bool Clutter::is_article_text(NodeId element) const {
    if (tree_.attribute(element, "itemprop") == "articleBody") return true;
    return any_name(tree_, element, [](std::string_view name) {
        const auto letters = letters_of(name);
        return std::any_of(std::begin(article_names), std::end(article_names),
                           [&](std::string_view known) { return letters.ends_with(known); });
    });
}

bool Clutter::is_named(NodeId element, bool (*so)(std::string_view name)) const {
    const auto tag = tree_[element].tag;
    const bool may_be =
        (is_block(tag) || tag == Tag::Other) && tag != Tag::Html && tag != Tag::Body && tag != Tag::Main;
    return may_be && any_name(tree_, element, so) && !is_article_text(element);
}

bool Clutter::holds(NodeId element) const {
    const auto tag = tree_[element].tag;
    if (is_always_clutter(tag) || is_hidden(tree_, element)) return true;
    const bool is_kind = tag == Tag::Aside || tag == Tag::Footer || tag == Tag::Form || tag == Tag::Fieldset;
    return (is_kind || is_named(element, is_clutter_name)) && !holds_much_of_article(element);
}

bool Clutter::is_of_other_things(NodeId element) const {
    const auto tag = tree_[element].tag;
    if (tag == Tag::Head || tag == Tag::Nav || tag == Tag::Figure) return true;
    if (is_named(element, is_comments_name)) return true;  // they are often longer than the article
    // The footer of an article often says who wrote it, and when.
    if (tag == Tag::Footer && tree_[tree_[element].parent].tag == Tag::Article) return false;
    const bool is_kind = tag == Tag::Footer || tag == Tag::Form ||
                         (tag == Tag::Aside && !any_name(tree_, element, is_name_of_article_facts));
    return (is_kind || is_named(element, is_name_of_other_things)) && !holds_much_of_article(element);
}

bool Clutter::holds_much_of_article(NodeId element) const {
    if (article_ >= element && article_ < tree_[element].end) return true;
    const bool outside = article_ != 0 && (element < article_ || element >= tree_[article_].end);
    const double limit = outside                                      ? 1
                         : any_name(tree_, element, is_comments_name) ? all_but_everything
                                                                      : too_much_to_lose;
    return static_cast<double>(text_beneath(element)) > static_cast<double>(text_beneath(article_)) * limit;
}

}  // namespace onrecord
