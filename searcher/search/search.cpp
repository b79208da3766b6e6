#include "searcher/search/search.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

#include "common/base/text.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/stored_data.hpp"
#include "common/index/terms.hpp"
#include "common/index/xapian_door.hpp"
#include "searcher/query/compile.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/search/facets.hpp"
#include "searcher/search/highlight.hpp"
#include "searcher/search/matching.hpp"
#include "searcher/search/nothing_found.hpp"
#include "searcher/search/snippet.hpp"
#include "searcher/search/statement_hits.hpp"

namespace onrecord {
namespace {

/// A writer that commits again and again may outrun a slow question.
constexpr int most_tries = 5;
/// From this one on, the writer is asked to wait.
constexpr int first_undisturbed_try = 3;

using Clock = std::chrono::steady_clock;

std::uint64_t microseconds_since(Clock::time_point start) {
    return static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count());
}

/// Answers one request on one state of the index.
class Answer {
  public:
    Answer(const IndexReader& index, const SearchRequest& request)
        : index_{index},
          request_{request},
          names_{index.names()},
          highlighter_{request.query},
          statements_{request.query, names_, highlighter_} {}

    Result<Results> make() {
        const auto query = compiled(request_.query);
        if (!query) return query.error();
        const auto matches =
            find_matches(searched(), *query,
                         {request_.sort, request_.recency_days, request_.offset, request_.limit,
                          counts_values(), request_.only_count, neighboring_words(request_.query, index_)});
        results_.query = request_.typed;
        results_.reading = to_string(request_.query);
        results_.notes = request_.notes;
        for (const auto& note : index_.notes()) results_.notes.push_back(note);
        note_blocked_names(request_.query);
        results_.unit = request_.unit;
        results_.total = matches.total;
        for (const auto steps : {&Answer::add_dates, &Answer::add_facets, &Answer::add_hits}) {
            if (request_.only_count) break;
            const auto added = (this->*steps)(matches);
            if (!added) return added.error();
        }
        if (matches.total == 0) {
            auto nothing = explain_nothing(request_.query, request_.unit, index_);
            if (!nothing) return nothing.error();
            results_.nothing = std::move(*nothing);
        }
        return std::move(results_);
    }

  private:
    bool for_articles() const { return request_.unit == Unit::Articles; }

    Searched searched() const {
        return for_articles() ? Searched::articles_of(index_) : Searched::statements_of(index_);
    }

    Result<Xapian::Query> compiled(const QueryNode& query) const {
        return for_articles() ? compile_for_articles(query, index_) : compile_for_statements(query, index_);
    }

    /// Says which names of the question the blocklist takes away.
    void note_blocked_names(const QueryNode& node) {
        for (const auto& child : node.children) note_blocked_names(child);
        if (!node.children.empty() || !has_name_rules(node.field)) return;
        const auto meant = names_.meaning_of(asked_name(node));
        if (meant.blocked) {
            results_.notes.push_back(to_string(node) + " matches nothing: the name is on the blocklist");
        } else if (!meant.left_out.empty()) {
            const std::vector<std::string> names(meant.left_out.begin(), meant.left_out.end());
            results_.notes.push_back(to_string(node) +
                                     " leaves out what is on the blocklist: " + join(names, ", "));
        }
    }

    bool counts_values() const {
        return !request_.only_count && (request_.timeline || !request_.facets.empty());
    }

    Status add_dates(const Matches& matches) {
        results_.undated = matches.dates.undated;
        if (matches.dates.range.from) results_.dates = matches.dates.range;
        if (!request_.timeline) return Done{};
        auto timeline = timeline_of(count_days({index_, request_.unit, matches.all}), *request_.timeline);
        if (!timeline) return timeline.error();
        results_.timeline_unit = request_.timeline;
        results_.timeline = std::move(*timeline);
        return Done{};
    }

    Status add_facets(const Matches& matches) {
        for (const auto field : request_.facets) {
            const auto is_own = [&](const QueryNode& filter) { return field_of(filter) == field; };
            if (std::none_of(request_.filters.begin(), request_.filters.end(), is_own)) {
                add_facet(matches.all, field);
                continue;
            }
            auto others = request_.filters;
            std::erase_if(others, is_own);
            const auto query = compiled(narrowed(request_.question, std::move(others)));
            if (!query) return query.error();
            add_facet(find_docids(searched(), *query), field);
        }
        return Done{};
    }

    void add_facet(const std::vector<Xapian::docid>& docids, Field field) {
        results_.facets.push_back(count_facet({index_, request_.unit, docids}, field, request_.facet_limit));
    }

    /// That of its first word where a filter has several; all of them are of one field.
    static Field field_of(const QueryNode& filter) {
        return filter.children.empty() ? filter.field : field_of(filter.children.front());
    }

    Status add_hits(const Matches& matches) {
        auto rank = request_.offset;
        for (const auto& match : matches.page) {
            ++rank;
            const auto added = for_articles() ? add_article(match, rank) : add_statement(match, rank);
            if (!added) return added;
        }
        return Done{};
    }

    /// The id stands in the term list too, where no text has to be decompressed for it.
    Status add_id(const Match& match, std::uint64_t rank) {
        const auto prefix = row_of(Field::Id).whole;
        auto term = index_.articles().termlist_begin(match.docid);
        term.skip_to(std::string{prefix});
        const bool found = term != index_.articles().termlist_end(match.docid) && (*term).starts_with(prefix);
        ArticleHit hit{rank, match.score, {}, {}, {}};
        if (found) hit.article.id = (*term).substr(prefix.size());
        results_.hits.push_back(std::move(hit));
        return Done{};
    }

    /// No text has to be unpacked for it, nor asked whether the document is there: it matched.
    Status add_info(const Match& match, std::uint64_t rank) {
        const auto document = index_.articles().get_document(match.docid, Xapian::DOC_ASSUME_VALID);
        const auto article = decode_shown(document.get_value(static_cast<Xapian::valueno>(Slot::Shown)));
        if (!article) return article.error();
        results_.hits.push_back({rank, match.score, info_of(*article), {}, {}});
        return Done{};
    }

    Status add_article(const Match& match, std::uint64_t rank) {
        if (request_.only_ids) return add_id(match, rank);
        if (!request_.snippets) return add_info(match, rank);
        const auto stored = decode_article(stored_data(index_.articles().get_document(match.docid)));
        if (!stored) return stored.error();
        ArticleHit hit{rank, match.score, info_of(stored->article), {}, {}};
        hit.snippet = snippet_of(stored->article.body, highlighter_);
        hit.statements = statements_.find(*stored);
        for (auto& statement : hit.statements) show_canonical_speaker(statement);
        results_.hits.push_back(std::move(hit));
        return Done{};
    }

    Status add_statement(const Match& match, std::uint64_t rank) {
        const auto document = index_.statements().get_document(match.docid);
        const auto value = [&](Slot slot) { return document.get_value(static_cast<Xapian::valueno>(slot)); };
        const auto article = index_.article_of(match.docid, value(Slot::Article));
        const auto stored = decode_article(stored_data(index_.articles().get_document(article)));
        if (!stored) return stored.error();
        const auto ordinal = parsed_ordinal(value(Slot::Ordinal));
        if (!ordinal || *ordinal >= stored->statements.size()) {
            return Error{ErrorKind::Database,
                         "a statement of article '" + stored->article.id + "' is missing",
                         "run indexer once more: it repairs what an interrupted run left behind; where that "
                         "does not help, find out with: indexer --index DIR --check"};
        }
        auto hit = statement_hit(*stored, *ordinal, highlighter_);
        hit.rank = rank;
        hit.score = match.score;
        hit.article = info_of(stored->article);
        show_canonical_speaker(hit);
        results_.statements.push_back(std::move(hit));
        return Done{};
    }

    void show_canonical_speaker(StatementHit& hit) const {
        hit.speaker = names_.shown(Field::Speaker, hit.speaker).value_or("");
    }

    const IndexReader& index_;
    const SearchRequest& request_;
    NameBook names_;
    Highlighter highlighter_;
    StatementFinder statements_;
    Results results_;
};

/// Does `ask` inside the door. A commit in the meantime may have overwritten blocks that were being read,
/// which shows as an error, or not at all: such an answer is dropped, and the question asked again on what is
/// there now.
template <typename Ask>
auto with_retries(IndexReader& index, Ask&& ask) -> decltype(ask()) {
    std::vector<CommitGate> pause;
    for (int tries = 1;; ++tries) {
        if (tries == first_undisturbed_try) pause = index.pause_commits();
        if (tries > 1 || index.has_moved()) {
            if (const auto reopened = index.reopen(); !reopened) return reopened.error();
        }
        auto answer = with_xapian(ask);
        if (tries == most_tries || !index.has_moved()) return answer;
    }
}

ShownArticle shown(AnalyzedArticle stored, const QueryNode& query) {
    const Highlighter highlighter{query};
    ShownArticle made;
    made.article = info_of(stored.article);
    made.matches = highlighter.marks(stored.article.body);
    made.title_matches = highlighter.marks(stored.article.title);
    made.body = std::move(stored.article.body);
    made.entities = std::move(stored.entities);
    made.statements = std::move(stored.statements);
    return made;
}

}  // namespace

Result<Search> Search::open(const std::vector<std::string>& index_dirs, const NameFiles& names) {
    auto index = IndexReader::open(index_dirs, names);
    if (!index) return index.error();
    return Search{std::move(*index)};
}

Result<Results> Search::answer(const SearchRequest& request) {
    const auto start = Clock::now();
    auto results = with_retries(index_, [&] { return Answer{index_, request}.make(); });
    if (index_.column() != nullptr && index_.column()->is_damaged()) {
        index_.leave_out_column();
        return answer(request);
    }
    if (results) results->took_us = microseconds_since(start);
    return results;
}

Result<ShownArticle> Search::show(const std::string& id, const QueryNode& query) {
    return with_retries(index_, [&]() -> Result<ShownArticle> {
        const auto term = whole_term(Field::Id, id);
        const auto found = index_.articles().postlist_begin(term);
        if (found == index_.articles().postlist_end(term)) {
            return Error{ErrorKind::Usage, "there is no article '" + id + "' in the index",
                         "ids stand in the results; searcher --format jsonl QUERY lists them"};
        }
        auto stored = decode_article(stored_data(index_.articles().get_document(*found)));
        if (!stored) return stored.error();
        return shown(std::move(*stored), query);
    });
}

}  // namespace onrecord
