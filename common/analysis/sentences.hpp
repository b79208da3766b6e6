// Where sentences begin and end.
//
//   The vote is over. Quell left.        behind . ! ? before a capital, a number or a quotation mark
//   “We won. We won the right,” she …    a quotation is one thing: its inner stops end no sentence
//   … to prove it.” Outside, it rained.  … but its last one does, where the mark closes behind it
//   (an empty line)                      ends a sentence, whatever stands before it
//   (a line end)                         does so too where lines are longer than anybody wraps them
//
// What goes on for 400 tokens without an end is no sentence (tables, broken text) and is cut.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "common/analysis/quotations.hpp"
#include "common/analysis/tokens.hpp"
#include "common/base/span.hpp"

namespace onrecord {

/// Tokens from `begin` up to, not including, `end`.
struct Sentence {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool begins_paragraph = false;

    friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// For each token the quotation it stands in, by its place in `quotations`; -1 outside.
std::vector<int> quotation_of_tokens(const std::vector<Token>& tokens,
                                     const std::vector<Quotation>& quotations);

/// All sentences, one after the other; together they hold every token. `quotation_of` is that of the tokens.
std::vector<Sentence> sentences_of(std::string_view text, const std::vector<Token>& tokens,
                                   const std::vector<int>& quotation_of);

/// The same as spans of the text, from the first byte of the first token to the last of the last.
std::vector<TextSpan> sentence_spans(std::string_view text);

}  // namespace onrecord
