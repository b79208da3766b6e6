// What NEAR and ADJ may join.
#pragma once

#include <optional>
#include <string>

#include "searcher/query/query_node.hpp"

namespace onrecord {

struct WrongOperand {
    TextSpan place;
    std::string what;
    std::string advice;
};

/// The first operand of a Near or Adj that it cannot take, or nothing. It takes words, phrases, prefixes,
/// exact words and OR-groups of these, all in the text or all in the title.
std::optional<WrongOperand> wrong_operand(const QueryNode& near);

}  // namespace onrecord
