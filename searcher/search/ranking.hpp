// What makes one article rank before another. docs/ranking.md has the figures and what was tried.
//
//   score  =  sum of the words of  idf * burst * wdf / (wdf + k1 * (1 - b + b * length / average length))
//             + 0.2 * length / (length + 80) for each pair of neighboring words that stand within six words,
//               times their idf. In a short text, words stand near each other by chance
//   idf    =  log2((N + 1) / (n + 0.5))      n of N articles hold the word
//   burst  =  ((F + 1) / n) ^ 0.45           F: how often it occurs in all of them. What
//                                            an article is about is repeated
//
// With --recency, the first line is taken times  1 + 0.5 * 2 ^ (- age / half-life),  the age in days counted
// back from the newest of those that match; undated ones are not boosted. The second line is added for the
// first `reranked` articles only; those behind them are no better by the first.
#pragma once

#include <cstdint>
#include <vector>

#include <xapian.h>

#include "common/base/date.hpp"
#include "common/index/terms.hpp"
#include "searcher/query/compile_neighbors.hpp"
#include "searcher/query/compile_position_table.hpp"
#include "searcher/search/searched.hpp"

namespace onrecord {

/// How many documents hold any of the forms, as if these stood independently of each other: counting would
/// take reading their lists.
double documents_with_any(const Xapian::Database& db, const TermGroup& forms);

/// What one word, all its forms together, adds to a document's score: BM25 (Robertson and others, TREC-3)
/// times the mean frequency of the word in the articles that hold it, damped (after the B2 model of Amati and
/// van Rijsbergen 2002).
struct WordScore {
    double factor = 0;
    double length_share = 0;

    /// `with_word` of `all` documents hold it, `times` in all.
    static WordScore of(double all, double with_word, double times, double average_length);
    /// As rare as the articles say.
    static WordScore of(const Xapian::Database& articles, const TermGroup& forms, double average_length);

    double operator()(double frequency, double length) const {
        return factor * frequency / (frequency + k1 * (1 - b + length_share * length));
    }

    static constexpr double k1 = 1;
    static constexpr double b = 0.75;
};

/// What the words' part is taken times.
class RecencyBoost {
  public:
    /// REQUIRES: half_life_days > 0.
    RecencyBoost(Date newest, int half_life_days)
        : newest_{days_since_epoch(newest)}, half_life_{static_cast<double>(half_life_days)} {}

    /// Cheap for runs of one day.
    double of(const OrderKey& key);

  private:
    int newest_;
    double half_life_;
    std::uint64_t last_day_ = 0;
    double last_boost_ = 1;
};

/// How many of the best articles are looked at for pairs.
inline constexpr Xapian::doccount reranked = 50;

/// What neighboring words add to a document's score; 0 where none stand together.
class PairScore {
  public:
    /// `words` as neighboring_words() gives them; they outlive this.
    PairScore(const Searched& searched, const std::vector<TermGroup>& words);

    /// For each of some documents, ascending.
    std::vector<double> of(const Docids& docids) const;
    /// No document gets more.
    double most() const;

  private:
    double of_pair(std::size_t second) const;  ///< at most
    std::vector<double> in(const Xapian::Database& shard, const Docids& docids) const;

    const Shards& shards_;
    const std::vector<TermGroup>& words_;
    std::vector<double> idfs_;
};

}  // namespace onrecord
