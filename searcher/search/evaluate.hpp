// Questions that posting lists alone answer: words and filters under AND, OR and NOT. Reading a list costs a
// tenth of what the engine's matcher takes for the same documents, and gives all of them, so that the count
// is exact for nothing.
//
//   term           its posting list, read whole, or only at the documents that other clauses left
//   SYNONYM        the lists of all forms united, their frequencies added
//   StatementWord  the same, from the lists of positions
//   AND FILTER     the rarest first, the others only where it matches
//   OR             united          AND_NOT   taken away
//   SCALE_WEIGHT   unranked: by 0, nothing else is compiled
//   Condition      asked for what other clauses left: positions, printed words, sets of documents
#pragma once

#include <xapian.h>

#include "searcher/search/scored_documents.hpp"
#include "searcher/search/searched.hpp"

namespace onrecord {

/// All documents that match, ascending, with the score of their words (WordScore) where `ranked`, else with
/// 0. With `within` (ascending), only those of them. REQUIRES: a query as compile.hpp makes it.
ScoredDocuments evaluate(const Searched& searched, const Xapian::Query& query, bool ranked,
                         const ScoredDocuments* within = nullptr);

}  // namespace onrecord
