// A question as understood: the tree that the parser makes, `--explain` prints and the compiler turns into a
// Xapian::Query.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/base/date.hpp"
#include "common/base/span.hpp"
#include "common/index/schema.hpp"

namespace onrecord {

enum class NodeKind : std::uint8_t {
    Everything,  ///< no words asked for: every article
    Word,        ///< text as typed; may hold several words to the index (COVID-19)
    Phrase,      ///< text between the quotation marks
    Prefix,      ///< text before the star
    Exact,       ///< =text; a word or, where `quoted`, a phrase, compared as printed
    Dates,       ///< `range`, or `undated`; field is Date
    And,
    Or,   ///< two children or more
    Not,  ///< one child
    Near,
    Adj,        ///< two children or more; `distance` words apart at most, Adj in order
    Said,       ///< one child: what the words of a statement have to match
    Statement,  ///< two children or more: speaker leaves, And and Or of those, Said; all of one statement
};

/// `field` counts in leaves only. `place` is where the node stands in the query as typed, by bytes.
struct QueryNode {
    NodeKind kind = NodeKind::Everything;
    Field field = Field::Text;
    std::string text;
    bool quoted = false;   ///< Exact only
    int distance = 0;      ///< Near and Adj
    DateRange range;       ///< Dates
    bool undated = false;  ///< Dates: articles without a date
    bool closed = false;   ///< stood in brackets of its own: no further clause joins its statement
    std::vector<QueryNode> children;
    TextSpan place;
};

/// The reading as printed by --explain (docs/query-language.md), for example
/// "(and (statement speaker:rubio said:prison) date:2025-02-01..2025-02-28)".
std::string to_string(const QueryNode& node);

/// Whether the leaf or group can match without any word of the text: fields other than title, dates,
/// negations. Filters do not score.
bool is_filter(const QueryNode& node);

}  // namespace onrecord
