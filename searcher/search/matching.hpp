// One pass of the matcher: which documents, how many, which of them are shown.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "common/base/date.hpp"
#include "searcher/query/compile_neighbors.hpp"
#include "searcher/search/evaluate.hpp"
#include "searcher/search/request.hpp"

namespace onrecord {

/// One document of the page that is shown.
struct Match {
    Xapian::docid docid = 0;
    double score = 0;
};

/// First and last day of those that have one, and how many have none.
struct MatchDates {
    DateRange range;
    std::uint64_t undated = 0;
};

/// `all` holds every docid that matches, ascending; only where the request needs them (timeline, facets).
struct Matches {
    std::uint64_t total = 0;  ///< exact
    std::vector<Match> page;
    MatchDates dates;
    std::vector<Xapian::docid> all;
};

/// Which part of the matches is wanted.
struct MatchPage {
    Sort sort = Sort::Relevance;
    int recency_days = 0;  ///< half-life of the boost of newer ones; 0: none
    std::uint64_t offset = 0;
    std::uint64_t limit = 10;               ///< 0: all
    bool with_all = true;                   ///< fill Matches::all
    bool only_count = false;                ///< neither page nor dates
    std::vector<TermGroup> neighbors = {};  ///< rank higher where they stand together
};

/// Ranks as ranking.hpp says; equal scores by date, newest first, then by the hash of the id: an order that
/// does not depend on how the index was built. Undated articles come last under newest and oldest. May throw
/// Xapian's exceptions.
Matches find_matches(const Searched& searched, const Xapian::Query& query, const MatchPage& wanted);

/// All that match, ascending.
std::vector<Xapian::docid> find_docids(const Searched& searched, const Xapian::Query& query);

}  // namespace onrecord
