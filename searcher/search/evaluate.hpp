// Questions that posting lists alone answer: words and filters under AND, OR and NOT. Reading a list costs a
// tenth of what the engine's matcher takes for the same documents, and gives all of them, so that the count
// is exact for nothing.
//
//   term           its posting list, read whole, or only at the documents that other clauses left
//   SYNONYM        the lists of all forms united, their frequencies added
//   AND FILTER     the rarest first, the others only where it matches
//   OR             united          AND_NOT   taken away
//   SCALE_WEIGHT   unranked: by 0, nothing else is compiled
//   a condition    asked for what other clauses left: positions, printed words, sets of documents
#pragma once

#include <vector>

#include <xapian.h>

#include "searcher/search/searched.hpp"

namespace onrecord {

struct ScoredDocument {
    Xapian::docid docid = 0;
    double score = 0;
};

/// Whether evaluate() can; not wildcards.
bool is_of_posting_lists(const Xapian::Query& query);

/// All documents that match, ascending, with the score of RelevanceWeight where `ranked`, else with 0. With
/// `within` (ascending), only those of them. REQUIRES: is_of_posting_lists(query).
std::vector<ScoredDocument> evaluate(const Searched& searched, const Xapian::Query& query, bool ranked,
                                     const std::vector<ScoredDocument>* within = nullptr);

}  // namespace onrecord
