// First stage of reading a query: from characters to tokens.
//
//   blanks       of any kind, control characters, dashes (– —), two hyphens or more
//   signs        ( )  quotation marks  -  directly before an operand  =  directly before a word or phrase
//   operators    AND OR NOT NEAR ADJ NEAR/N ADJ/N, standing alone
//   field        NAME: with its value directly behind it; other words with a colon are text
//   word         what is left, up to a blank, bracket, quotation mark, "..", "…" or "--", without the
//                punctuation around it; a star at its end makes it a prefix
//
// The values of date:, id: and lang: are taken as they stand, up to a blank, bracket or quotation mark.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.hpp"
#include "common/base/span.hpp"
#include "common/index/schema.hpp"

namespace onrecord {

enum class QueryTokenKind : std::uint8_t {
    Word,
    Phrase,
    Prefix,
    Exact,
    FieldName,  ///< what follows is its value: Open, Word, Phrase, Prefix or Exact
    Open,
    Close,
    And,
    Or,
    Not,
    Near,
    Adj,
    Nothing,  ///< a run without letters or digits
    End,
};

struct QueryToken {
    QueryTokenKind kind = QueryTokenKind::End;
    TextSpan place;             ///< in the query as typed
    std::string text;           ///< words: without the punctuation around them; else as typed
    Field field = Field::Text;  ///< FieldName
    int distance = 0;           ///< Near and Adj; Phrase and quoted Exact where "a b"~N was typed
    bool quoted = false;        ///< Exact
    bool attached = false;      ///< no blank before it
};

/// `tokens` end in one of kind End. Brackets are paired and at most max_query_depth deep.
struct QueryTokens {
    std::vector<QueryToken> tokens;
    std::vector<std::string> notes;
};

/// The tokens of `query`, or an Error of kind Query: a bracket or quotation mark without partner, a wrong
/// prefix, an unknown field, another system's syntax. Takes any bytes, in linear time.
Result<QueryTokens> lex_query(std::string_view query);

/// The words of a text in which nothing is an operator; Word tokens only, no End.
std::vector<QueryToken> plain_words_of(std::string_view text);

}  // namespace onrecord
