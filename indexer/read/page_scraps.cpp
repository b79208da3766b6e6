#include "indexer/read/page_scraps.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/date_line.hpp"

namespace onrecord {
namespace {

/// Longer blocks are taken for sentences of the article whatever they begin with.
constexpr std::size_t longest_scrap = 200;
constexpr std::size_t longest_label = 60;

/// What notices and labels begin with, whatever follows; lower case.
constexpr std::string_view notice_beginnings[] = {
    "article continues",
    "click here",
    "comments are closed",
    "copyright (c)",
    "copyright 1",
    "copyright 2",
    "copyright ©",
    "follow us",
    "have a tip",
    "image source",
    "image:",
    "join us on",
    "more:",
    "photo:",
    "photograph:",
    "photos:",
    "please enable",
    "read more about",
    "read more at",
    "read more on",
    "related:",
    "report a typo",
    "share this article",
    "share this page",
    "share this post",
    "share this story",
    "story continues",
    "tags:",
    "text size",
    "this article originally appeared",
    "topics:",
    "video:",
    "watch:",
    "©",
    "(c) ",
    "foto:",
    "fotos:",
    "фото:",
};

/// What labels and invitations begin with, and a sentence may begin with, too: "Share prices fell on
/// Tuesday."
constexpr std::string_view label_beginnings[] = {
    "advertisement",    "also read",       "click to",         "comments",
    "continue reading", "copyright",       "download the",     "email this",
    "follow",           "get the latest",  "loading",          "login",
    "more from",        "more on",         "play video",       "print",
    "read also",        "read more",       "read next",        "recommended",
    "related articles", "related stories", "see also",         "share",
    "sign up",          "skip to",         "subscribe",        "up next",
    "we recommend",     "anzeige",         "auch interessant", "baca juga",
    "compartir",        "lea también",     "lee también",      "lees ook",
    "leggi anche",      "leia mais",       "leia também",      "lesen sie auch",
    "lire aussi",       "mehr zum thema",  "publicidad",       "publicidade",
    "saiba mais",       "ver también",     "veja também",      "werbung",
    "читайте также",    "смотрите также",
};

/// Words that an invitation turns to its reader with.
constexpr std::string_view reader_words[] = {
    "@",         "alerts",   "app",        "below",       "facebook", "here",     "inbox",
    "instagram", "linkedin", "newsletter", "newsletters", "our",      "reserved", "telegram",
    "twitter",   "updates",  "us",         "whatsapp",    "your",     "youtube",
};

constexpr std::string_view words_of_speech[] = {"added", "asked", "said", "says", "told"};

constexpr std::size_t least_words_of_sentence = 4;

bool is_letter_at(std::string_view text, std::size_t at) {
    return at < text.size() && is_letter(code_point_at(text, at).value);
}

template <std::size_t Count>
bool has_one_of(const std::vector<std::string_view>& words, const std::string_view (&known)[Count]) {
    return std::any_of(std::begin(known), std::end(known), [&](std::string_view one) {
        return std::find(words.begin(), words.end(), one) != words.end();
    });
}

/// The words of a text of lower case; "@" stands for a name with that sign.
std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (auto word : words_between_blanks(text)) {
        if (word.find('@') != std::string_view::npos) word = "@";
        while (!word.empty() && std::string_view{".,;:!?()\""}.find(word.back()) != std::string_view::npos)
            word.remove_suffix(1);
        if (!word.empty()) words.push_back(word);
    }
    return words;
}

/// A sentence of the article: whole, and not turned to the reader but in what somebody is told to have said.
bool is_told(std::string_view lower_text) {
    const bool is_whole = ends_sentence(lower_text) && !lower_text.ends_with(':') &&
                          !lower_text.ends_with(';') && !lower_text.ends_with(')');
    const auto words = words_of(lower_text);
    if (!is_whole || words.size() < least_words_of_sentence) return false;
    return has_one_of(words, words_of_speech) || !has_one_of(words, reader_words);
}

bool reads_as_scrap(std::string_view text) {
    const auto beginning = lower(prefix_of(text, 60));
    const auto is_begun_with = [&](std::string_view known) { return beginning.starts_with(known); };
    if (std::any_of(std::begin(notice_beginnings), std::end(notice_beginnings), is_begun_with)) return true;
    return std::any_of(std::begin(label_beginnings), std::end(label_beginnings), [&](std::string_view known) {
        if (!is_begun_with(known) || is_letter_at(beginning, known.size())) return false;
        return beginning.substr(known.size()).starts_with(':') || !is_told(lower(text));
    });
}

bool is_scrap(const HtmlBlock& block) {
    if (block.text.size() >= longest_scrap) return false;
    return block.link_bytes * 3 > block.text.size() * 2 || reads_as_scrap(block.text);
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
