// Newest or oldest first without reading the whole list, where a question is one posting list: a word of one
// form, a name, all articles. Their number is the list's own.
//
//   undated | dated, ascending by date                | added since, in no order
//   all     | the first one … the last `count` (newest) | all
//   all     | the first `count` … the last one (oldest) | all
//
// The last ones are found by looking further and further back: a posting list is read forward only.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/search/evaluate.hpp"
#include "searcher/search/request.hpp"
#include "searcher/search/searched.hpp"

namespace onrecord {

/// The term of whose list the query is, "" for that of all documents; nothing for any other query.
std::optional<std::string> only_term(const Xapian::Query& query);

/// Of the list, ascending: the first `count` by date, all that are undated, the oldest and the newest; some
/// more. REQUIRES: the column is there; `sort` is by date. May throw Xapian's exceptions.
std::vector<ScoredDocument> ends_of_list(const Searched& searched, const std::string& term, Sort sort,
                                         std::size_t count);

}  // namespace onrecord
