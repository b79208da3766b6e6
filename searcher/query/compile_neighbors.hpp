// Which words of a question stand beside each other: what ranks higher where an article has them near each
// other too.
#pragma once

#include <vector>

#include "common/index/index_reader.hpp"
#include "searcher/query/compile_words.hpp"
#include "searcher/query/query_node.hpp"

namespace onrecord {

/// Whether it is a word that ranks nothing beside words that say more ("the", "of"; not "US").
bool is_function_word(const QueryNode& node);

/// The words of the alternatives of a question in order, each with all its forms, function words left out; an
/// empty group stands where something else than a word is. Filters may stand beside the alternatives. Empty
/// where the question is not made of alternatives: with every word required, the words themselves rank well
/// enough.
std::vector<TermGroup> neighboring_words(const QueryNode& node, const IndexReader& index);

}  // namespace onrecord
