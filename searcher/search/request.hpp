// What a search is asked for, as meant: options and query already understood.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searcher/query/query_node.hpp"
#include "searcher/search/results.hpp"

namespace onrecord {

enum class Sort { Relevance, Newest, Oldest };

struct SearchRequest {
    QueryNode query;                 ///< with the filters, where there are any
    std::string typed;               ///< the query as typed, for Results::query
    std::vector<std::string> notes;  ///< of the parser
    Unit unit = Unit::Articles;      ///< Statements for --quotes
    Sort sort = Sort::Relevance;
    int recency_days = 0;  ///< half-life of the boost of newer ones; 0: none
    std::uint64_t offset = 0;
    std::uint64_t limit = 10;  ///< 0: all
    bool only_count = false;
    bool snippets = true;
    bool only_ids = false;  ///< hits carry id and score alone; much cheaper for long lists
    /// What was asked without filters, and these. A filter narrows all but the facet of its own field, so
    /// that others of its values can be chosen beside it.
    QueryNode question;
    std::vector<QueryNode> filters;
    std::vector<Field> facets;
    std::uint64_t facet_limit = 0;  ///< values shown of each; 0: all
    std::optional<TimelineUnit> timeline;
};

}  // namespace onrecord
