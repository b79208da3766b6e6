// The tokens of a text as the linguistic stages know them, cut as the English treebanks cut them. (The words
// of a search are another thing: words.hpp.)
//
//   printed                 tokens                              why
//   Rubio's  don't  we'll   Rubio 's   do n't   we 'll          clitics are words of their own
//   the senators' votes     the senators ' votes                so is a possessive apostrophe
//   Mr. J. R. Inc. U.S.     Mr.  J.  R.  Inc.  U.S.             abbreviations keep their point
//   $1,000.50  10%  12:30   $ 1,000.50   10 %   12:30           numbers keep what ties their digits
//   Saint-Jean  AT&T        Saint-Jean   AT&T                   names keep hyphens and ampersands
//   Oslo-based              Oslo - based                        ... but a name is parted from an adjective
//   "No," -- … '90s @who    " No , " -- … '90s @who             quotes, dashes, dots: a token each run
//   東京                    東 京                               scripts without blanks: a token a character
//
// One pass over the bytes. Any bytes are taken; invalid ones are punctuation.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/base/span.hpp"

namespace onrecord {

enum class TokenKind : std::uint8_t {
    Word,
    Number,  ///< digits and what ties them
    Clitic,  ///< 's n't 're 've 'll 'd 'm, and the apostrophe behind a plural
    Quote,   ///< any quotation mark, single or double, `` and '' included
    Stop,    ///< . ! ? … and runs of them
    Mark,    ///< all other punctuation, symbols, invalid bytes
};

struct Token {
    TextSpan span;
    TokenKind kind = TokenKind::Mark;
    bool capital : 1 = false;     ///< its first letter is a capital
    bool all_caps : 1 = false;    ///< two letters or more, all capitals ("NATO", "U.S.")
    bool inner_caps : 1 = false;  ///< a capital behind a small letter ("McCain")
    bool has_digit : 1 = false;
    bool has_hyphen : 1 = false;
    bool non_ascii : 1 = false;
    bool abbreviation : 1 = false;  ///< a word that keeps its point
    bool space_before : 1 = false;  ///< a blank or a line end stands before it, or the text begins
    bool line_start : 1 = false;    ///< the first of its line
    bool blank_line_before : 1 = false;
    bool indented : 1 = false;  ///< line_start, behind two blanks or more or a tab

    std::string_view in(std::string_view text) const { return span.in(text); }

    friend bool operator==(const Token&, const Token&) = default;
};

/// All tokens of `text`, in order. REQUIRES: the text is shorter than 4 GiB.
std::vector<Token> tokens_of(std::string_view text);

/// How an abbreviation behaves before a capital: "Mr." never ends a sentence, "Inc." may.
enum class Abbreviation : std::uint8_t { None, BeforeName, MayEnd };

/// `word` without its point, any case ("Mr", "inc"). Dotted ones ("U.S", "a.m") may end a sentence; single
/// capitals are initials and stand before a name.
Abbreviation abbreviation_of(std::string_view word);

}  // namespace onrecord
