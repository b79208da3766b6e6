#include "searcher/search/evaluate.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <string>

#include "common/index/xapian_door.hpp"
#include "searcher/query/compile_sources.hpp"
#include "searcher/query/compile_statement_word.hpp"
#include "searcher/search/ranking.hpp"
#include "searcher/search/readings_score.hpp"

namespace onrecord {
namespace {

using Query = Xapian::Query;
using Documents = ScoredDocuments;

/// Above this many documents read for each one wanted, looking for those that are wanted is cheaper.
constexpr std::size_t skip_beyond = 8;

std::vector<std::string> terms_of(const Query& query) {
    if (query.get_type() == Query::LEAF_TERM) return {*query.get_terms_begin()};
    std::vector<std::string> terms;
    for (std::size_t at = 0; at < query.get_num_subqueries(); ++at) {
        const auto below = terms_of(query.get_subquery(at));
        terms.insert(terms.end(), below.begin(), below.end());
    }
    return terms;
}

class Evaluator {
  public:
    explicit Evaluator(const Searched& searched)
        : db_{searched.db},
          shards_{searched.shards},
          articles_{searched.articles},
          column_{searched.column} {}

    /// May hold documents outside of `within` too: it tells what is enough, the caller cuts.
    Documents documents_of(const Query& query, bool ranked, const Documents* within) const {
        switch (query.get_type()) {
            case Query::LEAF_TERM:
                return word(terms_of(query), ranked, within);
            case Query::OP_SYNONYM:
                return is_of_terms(query) ? word(terms_of(query), ranked, within)
                                          : readings(query, ranked, within);
            case Query::LEAF_POSTING_SOURCE:
                return of_source(query, ranked, within);
            case Query::LEAF_MATCH_ALL:
                return word({""}, false, within);
            case Query::OP_SCALE_WEIGHT:
                return documents_of(query.get_subquery(0), false, within);
            case Query::OP_AND:
                return all_of(query, ranked, within);
            case Query::OP_OR:
                return any_of(query, ranked, within);
            case Query::OP_FILTER:
                return filtered(query.get_subquery(0), query.get_subquery(1), ranked, within);
            case Query::OP_AND_NOT: {
                const auto left = documents_of(query.get_subquery(0), ranked, within);
                return without(left, documents_of(query.get_subquery(1), false, &left));
            }
            default:
                return {};
        }
    }

  private:
    /// As many statements as it stands in the articles.
    std::size_t most_of_word(const StatementWord& word) const {
        std::size_t most = 0;
        for (const auto& form : word.forms()) most += articles_.get_collection_freq(form);
        return most;
    }

    std::vector<WordCount> counts_of(const StatementWord& word, const Documents* within) const {
        const ShardDocids numbers{shards_.size()};
        const auto wanted = numbers.split(within != nullptr ? docids_of(*within) : Docids{});
        std::vector<WordCount> found;
        for (std::size_t shard = 0; shard < shards_.size(); ++shard) {
            for (const auto& [docid, count] :
                 word.in(shards_[shard], within != nullptr ? &wanted[shard] : nullptr))
                found.push_back({numbers.of_all(shard, docid), count});
        }
        if (shards_.size() > 1) std::sort(found.begin(), found.end(), is_before);
        return found;
    }

    /// No fewer than match.
    std::size_t most_of(const Query& query) const {
        if (query.get_type() == Query::LEAF_TERM) return db_.get_termfreq(*query.get_terms_begin());
        if (const auto* word = StatementWord::of(query)) return most_of_word(*word);
        const bool any =
            query.get_type() == Query::LEAF_MATCH_ALL || query.get_type() == Query::LEAF_POSTING_SOURCE;
        if (any) return db_.get_doccount();
        const auto count = query.get_num_subqueries();
        const bool first_only = query.get_type() == Query::OP_AND_NOT;
        const bool least = query.get_type() == Query::OP_AND || query.get_type() == Query::OP_FILTER;
        std::size_t most = least ? db_.get_doccount() : 0;
        for (std::size_t at = 0; at < (first_only ? 1 : count); ++at) {
            const auto one = most_of(query.get_subquery(at));
            most = least ? std::min(most, one) : most + one;
        }
        return most;
    }

    Documents all_of(const Query& query, bool ranked, const Documents* within) const {
        std::vector<std::pair<std::size_t, Query>> rarest_first;
        for (std::size_t at = 0; at < query.get_num_subqueries(); ++at) {
            const auto clause = query.get_subquery(at);
            rarest_first.emplace_back(most_of(clause), clause);
        }
        std::stable_sort(rarest_first.begin(), rarest_first.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        auto found = documents_of(rarest_first.front().second, ranked, within);
        for (std::size_t at = 1; at < rarest_first.size() && !found.empty(); ++at)
            found = in_both(found, documents_of(rarest_first[at].second, ranked, &found));
        return found;
    }

    /// The one with fewer documents first.
    Documents filtered(const Query& query, const Query& filter, bool ranked, const Documents* within) const {
        if (most_of(filter) <= most_of(query)) {
            const auto passed = documents_of(filter, false, within);
            return in_both(documents_of(query, ranked, &passed), passed);
        }
        const auto found = documents_of(query, ranked, within);
        return in_both(found, documents_of(filter, false, &found));
    }

    /// Filters of many terms (the days of a range, a prefix) are read as one word of many forms.
    Documents any_of(const Query& query, bool ranked, const Documents* within) const {
        if (!ranked && is_of_terms(query)) return word(terms_of(query), false, within);
        if (within == nullptr && most_of(query) > db_.get_lastdocid() / 8) return summed(query, ranked);
        Documents found;
        for (std::size_t at = 0; at < query.get_num_subqueries(); ++at) {
            auto more = documents_of(query.get_subquery(at), ranked, within);
            found = found.empty() ? std::move(more) : in_either(found, more);
        }
        return found;
    }

    /// Those that pass a condition, of what is enough.
    Documents passing(const Query& query, const Documents* within) const {
        const auto all = within == nullptr ? word({""}, false, nullptr) : Documents{};
        const auto docids = docids_of(within == nullptr ? all : *within);
        Documents passed;
        const auto& condition = dynamic_cast<const Condition&>(OwnSource::of(query));
        for (const auto docid : condition.passing(shards_, docids)) passed.push_back({docid, 0});
        return passed;
    }

    Documents of_source(const Query& query, bool ranked, const Documents* within) const {
        const auto* word = StatementWord::of(query);
        if (word == nullptr) return passing(query, within);
        const auto score =
            ranked ? WordScore::of(articles_, word->forms(), db_.get_average_length()) : WordScore{};
        return scored(counts_of(*word, within), ranked, score);
    }

    Documents scored(const std::vector<WordCount>& counts, bool ranked, const WordScore& score) const {
        Documents found;
        found.reserve(counts.size());
        for (const auto& [docid, frequency] : counts)
            found.push_back({docid, ranked ? score(frequency, length_of(docid)) : 0});
        return found;
    }

    /// Several readings of what was typed, some of them phrases, rank as one word.
    Documents readings(const Query& query, bool ranked, const Documents* within) const {
        const auto score =
            ranked ? score_of_readings(articles_, query, db_.get_average_length()) : WordScore{};
        return scored(occurrences_of(query, within), ranked, score);
    }

    /// How often the readings occur: a phrase as often as the rarest of its words at most.
    std::vector<WordCount> occurrences_of(const Query& query, const Documents* within) const {
        if (const auto* word = StatementWord::of(query)) return counts_of(*word, within);
        if (is_of_terms(query)) return postings_of(terms_of(query), within);
        if (query.get_type() == Query::OP_FILTER) return of_phrase(query, within);
        std::vector<WordCount> all;
        for (std::size_t at = 0; at < query.get_num_subqueries(); ++at) {
            const auto more = occurrences_of(query.get_subquery(at), within);
            all.insert(all.end(), more.begin(), more.end());
        }
        std::sort(all.begin(), all.end(), is_before);
        unite(all, std::plus<>{});
        return all;
    }

    std::vector<WordCount> of_phrase(const Query& phrase, const Documents* within) const {
        const auto documents = documents_of(phrase, false, within);
        std::vector<WordCount> all;
        const auto words = phrase.get_subquery(0);
        for (std::size_t at = 0; at < words.get_num_subqueries(); ++at) {
            const auto more = occurrences_of(words.get_subquery(at), &documents);
            all.insert(all.end(), more.begin(), more.end());
        }
        std::sort(all.begin(), all.end(), is_before);
        unite(all, [](auto a, auto b) { return std::min(a, b); });
        std::erase_if(all, [&](const auto& one) { return !holds(documents, one.docid); });
        return all;
    }

    static bool holds(const Documents& documents, Xapian::docid docid) {
        return std::binary_search(documents.begin(), documents.end(), ScoredDocument{docid, 0},
                                  [](const auto& a, const auto& b) { return a.docid < b.docid; });
    }

    /// What many documents match or have is summed up in a table of all: `add_all(add)` calls
    /// `add(docid, amount)` for each of them, `made(docid, sum)` is the document.
    template <typename Sum, typename AddAll, typename Made>
    Documents summed_up(AddAll&& add_all, Made&& made) const {
        constexpr auto absent = std::numeric_limits<Sum>::max();
        std::vector<Sum> sums(db_.get_lastdocid() + 1U, absent);
        std::size_t count = 0;
        add_all([&](Xapian::docid docid, Sum amount) {
            require_docid(docid, sums.size());
            auto& sum = sums[docid];
            count += sum == absent ? 1 : 0;
            sum = sum == absent ? amount : sum + amount;
        });
        Documents found;
        found.reserve(count);
        for (Xapian::docid docid = 1; docid < sums.size(); ++docid) {
            if (sums[docid] != absent) found.push_back(made(docid, sums[docid]));
        }
        return found;
    }

    Documents summed(const Query& query, bool ranked) const {
        const auto add_all = [&](const auto& add) {
            for (std::size_t at = 0; at < query.get_num_subqueries(); ++at) {
                for (const auto& [docid, score] : documents_of(query.get_subquery(at), ranked, nullptr))
                    add(docid, score);
            }
        };
        return summed_up<double>(add_all, [](Xapian::docid docid, double score) {
            return ScoredDocument{docid, score};
        });
    }

    /// One term, or several of which any will do.
    static bool is_of_terms(const Query& query) {
        const auto type = query.get_type();
        if (type != Query::LEAF_TERM && type != Query::OP_OR && type != Query::OP_SYNONYM) return false;
        for (std::size_t at = 0; at < query.get_num_subqueries(); ++at) {
            if (query.get_subquery(at).get_type() != Query::LEAF_TERM) return false;
        }
        return true;
    }

    Documents word(const std::vector<std::string>& forms, bool ranked, const Documents* within) const {
        const auto score = ranked ? WordScore::of(articles_, forms, db_.get_average_length()) : WordScore{};
        const auto made = [&](Xapian::docid docid, Xapian::termcount frequency) {
            return ScoredDocument{docid, ranked ? score(frequency, length_of(docid)) : 0};
        };
        if (forms.size() == 1) {
            Documents found;
            found.reserve(most_postings(forms, within));
            read(forms.front(), within, [&](Xapian::docid docid, Xapian::termcount frequency) {
                found.push_back(made(docid, frequency));
            });
            return found;
        }
        if (within == nullptr && most_postings(forms, within) > db_.get_lastdocid() / 16) {
            const auto add_all = [&](const auto& add) {
                for (const auto& form : forms) read(form, nullptr, add);
            };
            return summed_up<Xapian::termcount>(add_all, made);
        }
        return scored(postings_of(forms, within), ranked, score);
    }

    double length_of(Xapian::docid docid) const {
        return column_ != nullptr ? column_->length(docid) : db_.get_doclength(docid);
    }

    std::size_t most_postings(const std::vector<std::string>& forms, const Documents* within) const {
        std::size_t total = 0;
        for (const auto& form : forms) total += db_.get_termfreq(form);
        return within == nullptr ? total : std::min(total, forms.size() * within->size());
    }

    /// Of all forms, those of one document as one.
    std::vector<WordCount> postings_of(const std::vector<std::string>& forms, const Documents* within) const {
        std::vector<WordCount> postings;
        postings.reserve(most_postings(forms, within));
        for (const auto& form : forms) {
            const auto middle = std::ssize(postings);
            read(form, within, [&](Xapian::docid docid, Xapian::termcount frequency) {
                postings.push_back({docid, frequency});
            });
            std::inplace_merge(postings.begin(), postings.begin() + middle, postings.end(), is_before);
        }
        unite(postings, std::plus<>{});
        return postings;
    }

    /// Calls `take(docid, frequency)` for each posting, of those wanted at least.
    template <typename Take>
    void read(const std::string& form, const Documents* within, Take&& take) const {
        const auto end = db_.postlist_end(form);
        auto posting = db_.postlist_begin(form);
        if (within == nullptr) {
            for (; posting != end; ++posting) take(*posting, posting.get_wdf());
            return;
        }
        if (within->empty()) return;
        const bool skips = db_.get_termfreq(form) / skip_beyond >= within->size();
        if (!skips) {
            posting.skip_to(within->front().docid);
            for (; posting != end && *posting <= within->back().docid; ++posting)
                take(*posting, posting.get_wdf());
            return;
        }
        for (const auto& wanted : *within) {
            if (posting == end) return;
            posting.skip_to(wanted.docid);
            if (posting != end && *posting == wanted.docid) take(*posting, posting.get_wdf());
        }
    }

    const Xapian::Database& db_;
    const Shards& shards_;
    const Xapian::Database& articles_;
    const SideColumn* column_;
};

}  // namespace

Documents evaluate(const Searched& searched, const Query& query, bool ranked, const Documents* within) {
    auto found = Evaluator{searched}.documents_of(query, ranked, within);
    if (within == nullptr) return found;
    Documents cut;
    for (const auto& [docid, score] : in_both(found, *within)) cut.push_back({docid, score});
    return cut;
}

}  // namespace onrecord
