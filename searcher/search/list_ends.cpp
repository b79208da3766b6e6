#include "searcher/search/list_ends.hpp"

#include <algorithm>
#include <limits>

namespace onrecord {
namespace {

using Documents = std::vector<ScoredDocument>;

/// How much further back than before each look starts.
constexpr Xapian::docid further = 4;

/// One posting list, of documents that are numbered in the order of their dates up to `until`.
class List {
  public:
    List(const Searched& searched, const std::string& term)
        : db_{searched.db}, column_{*searched.column}, term_{term}, until_{column_.ordered_until()} {}

    Documents ends(std::size_t first_dated, std::size_t last_dated) const {
        auto found = beginning(first_dated);
        const auto last = last_behind(found.empty() ? 0 : found.back().docid, last_dated);
        found.insert(found.end(), last.begin(), last.end());
        each_from(until_ + 1, [&](Xapian::docid docid) {
            found.push_back({docid, 0});
            return true;
        });
        return found;
    }

  private:
    /// The undated ones and the first `dated` behind them.
    Documents beginning(std::size_t dated) const {
        Documents found;
        each_from(1, [&](Xapian::docid docid) {
            const bool is_dated = docid > until_ || !column_.key(docid).is_undated();
            if (docid > until_ || (is_dated && dated == 0)) return false;
            dated -= is_dated ? 1 : 0;
            found.push_back({docid, 0});
            return true;
        });
        return found;
    }

    /// The last `count` of those behind `first` and up to `until_`; all of them where they are fewer.
    Documents last_behind(Xapian::docid first, std::size_t count) const {
        const auto all = until_ - first;
        for (auto span = first_span(count);; span = span > all / further ? all : span * further) {
            Documents found;
            each_from(until_ - std::min(span, all) + 1, [&](Xapian::docid docid) {
                if (docid <= until_) found.push_back({docid, 0});
                return docid <= until_;
            });
            if (found.size() < count && span < all) continue;
            const auto surplus = found.size() - std::min(found.size(), count);
            found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(surplus));
            return found;
        }
    }

    /// So many documents that `count` of them and as many again are in the list, were it even.
    Xapian::docid first_span(std::size_t count) const {
        const double wanted = 2.0 * static_cast<double>(count) * db_.get_lastdocid() /
                              std::max<double>(1, db_.get_termfreq(term_));
        return static_cast<Xapian::docid>(std::clamp<double>(wanted, 1, std::numeric_limits<int>::max()));
    }

    /// Calls `take(docid)` from the first that is not before `docid` on, until it is false.
    template <typename Take>
    void each_from(Xapian::docid docid, Take&& take) const {
        auto posting = db_.postlist_begin(term_);
        const auto end = db_.postlist_end(term_);
        if (posting != end) posting.skip_to(docid);
        for (; posting != end && take(*posting); ++posting) {
        }
    }

    const Xapian::Database& db_;
    const SideColumn& column_;
    const std::string& term_;
    const Xapian::docid until_;
};

}  // namespace

std::optional<std::string> only_term(const Xapian::Query& query) {
    switch (query.get_type()) {
        case Xapian::Query::LEAF_TERM:
            return *query.get_terms_begin();
        case Xapian::Query::LEAF_MATCH_ALL:
            return std::string{};
        case Xapian::Query::OP_SCALE_WEIGHT:
            return only_term(query.get_subquery(0));
        default:
            return std::nullopt;
    }
}

std::vector<ScoredDocument> ends_of_list(const Searched& searched, const std::string& term, Sort sort,
                                         std::size_t count) {
    const auto shown = std::max<std::size_t>(count, 1);
    const List list{searched, term};
    return sort == Sort::Newest ? list.ends(1, shown) : list.ends(shown, 1);
}

}  // namespace onrecord
