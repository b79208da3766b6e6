#include "searcher/search/readings_score.hpp"

#include <algorithm>

#include "searcher/query/compile_statement_word.hpp"

namespace onrecord {
namespace {

using Query = Xapian::Query;

/// The share of all documents that match.
double share_of(const Xapian::Database& db, const Query& query) {
    constexpr double of_phrase = 0.25;
    const double all = std::max(db.get_doccount(), 1U);
    if (query.get_type() == Query::LEAF_TERM) return db.get_termfreq(*query.get_terms_begin()) / all;
    if (const auto* word = StatementWord::of(query)) return documents_with_any(db, word->forms()) / all;
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

WordScore score_of_readings(const Xapian::Database& articles, const Query& query, double average_length) {
    const double all = articles.get_doccount();
    const auto documents = all * share_of(articles, query);
    return WordScore::of(all, documents, documents, average_length);
}

}  // namespace onrecord
