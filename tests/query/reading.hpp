// What the tests of the query language share: one day that is today, and parsing that prints.
#pragma once

#include <string>
#include <string_view>

#include "searcher/query/parser.hpp"

namespace onrecord::test {

/// A Monday.
inline constexpr Date a_day{2025, 2, 10};
inline constexpr ParseOptions all_words{a_day, MatchMode::All};
inline constexpr ParseOptions any_word{a_day, MatchMode::Any};

/// The printed reading, or "error: " and the message.
inline std::string reading(const Result<ParsedQuery>& parsed) {
    return parsed ? to_string(parsed->root) : "error: " + parsed.error().message;
}

inline std::string reading(std::string_view query, const ParseOptions& options = all_words) {
    return reading(parse_query(query, options));
}

}  // namespace onrecord::test
