// A text with what the trained stages look at: tokens with hashed keys of their words, quotations, sentences.
//
//   sentence   ends behind . ! ? before a capital, number or mark; a quotation is one thing: full stops
//              inside it end no sentence, one just before its closing mark ends the sentence with it
//   keys       word (case and accents off), stem (a verb's ending off), affixes, shape
//              ("Xx", "X.", "d", "x-x")
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/analysis/quotations.hpp"
#include "common/analysis/sentences.hpp"
#include "common/analysis/tokens.hpp"

namespace onrecord {

/// Half-open range of tokens.
struct TokenRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool empty() const { return begin >= end; }
    std::size_t size() const { return empty() ? 0 : end - begin; }
    bool holds(std::size_t at) const { return begin <= at && at < end; }
    bool overlaps(const TokenRange& other) const { return begin < other.end && other.begin < end; }
    /// How many tokens are in both.
    std::size_t shared_with(const TokenRange& other) const {
        return overlaps(other) ? std::min(end, other.end) - std::max(begin, other.begin) : 0;
    }

    friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

inline TokenRange range_of(const Sentence& sentence) {
    return {sentence.begin, sentence.end};
}

/// What the features hold of a token: hashes, equal where the texts are.
struct WordKeys {
    std::uint32_t word = 0;
    std::uint32_t stem = 0;
    std::uint32_t prefix = 0;  ///< three bytes
    std::uint32_t suffix = 0;  ///< three bytes
    std::uint32_t last_two = 0;
    std::uint32_t shape = 0;
};

constexpr int no_quotation = -1;

struct MarkedText {
    std::string_view text;
    std::vector<Token> tokens;
    std::vector<WordKeys> keys;
    std::vector<Quotation> quotations;
    std::vector<int> quotation_of;  ///< a token's, or no_quotation; the marks belong to it
    std::vector<Sentence> sentences;
    std::vector<std::uint32_t> paragraph_of;  ///< a sentence's

    std::size_t size() const { return tokens.size(); }
    bool quoted(std::size_t at) const { return at < size() && quotation_of[at] != no_quotation; }
    /// All 0 where there is no such token.
    const WordKeys& keys_at(std::size_t at) const {
        static constexpr WordKeys none{};
        return at < size() ? keys[at] : none;
    }
    std::string_view word(std::size_t at) const { return tokens[at].in(text); }
    /// The bytes from the first token to the last. REQUIRES: not empty.
    TextSpan span_of(const TokenRange& range) const {
        return {tokens[range.begin].span.begin, tokens[range.end - 1].span.end};
    }
};

/// Whether a sentence is the first paragraph and most of its longer words are capitalized.
bool is_headline(const MarkedText& text, std::size_t sentence);

/// Where a label at the beginning of a sentence begins: behind a quotation mark, if one opens the sentence.
std::size_t label_begin(const MarkedText& text, const Sentence& sentence);

/// Whether `at` is the colon behind the name that begins a line of a transcript ("MARA QUELL: We will.");
/// behind a quotation mark the name has to be in capitals.
bool is_speaker_colon(const MarkedText& text, const Sentence& sentence, std::size_t at);

/// What stands before the colons of a transcript, line by line: three lines or more, and somebody speaks
/// twice. Empty where the text is none ("UK: Sky Sports. USA: ESPN.").
std::vector<TokenRange> transcript_speakers(const MarkedText& text);

/// REQUIRES: `text` outlives what is returned and is shorter than 4 GiB.
MarkedText mark_text(std::string_view text);

}  // namespace onrecord
