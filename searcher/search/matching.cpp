#include "searcher/search/matching.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "common/index/schema.hpp"
#include "searcher/search/list_ends.hpp"
#include "searcher/search/ranking.hpp"

namespace onrecord {
namespace {

constexpr auto order_slot = static_cast<Xapian::valueno>(Slot::Order);

/// A document with what its place in the list depends on.
struct Placed {
    Match match;
    OrderKey key;
};

/// Calls `take(document, key)` for each of them. REQUIRES: they are ascending.
template <typename Take>
void each_with_key(const Searched& searched, std::span<const ScoredDocument> documents, Take&& take) {
    if (searched.column != nullptr) {
        for (const auto& document : documents) take(document, searched.column->key(document.docid));
        return;
    }
    auto value = searched.db.valuestream_begin(order_slot);
    const auto end = searched.db.valuestream_end(order_slot);
    for (const auto& document : documents) {
        if (value != end) value.skip_to(document.docid);
        const bool has_key = value != end && value.get_docid() == document.docid;
        take(document, has_key ? parsed_order_key(*value) : OrderKey{});
    }
}

/// Of matches, ascending, those that the index numbered in the order of their keys, the undated ones first;
/// what came later was numbered as it came.
struct Ordered {
    std::span<const ScoredDocument> undated;
    std::span<const ScoredDocument> dated;
    std::span<const ScoredDocument> others;

    static Ordered of(const Searched& searched, std::span<const ScoredDocument> documents) {
        if (searched.column == nullptr) return {{}, {}, documents};
        const auto is_ordered = [until = searched.column->ordered_until()](const ScoredDocument& document) {
            return document.docid <= until;
        };
        const auto is_undated = [&](const ScoredDocument& document) {
            return is_ordered(document) && searched.column->key(document.docid).is_undated();
        };
        const auto begin = documents.begin();
        const auto dated = std::partition_point(begin, documents.end(), is_undated);
        const auto others = std::partition_point(dated, documents.end(), is_ordered);
        return {{begin, dated}, {dated, others}, {others, documents.end()}};
    }
};

MatchDates dates_of(const Searched& searched, const std::vector<ScoredDocument>& documents) {
    const auto ordered = Ordered::of(searched, documents);
    MatchDates dates;
    dates.undated = ordered.undated.size();
    OrderKey first{~std::uint64_t{0}, 0};
    OrderKey last;
    const auto take = [&](const ScoredDocument&, const OrderKey& key) {
        if (key.is_undated()) {
            ++dates.undated;
            return;
        }
        if (key.time < first.time) first = key;
        if (key.time > last.time) last = key;
    };
    if (!ordered.dated.empty()) {
        each_with_key(searched, ordered.dated.first(1), take);
        each_with_key(searched, ordered.dated.last(1), take);
    }
    each_with_key(searched, ordered.others, take);
    if (dates.undated < documents.size()) dates.range = {day_of(first), day_of(last)};
    return dates;
}

void boost_newer(const Searched& searched, std::vector<ScoredDocument>& documents, RecencyBoost boost) {
    std::size_t at = 0;
    each_with_key(searched, documents, [&](const ScoredDocument&, const OrderKey& key) {
        documents[at++].score *= boost.of(key);
    });
}

/// Only the statements of one article have one key: they stay in the order in which it prints them.
bool stands_before(const Placed& a, const Placed& b) {
    return a.match.docid < b.match.docid;
}

bool is_newer(const Placed& a, const Placed& b) {
    return a.key != b.key ? a.key > b.key : stands_before(a, b);
}

bool is_better(const Placed& a, const Placed& b) {
    return a.match.score != b.match.score ? a.match.score > b.match.score : is_newer(a, b);
}

bool is_older(const Placed& a, const Placed& b) {
    if (a.key.is_undated() != b.key.is_undated()) return b.key.is_undated();
    return a.key != b.key ? a.key < b.key : stands_before(a, b);
}

/// Keeps the first `count` of all that it is called with: `first` is a heap, the last of them at its front.
template <typename One, typename Before>
void keep_first(std::vector<One>& first, std::size_t count, const One& one, Before before) {
    if (first.size() < count) {
        first.push_back(one);
    } else if (count > 0 && before(one, first.front())) {
        std::pop_heap(first.begin(), first.end(), before);
        first.back() = one;
    } else {
        return;
    }
    std::push_heap(first.begin(), first.end(), before);
}

/// The `count`-th best score. REQUIRES: 0 < count <= all.size().
double score_of_last(const std::vector<ScoredDocument>& all, std::size_t count) {
    std::vector<double> best;
    best.reserve(count);
    for (const auto& one : all) keep_first(best, count, one.score, std::greater<>{});
    return best.front();
}

/// The best `count` by score, and all that are as good as the last of them; ascending by docid.
std::vector<ScoredDocument> best_of(const std::vector<ScoredDocument>& all, std::size_t count) {
    if (count >= all.size()) return all;
    if (count == 0) return {};
    std::vector<ScoredDocument> best;
    std::copy_if(all.begin(), all.end(), std::back_inserter(best),
                 [least = score_of_last(all, count)](const auto& one) { return one.score >= least; });
    return best;
}

using Before = bool (*)(const Placed&, const Placed&);

/// The first `count` of them by `before`, in no order.
std::vector<Placed> first_by(const Searched& searched, std::span<const ScoredDocument> documents,
                             std::size_t count, Before before) {
    std::vector<Placed> first;
    first.reserve(std::min(count, documents.size()));
    each_with_key(searched, documents, [&](const ScoredDocument& document, const OrderKey& key) {
        keep_first(first, count, Placed{{document.docid, document.score}, key}, before);
    });
    return first;
}

/// Those among which the first `count` by date are.
std::vector<ScoredDocument> ends_by_date(const Searched& searched, const std::vector<ScoredDocument>& all,
                                         Sort sort, std::size_t count) {
    const auto ordered = Ordered::of(searched, all);
    const auto few = [&](std::span<const ScoredDocument> of) {
        const auto size = std::min(count, of.size());
        return sort == Sort::Newest ? of.last(size) : of.first(size);
    };
    std::vector<ScoredDocument> ends;
    for (const auto part : {few(ordered.undated), few(ordered.dated), ordered.others})
        ends.insert(ends.end(), part.begin(), part.end());
    return ends;
}

/// The first `count` in the order that is wanted.
std::vector<Match> first_of(const Searched& searched, const std::vector<ScoredDocument>& all, Sort sort,
                            std::size_t count) {
    const auto before = sort == Sort::Relevance ? is_better : sort == Sort::Newest ? is_newer : is_older;
    const auto looked_at =
        sort == Sort::Relevance ? best_of(all, count) : ends_by_date(searched, all, sort, count);
    auto placed = first_by(searched, looked_at, count, before);
    std::sort(placed.begin(), placed.end(), before);
    std::vector<Match> first;
    for (const auto& one : placed) first.push_back(one.match);
    return first;
}

/// Adds what the pairs are worth to the best of them; those stay before all others, since nothing is taken
/// away. Those that no pair can bring among the first `needed` are not looked at.
void rerank(std::vector<Match>& matches, const PairScore& pairs, std::size_t needed) {
    const auto end = matches.begin() + std::min<std::ptrdiff_t>(reranked, std::ssize(matches));
    const auto least = needed == 0 || needed >= matches.size() ? 0 : matches[needed - 1].score - pairs.most();
    std::vector<Match*> looked_at;
    for (auto match = matches.begin(); match != end && match->score >= least; ++match)
        looked_at.push_back(&*match);
    std::sort(looked_at.begin(), looked_at.end(),
              [](const Match* a, const Match* b) { return a->docid < b->docid; });
    std::vector<Xapian::docid> docids;
    for (const auto* match : looked_at) docids.push_back(match->docid);
    const auto scores = pairs.of(docids);
    for (std::size_t at = 0; at < scores.size(); ++at) looked_at[at]->score += scores[at];
    std::stable_sort(matches.begin(), end, [](const Match& a, const Match& b) { return a.score > b.score; });
}

/// How many of `total` matches are on the page or before it.
std::uint64_t end_of_page(std::uint64_t total, const MatchPage& wanted) {
    const auto offset = std::min(wanted.offset, total);
    const auto rest = total - offset;
    return offset + (wanted.limit == 0 ? rest : std::min(wanted.limit, rest));
}

/// `all`: all that match, or those on which the page depends of `total`.
std::vector<Match> page_of(const Searched& searched, const std::vector<ScoredDocument>& all,
                           std::uint64_t total, const MatchPage& wanted) {
    const auto offset = std::min(wanted.offset, total);
    const auto end = end_of_page(total, wanted);
    const bool reranks = wanted.sort == Sort::Relevance && !wanted.neighbors.empty();
    auto page = first_of(searched, all, wanted.sort, reranks ? std::max<std::uint64_t>(end, reranked) : end);
    if (reranks) rerank(page, PairScore{searched, wanted.neighbors}, end);
    page.resize(std::min<std::size_t>(page.size(), end));
    page.erase(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(offset));
    return page;
}

/// Where the order is by date, only what is shown is ranked.
void add_scores(std::vector<Match>& page, const Searched& searched, const Xapian::Query& query) {
    std::vector<ScoredDocument> shown;
    for (const auto& match : page) shown.push_back({match.docid, 0});
    std::sort(shown.begin(), shown.end(), [](const auto& a, const auto& b) { return a.docid < b.docid; });
    std::map<Xapian::docid, double> scores;
    for (const auto& [docid, score] : evaluate(searched, query, true, &shown)) scores[docid] = score;
    for (auto& match : page) match.score = scores[match.docid];
}

/// Where the whole list need not be read.
std::optional<Matches> matches_of_list(const Searched& searched, const Xapian::Query& query,
                                       const MatchPage& wanted) {
    const auto term = only_term(query);
    if (!term) return std::nullopt;
    Matches matches;
    matches.total = searched.db.get_termfreq(*term);
    if (wanted.only_count) return matches;
    const bool ends_only = wanted.sort != Sort::Relevance && !wanted.with_all && wanted.limit > 0 &&
                           wanted.recency_days == 0 && searched.column != nullptr;
    if (!ends_only) return std::nullopt;
    const auto ends = ends_of_list(searched, *term, wanted.sort, end_of_page(matches.total, wanted));
    matches.dates = dates_of(searched, ends);
    matches.page = page_of(searched, ends, matches.total, wanted);
    add_scores(matches.page, searched, query);
    return matches;
}

}  // namespace

Matches find_matches(const Searched& searched, const Xapian::Query& query, const MatchPage& wanted) {
    if (auto of_list = matches_of_list(searched, query, wanted)) return std::move(*of_list);
    Matches matches;
    const bool by_date = wanted.sort != Sort::Relevance;
    auto all = evaluate(searched, query, !wanted.only_count && !by_date);
    matches.total = all.size();
    if (wanted.only_count) return matches;
    matches.dates = dates_of(searched, all);
    if (wanted.recency_days > 0 && matches.dates.range.to)
        boost_newer(searched, all, {*matches.dates.range.to, wanted.recency_days});
    matches.page = page_of(searched, all, all.size(), wanted);
    if (by_date) add_scores(matches.page, searched, query);
    if (wanted.with_all) matches.all = docids_of(all);
    return matches;
}

std::vector<Xapian::docid> find_docids(const Searched& searched, const Xapian::Query& query) {
    return docids_of(evaluate(searched, query, false));
}

}  // namespace onrecord
