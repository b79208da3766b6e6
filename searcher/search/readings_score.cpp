#include "searcher/search/readings_score.hpp"

#include <algorithm>

namespace onrecord {
namespace {

using Query = Xapian::Query;

/// The share of all documents that match.
double share_of(const Xapian::Database& db, const Query& query) {
    constexpr double of_phrase = 0.25;
    if (query.get_type() == Query::LEAF_TERM)
        return db.get_termfreq(*query.get_terms_begin()) / std::max(1.0, 1.0 * db.get_doccount());
    if (query.get_type() == Query::OP_FILTER) return of_phrase * share_of(db, query.get_subquery(0));
    const bool every = query.get_type() == Query::OP_AND;
    double share = 1;
    for (std::size_t at = 0; at < query.get_num_subqueries(); ++at) {
        const auto one = share_of(db, query.get_subquery(at));
        share *= every ? one : 1 - one;
    }
    return every ? share : 1 - share;
}

}  // namespace

WordScore score_of_readings(const Xapian::Database& db, const Query& query) {
    const double all = db.get_doccount();
    const auto documents = all * share_of(db, query);
    return WordScore::of(all, documents, documents, db.get_average_length());
}

}  // namespace onrecord
