#include "indexer/read/page_scraps.hpp"

#include <algorithm>
#include <string>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/date_line.hpp"

namespace onrecord {
namespace {

/// Longer blocks are taken for sentences of the article whatever they begin with.
constexpr std::size_t longest_scrap = 200;
constexpr std::size_t longest_label = 60;

/// What short blocks begin with that no article is told in; lower case.
constexpr std::string_view scrap_beginnings[] = {
    "advertisement",
    "article continues",
    "also read",
    "click here",
    "click to",
    "comments",
    "continue reading",
    "copyright",
    "download the",
    "email this",
    "follow us",
    "follow ",
    "get the latest",
    "have a tip",
    "image:",
    "image source",
    "join us on",
    "loading",
    "login",
    "more:",
    "more on ",
    "more from",
    "photo:",
    "photos:",
    "photograph:",
    "play video",
    "please enable",
    "print",
    "read also",
    "read more",
    "read next",
    "recommended",
    "related:",
    "related stories",
    "related articles",
    "report a typo",
    "see also",
    "share on",
    "share this",
    "share",
    "sign up",
    "skip to",
    "story continues",
    "subscribe",
    "text size",
    "this article originally appeared",
    "topics:",
    "tags:",
    "up next",
    "video:",
    "watch:",
    "we recommend",
    "©",
    "(c) ",
    // other languages
    "anzeige",
    "auch interessant",
    "baca juga",
    "compartir",
    "foto:",
    "fotos:",
    "lea también",
    "lee también",
    "lees ook",
    "leggi anche",
    "leia mais",
    "leia também",
    "lesen sie auch",
    "lire aussi",
    "mehr zum thema",
    "publicidad",
    "publicidade",
    "saiba mais",
    "ver también",
    "veja também",
    "werbung",
    "читайте также",
    "смотрите также",
    "фото:",
};

bool begins_as_scrap(std::string_view text) {
    const auto beginning = lower(prefix_of(text, 60));
    return std::any_of(std::begin(scrap_beginnings), std::end(scrap_beginnings),
                       [&](std::string_view known) { return beginning.starts_with(known); });
}

bool is_scrap(const HtmlBlock& block) {
    if (block.text.size() >= longest_scrap) return false;
    return block.link_bytes * 3 > block.text.size() * 2 || begins_as_scrap(block.text);
}

/// A line of names and times.
bool is_byline(const HtmlBlock& block) {
    return block.text.size() < longest_label * 2 &&
           (date_line(block.text).has_value() || !people_of_line(block.text).empty());
}

bool begins_text(const HtmlBlock& block) {
    return is_running_text(block) && !is_byline(block);
}

/// What stands between a title and its text: names, times, labels.
bool is_preamble(const HtmlBlock& block) {
    return is_byline(block) || (block.text.size() < longest_label * 2 && !ends_sentence(block.text));
}

}  // namespace

std::vector<HtmlBlock> without_scraps(const HtmlTree& tree, std::vector<HtmlBlock> blocks,
                                      std::string_view title) {
    std::erase_if(blocks, [&](const HtmlBlock& block) { return block.text == title || is_scrap(block); });
    const auto heading = [&](const HtmlBlock& block) { return is_heading(tree[block.container].tag); };
    const auto first = std::find_if(blocks.begin(), blocks.end(), begins_text);
    if (first != blocks.end()) blocks.erase(std::remove_if(blocks.begin(), first, is_preamble), first);
    while (!blocks.empty() &&
           (heading(blocks.back()) || (blocks.back().text.size() < longest_label &&
                                       !ends_sentence(blocks.back().text) && blocks.size() > 1)))
        blocks.pop_back();
    return blocks;
}

}  // namespace onrecord
