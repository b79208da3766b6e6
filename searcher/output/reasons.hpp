// Why a statement has its speaker, in words: from what the index holds of it, without guessing at what the
// analysis weighed.
//
//   named       cue 'said', subject 'Secretary Rubio', a name of: Marco Rubio
//   pronoun     cue 'told', subject 'he', nearest man named before: Marco Rubio
//   described   cue 'added', subject 'the mayor', a description of: Mara Quell
//   none        no cue: goes on with the speaker before: Mara Quell
#pragma once

#include <cstddef>
#include <string>

#include "searcher/search/results.hpp"

namespace onrecord {

/// REQUIRES: number < shown.statements.size().
std::string reason_of(const ShownArticle& shown, std::size_t number);

/// The words that the statement attributes, as other answers show them. REQUIRES as above.
std::string statement_words(const ShownArticle& shown, std::size_t number);

/// The pieces of a statement's text that stand in `spans`, set apart by blanks.
std::string printed_pieces(const std::vector<TextSpan>& spans, std::string_view body);

}  // namespace onrecord
