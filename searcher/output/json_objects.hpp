// The pieces that JSON and JSON lines are made of, each as text on one line (docs/output.md draws them).
// Whatever bytes come in, valid UTF-8 goes out.
#pragma once

#include <string>
#include <string_view>

#include "searcher/search/results.hpp"

namespace onrecord {

std::string json_of(std::string_view text);
std::string json_of(const ArticleHit& hit);
std::string json_of(const StatementHit& statement);
std::string json_of(const FacetValue& value);
std::string json_of(const Period& period);
std::string json_of(const NothingFound& nothing);
std::string json_of(const ShownArticle& shown);
std::string json_of(const std::vector<std::string>& texts);
/// {"first","last"} or null.
std::string json_of(const std::optional<DateRange>& dates);

}  // namespace onrecord
