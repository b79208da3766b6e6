// From a QueryNode to a Xapian::Query, by the schema. With its helpers (compile_…) the one part of this
// room that knows Xapian.
//
//   word                 every form of its stem that the index holds, as one term (OP_SYNONYM); in
//                        statements/ a source that reads where they stand (StatementWord)
//   COVID-19             its pieces as a phrase, or joined
//   U.S.                 "us", where it was printed as an acronym
//   "a b"                all its words, of which the positions decide (Condition)
//   =x ="a b"            the folded words, then compared with the stored text (Condition)
//   pre*                 the words of the term list that begin so, at most `most_expansions`
//   NEAR ADJ             as a phrase
//   person:x             a word of a name;  person:"x y" the whole name, or a part of one where none
//                        is called so
//   date:a..b            years, months and days that cover it exactly
//   said: (statement …)  asked in statements/, carried over by docid (Condition)
//
// Filters are compiled without weight; the words of the text are what ranks.
#pragma once

#include <cstddef>

#include <xapian.h>

#include "common/base/result.hpp"
#include "common/index/index_reader.hpp"
#include "common/index/name_book.hpp"
#include "searcher/query/query_node.hpp"

namespace onrecord {

/// A prefix that stands for more words than this is refused.
inline constexpr std::size_t most_expansions = 10'000;

/// All prefixes of a question together stand for at most this many words, and are at most this many.
inline constexpr std::size_t most_expansions_together = 50'000;
inline constexpr std::size_t most_prefixes = 200;

/// A question of more words than this is refused: it is a text, and comparing texts is not what this does.
inline constexpr std::size_t most_leaves = 5'000;

/// What a leaf of a Names field asks for; borrows its text.
AskedName asked_name(const QueryNode& leaf);

/// For articles(). Errors: a prefix that stands for too many words, too many words. May throw Xapian's
/// exceptions: call inside the door.
Result<Xapian::Query> compile_for_articles(const QueryNode& node, const IndexReader& index);

/// For statements(): words are sought in the statement itself, the other fields filter by its article.
Result<Xapian::Query> compile_for_statements(const QueryNode& node, const IndexReader& index);

}  // namespace onrecord
