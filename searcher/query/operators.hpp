// The operators as typed, and the distances that NEAR, ADJ and "a b"~N take.
#pragma once

#include <optional>
#include <string_view>

#include "searcher/query/lexer.hpp"

namespace onrecord {

/// And, Or, Not, Near or Adj where `run` is that operator, in capitals and without a distance.
std::optional<QueryTokenKind> operator_named(std::string_view run);

/// The number that the digits write, from 1 to max_near_distance; nothing for anything else.
std::optional<int> near_distance(std::string_view digits);

}  // namespace onrecord
