// From what is typed to a QueryNode, or to an Error that points at the place (docs/query-language.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/base/date.hpp"
#include "common/base/result.hpp"
#include "searcher/query/query_node.hpp"

namespace onrecord {

/// What a blank between two words means; AND and OR as typed mean the same under both.
enum class MatchMode { All, Any };

struct ParseOptions {
    Date today;  ///< what date:today and date:7d are counted from
    MatchMode match = MatchMode::All;
};

/// `notes` tell how the question was read where people may have meant something else.
struct ParsedQuery {
    QueryNode root;
    std::vector<std::string> notes;
};

/// The longest window of NEAR and ADJ.
inline constexpr int max_near_distance = 100;
/// The deepest nesting of brackets.
inline constexpr int max_query_depth = 200;

/// Parses the query language. Errors are of kind Query; their hint shows the query and a caret under the
/// place. Under MatchMode::Any words joined by blanks are alternatives, while filters and negations still
/// have to hold.
Result<ParsedQuery> parse_query(std::string_view query, const ParseOptions& options);

/// Takes the whole text as words (--plain): nothing in it is an operator. An Error where it holds no word.
Result<ParsedQuery> parse_plain(std::string_view text, const ParseOptions& options);

/// One filter given as an option (--speaker X, --from DAY): `value` is what may stand behind "field:", or,
/// where that cannot be parsed as one value, text of several words (--person Marco Rubio needs no second pair
/// of quotation marks).
Result<QueryNode> parse_filter(Field field, std::string_view value, const ParseOptions& options);

/// The query narrowed by filters: as if they had been typed behind it, AND-ed in one group with its clauses,
/// so that a speaker filter and said: speak of one statement.
QueryNode narrowed(QueryNode query, std::vector<QueryNode> filters);

}  // namespace onrecord
