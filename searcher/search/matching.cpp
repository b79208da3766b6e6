#include "searcher/search/matching.hpp"

#include <algorithm>

#include "common/index/schema.hpp"

namespace onrecord {
namespace {

constexpr auto order_slot = static_cast<Xapian::valueno>(Slot::Order);

// Robertson's k1 and b as measured on collections of news and abstracts; the other parameters are BM25's
// neutral ones.
constexpr double bm25_k1 = 1.2;
constexpr double bm25_b = 0.75;

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

}  // namespace

Matches find_matches(const Xapian::Database& db, const Xapian::Query& query, const MatchPage& wanted) {
    Matches matches;
    Xapian::Enquire enquire{db};
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BM25Weight{bm25_k1, 0, 1, bm25_b, 0.5});
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
    const auto found = enquire.get_mset(offset, limit, count);
    matches.total = found.get_matches_lower_bound();
    for (auto item = found.begin(); item != found.end(); ++item)
        matches.page.push_back({*item, item.get_weight()});
    std::sort(matches.all.begin(), matches.all.end());
    return matches;
}

}  // namespace onrecord
