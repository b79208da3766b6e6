#include "searcher/query/operators.hpp"

#include <algorithm>
#include <string>

#include "common/base/text.hpp"
#include "searcher/query/parser.hpp"

namespace onrecord {
namespace {

struct Operator {
    std::string_view name;
    QueryTokenKind kind;
};

constexpr Operator operators[] = {{"AND", QueryTokenKind::And},
                                  {"OR", QueryTokenKind::Or},
                                  {"NOT", QueryTokenKind::Not},
                                  {"NEAR", QueryTokenKind::Near},
                                  {"ADJ", QueryTokenKind::Adj}};

}  // namespace

std::optional<QueryTokenKind> operator_named(std::string_view run) {
    for (const auto& row : operators) {
        if (row.name == run) return row.kind;
    }
    return {};
}

std::optional<int> near_distance(std::string_view digits) {
    constexpr std::size_t most_digits = 3;
    if (digits.empty() || digits.size() > most_digits) return {};
    if (!std::all_of(digits.begin(), digits.end(), is_digit)) return {};
    const int distance = std::stoi(std::string{digits});
    if (distance < 1 || distance > max_near_distance) return {};
    return distance;
}

}  // namespace onrecord
