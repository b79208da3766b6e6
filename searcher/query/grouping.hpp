// Last stage of reading a query: brackets that change nothing go, and what speaks of one statement comes
// together.
//
//   (and a (and b c))                                  (and a b c)
//   (or a (or b c))                                    (or a b c)
//   (and speaker:rubio x said:prison)                  (and (statement speaker:rubio said:prison) x)
//   (and (and speaker:rubio said:prison) [in brackets]
//        (and speaker:bukele said:fee))                (and (statement speaker:rubio said:prison)
//                                                           (statement speaker:bukele said:fee))
#pragma once

#include <vector>

#include "searcher/query/query_node.hpp"

namespace onrecord {

/// The tree as it is printed and compiled. An And that is not `closed` is part of the And around it, a closed
/// one keeps its statement to itself. Settling twice changes nothing.
QueryNode settled(QueryNode node);

/// An And or Or of the members; the member itself where there is one. REQUIRES: there is one at least.
QueryNode joined(NodeKind kind, std::vector<QueryNode> members);

/// Whether the node says something about one statement: a said:, a statement, a leaf of speaker: or an Or of
/// such leaves.
bool is_statement_clause(const QueryNode& node);

}  // namespace onrecord
