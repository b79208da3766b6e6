// English words that hold a sentence together and say nothing of what it is about. They are sought like all
// others, but beside words that say more they do not rank.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace onrecord {

inline constexpr std::string_view function_words[] = {
    "a",       "about",   "above",   "after",   "again",   "against", "all",     "also",   "am",
    "among",   "an",      "and",     "any",     "are",     "as",      "at",      "be",     "been",
    "before",  "being",   "below",   "between", "both",    "but",     "by",      "can",    "could",
    "did",     "do",      "does",    "doing",   "done",    "during",  "each",    "either", "etc",
    "ever",    "few",     "for",     "from",    "further", "had",     "has",     "have",   "having",
    "he",      "her",     "here",    "hers",    "herself", "him",     "himself", "his",    "how",
    "however", "i",       "if",      "in",      "into",    "is",      "it",      "its",    "itself",
    "just",    "may",     "me",      "might",   "more",    "most",    "much",    "must",   "my",
    "myself",  "neither", "no",      "nor",     "not",     "now",     "of",      "off",    "on",
    "once",    "only",    "onto",    "or",      "other",   "others",  "our",     "ours",   "out",
    "over",    "own",     "per",     "shall",   "she",     "should",  "since",   "so",     "some",
    "such",    "than",    "that",    "the",     "their",   "theirs",  "them",    "then",   "there",
    "these",   "they",    "this",    "those",   "through", "to",      "too",     "under",  "until",
    "up",      "upon",    "us",      "very",    "via",     "was",     "we",      "were",   "what",
    "when",    "where",   "whether", "which",   "while",   "who",     "whom",    "whose",  "why",
    "will",    "with",    "within",  "without", "would",   "yet",     "you",     "your",   "yours"};

static_assert(std::is_sorted(std::begin(function_words), std::end(function_words)));

/// REQUIRES: a folded word.
constexpr bool is_function_word(std::string_view word) {
    return std::binary_search(std::begin(function_words), std::end(function_words), word);
}

}  // namespace onrecord
