#include "searcher/search/matching.hpp"

#include <algorithm>

#include "common/index/schema.hpp"
#include "searcher/search/ranking.hpp"

namespace onrecord {
namespace {

constexpr auto order_slot = static_cast<Xapian::valueno>(Slot::Order);

/// Sees every document that the matcher accepts, in no useful order.
class DocidSpy : public Xapian::MatchSpy {
  public:
    explicit DocidSpy(std::vector<Xapian::docid>& docids) : docids_{docids} {}
    void operator()(const Xapian::Document& document, double) override {
        docids_.push_back(document.get_docid());
    }

  private:
    std::vector<Xapian::docid>& docids_;
};

/// Oldest first, undated last.
class OldestFirst : public Xapian::KeyMaker {
  public:
    std::string operator()(const Xapian::Document& document) const override {
        auto key = document.get_value(order_slot);
        if (key.starts_with("00000000")) key.insert(0, 1, '\xFF');
        return key;
    }
};

/// Adds what the pairs are worth to the best of them; those stay before all others, since nothing is taken
/// away.
void rerank(std::vector<Match>& matches, const PairScore& pairs) {
    const auto end = matches.begin() + std::min<std::ptrdiff_t>(reranked, std::ssize(matches));
    for (auto match = matches.begin(); match != end; ++match) match->score += pairs.of(match->docid);
    std::stable_sort(matches.begin(), end, [](const Match& a, const Match& b) { return a.score > b.score; });
}

}  // namespace

Matches find_matches(const Xapian::Database& db, const Xapian::Query& query, const MatchPage& wanted) {
    Matches matches;
    Xapian::Enquire enquire{db};
    enquire.set_query(query);
    enquire.set_weighting_scheme(RelevanceWeight{});
    OldestFirst oldest_first;
    if (wanted.sort == Sort::Relevance) enquire.set_sort_by_relevance_then_value(order_slot, true);
    if (wanted.sort == Sort::Newest) enquire.set_sort_by_value_then_relevance(order_slot, true);
    if (wanted.sort == Sort::Oldest) enquire.set_sort_by_key_then_relevance(&oldest_first, false);
    DocidSpy spy{matches.all};
    if (wanted.with_all) enquire.add_matchspy(&spy);
    const auto count = db.get_doccount();
    const auto offset = static_cast<Xapian::doccount>(std::min<std::uint64_t>(wanted.offset, count));
    const auto rest = count - offset;
    auto limit =
        wanted.limit == 0 ? rest : static_cast<Xapian::doccount>(std::min<std::uint64_t>(wanted.limit, rest));
    if (wanted.only_count) limit = 0;
    const bool reranks =
        wanted.sort == Sort::Relevance && !wanted.neighbors.empty() && limit > 0 && offset < reranked;
    const auto first = reranks ? 0 : offset;
    const auto last = reranks ? std::max(offset + limit, reranked) : offset + limit;
    const auto found = enquire.get_mset(first, last - first, count);
    matches.total = found.get_matches_lower_bound();
    for (auto item = found.begin(); item != found.end(); ++item)
        matches.page.push_back({*item, item.get_weight()});
    if (reranks) {
        rerank(matches.page, PairScore{db, wanted.neighbors});
        const auto from = std::min<std::size_t>(offset, matches.page.size());
        const auto to = std::min<std::size_t>(offset + limit, matches.page.size());
        matches.page = {matches.page.begin() + static_cast<std::ptrdiff_t>(from),
                        matches.page.begin() + static_cast<std::ptrdiff_t>(to)};
    }
    std::sort(matches.all.begin(), matches.all.end());
    return matches;
}

}  // namespace onrecord
