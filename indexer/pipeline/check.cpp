#include "indexer/pipeline/check.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <sstream>
#include <utility>
#include <vector>

#include <unistd.h>
#include <xapian.h>

#include "common/base/own_process.hpp"
#include "common/base/text.hpp"
#include "common/index/index_check.hpp"
#include "common/index/layout.hpp"
#include "common/index/schema.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/stored_data.hpp"
#include "common/index/terms.hpp"
#include "common/index/version_file.hpp"
#include "common/index/xapian_door.hpp"
#include "indexer/build/document.hpp"
#include "indexer/build/entry.hpp"
#include "indexer/pipeline/column_check.hpp"
#include "indexer/pipeline/document_difference.hpp"
#include "indexer/pipeline/hash_map.hpp"
#include "indexer/pipeline/index_folder.hpp"
#include "indexer/pipeline/known_articles.hpp"
#include "indexer/pipeline/position_sums.hpp"
#include "indexer/pipeline/posting_sums.hpp"
#include "indexer/pipeline/repair.hpp"
#include "indexer/pipeline/stored_hash.hpp"
#include "indexer/pipeline/writer_lock.hpp"

namespace onrecord {
namespace {

constexpr const char* in_articles = "articles";
constexpr const char* in_statements = "statements";
constexpr const char* in_column = "column";
constexpr std::chrono::milliseconds patience{10'000};

/// Terms named where postings differ.
constexpr std::size_t terms_named = 10;

constexpr auto slot(Slot which) {
    return static_cast<Xapian::valueno>(which);
}

/// The tables of one database, block by block, by the engine's own check.
void check_tables(const std::string& path, const char* part, Remedy remedy, CheckReport& report) {
    // It opens them for writing. Where that is not possible, what they hold is checked all the same.
    if (access((path + "/postlist.glass").c_str(), W_OK) != 0) return;
    std::ostringstream told;
    const auto errors = with_xapian([&]() -> Result<std::size_t> {
        return static_cast<std::size_t>(Xapian::Database::check(path, 0, &told));
    });
    if (!errors) {
        report.add({part, "the tables cannot be read: " + errors.error().message, remedy});
    } else if (*errors > 0) {
        report.add({part, "the tables are damaged: " + counted(*errors, "error"), remedy});
    }
}

/// Both databases, once their tables are known to be sound.
class ContentCheck {
  public:
    ContentCheck(Xapian::Database articles, Xapian::Database statements, CheckReport& report)
        : articles_{std::move(articles)},
          statements_{std::move(statements)},
          report_{report},
          column_{whole_column(report.index_dir, articles_)} {}

    Status run() {
        if (const auto together = check_batches(); !together) return Done{};
        check_column();
        for (auto at = articles_.postlist_begin(""); at != articles_.postlist_end(""); ++at) {
            check_article(*at);
        }
        if (statements_seen_ != statements_.get_doccount()) {
            report_.add({in_statements, counted(statements_.get_doccount(), "statement") + ", of which " +
                                            with_thousands(statements_seen_) + " belong to an article"});
        }
        check_postings(article_postings_, articles_, in_articles);
        check_postings(statement_postings_, statements_, in_statements);
        check_positions(article_positions_, articles_, in_articles);
        check_positions(statement_positions_, statements_, in_statements);
        check_forms();
        return Done{};
    }

  private:
    /// Whether the two halves belong together. What a cut run wrote to statements/ alone is left to the next.
    bool check_batches() {
        const auto batch = batch_of(articles_);
        const auto ahead = batch_of(statements_);
        report_.batch = batch;
        if (ahead == batch) return true;
        if (ahead != batch + 1) {
            report_.add({"index", "the two halves do not belong together: batch " + std::to_string(batch) +
                                      " of articles, " + std::to_string(ahead) + " of statements"});
            return false;
        }
        report_.add({"index", "a run was cut between its two commits", Remedy::NextRun});
        const auto ids = statements_.get_metadata(metadata::batch_ids);
        for (const auto id : split(ids, '\n')) {
            if (cut_ids_.emplace(id).second) expect_as_found(std::string{id});
        }
        return true;
    }

    /// The column as a whole; what it holds of each article is held against that one.
    void check_column() {
        if (column_state(report_.index_dir, column_.get()) == ColumnState::Outdated)
            report_.add({in_column, "it is of another state of the index, or not whole, and is not used",
                         Remedy::NextRun});
        if (!column_) return;
        if (const auto twice = value_held_twice(*column_); !twice.empty())
            report_.add({in_column, "'" + twice + "' stands in it twice"});
        if (const auto wrong = value_under_another_name(*column_, articles_); !wrong.empty())
            report_.add({in_column, "'" + wrong + "' is counted under another name"});
        if (const auto wrong = name_repeated_otherwise(*column_); !wrong.empty())
            report_.add({in_column, "'" + wrong + "' is counted otherwise than articles have it"});
    }

    void expect_as_found(const std::string& id) {
        for (const auto docid : statements_of(id)) {
            ++statements_seen_;
            statement_postings_.expect(statements_.get_document(docid), docid);
        }
    }

    void check_article(Xapian::docid docid) {
        const auto stored = articles_.get_document(docid);
        const auto analyzed = decode_article(stored_data(stored));
        if (!analyzed) {
            report_.add(
                {in_articles,
                 "article '" + id_of(articles_, docid) + "' cannot be read: " + analyzed.error().message,
                 Remedy::Reindex});
            return;
        }
        const auto hash = stored.get_value(slot(Slot::Hash));
        if (!is_hash_of(hash, analyzed->article))
            report_.add({in_articles, "article '" + analyzed->article.id + "' is not what was read once",
                         Remedy::Reindex});
        const auto entry = build_entry(*analyzed, hash);
        const auto wanted = to_document(entry.article);
        if (const auto wrong = difference(wanted, stored); !wrong.empty())
            report_.add({in_articles, "article '" + entry.id + "' " + wrong});
        article_postings_.expect(wanted, docid);
        article_positions_.expect(entry.article, docid);
        check_in_column(entry.id, docid, wanted);
        if (articles_.get_termfreq(whole_term(Field::Id, entry.id)) != 1)
            report_.add({in_articles, "article '" + entry.id + "' is not found once by its id"});
        check_inflections(entry);
        if (!cut_ids_.contains(entry.id)) check_statements(entry, docid);
    }

    void check_in_column(const std::string& id, Xapian::docid docid, const Xapian::Document& wanted) {
        if (!column_) return;
        const auto wrong = column_difference(*column_, docid, articles_.get_doclength(docid), wanted);
        if (!wrong.empty()) report_.add({in_column, "article '" + id + "' " + wrong});
    }

    /// What ranking takes from the database as a whole.
    void check_lengths(const PostingSums& sums, const Xapian::Database& db, const char* part) {
        const auto& lengths = sums.lengths();
        const bool fits = db.get_total_length() == lengths.total &&
                          (db.get_doccount() == 0 || (db.get_doclength_lower_bound() <= lengths.least &&
                                                      db.get_doclength_upper_bound() >= lengths.most));
        if (!fits) report_.add({part, "the lengths of all texts together are not those of each"});
    }

    void check_statements(const ArticleEntry& entry, Xapian::docid article) {
        const auto found = statements_of(entry.id);
        statements_seen_ += found.size();
        if (found.size() != entry.statements.size()) {
            report_.add({in_statements, "article '" + entry.id + "' has " + std::to_string(found.size()) +
                                            " of its " + counted(entry.statements.size(), "statement")});
        }
        for (std::size_t at = 0; at < std::min(found.size(), entry.statements.size()); ++at) {
            const auto wanted = to_document(entry.statements[at], article);
            const auto wrong = difference(wanted, statements_.get_document(found[at]));
            if (!wrong.empty())
                report_.add({in_statements, "statement " + std::to_string(at + 1) + " of article '" +
                                                entry.id + "' " + wrong});
            statement_postings_.expect(wanted, found[at]);
            statement_positions_.expect(entry.statements[at], found[at]);
        }
    }

    /// In their order within the article.
    std::vector<Xapian::docid> statements_of(const std::string& id) const {
        const auto term = whole_term(Field::Id, id);
        std::vector<std::pair<std::size_t, Xapian::docid>> ordered;
        for (auto at = statements_.postlist_begin(term); at != statements_.postlist_end(term); ++at) {
            const auto ordinal = statements_.get_document(*at).get_value(slot(Slot::Ordinal));
            // What is no number differs from what is wanted there, whatever its place.
            ordered.emplace_back(parsed_ordinal(ordinal).value_or(0), *at);
        }
        std::sort(ordered.begin(), ordered.end());
        std::vector<Xapian::docid> docids;
        for (const auto& [ordinal, docid] : ordered) docids.push_back(docid);
        return docids;
    }

    void check_inflections(const ArticleEntry& entry) {
        for (const auto& posting : entry.article.postings) {
            const auto& word = posting.term;
            if (!has_inflections(word) || !words_seen_.put(hash64(word), 1)) continue;
            const auto key = forms_key(stemmer_.stem(word));
            const auto end = articles_.synonyms_end(key);
            if (std::find(articles_.synonyms_begin(key), end, word) == end)
                report_.add({in_articles, "the form '" + word + "' is not found by its stem"});
        }
    }

    /// That no stem leads to the form of another. A form that no article holds any more finds nothing.
    void check_forms() {
        const auto prefix = forms_key("");
        for (auto key = articles_.synonym_keys_begin(prefix); key != articles_.synonym_keys_end(prefix);
             ++key) {
            for (auto form = articles_.synonyms_begin(*key); form != articles_.synonyms_end(*key); ++form) {
                if (forms_key(stemmer_.stem(*form)) != *key)
                    report_.add({in_articles, "the form '" + *form + "' is found by the stem of another"});
            }
        }
    }

    void check_postings(const PostingSums& sums, const Xapian::Database& db, const char* part) {
        check_lengths(sums, db, part);
        for (const auto& term : sums.differences(db, terms_named)) {
            report_.add(
                {part, term.empty() ? "terms are missing" : "'" + term + "' finds others than hold it"});
        }
    }

    void check_positions(const PositionSums& sums, const Xapian::Database& db, const char* part) {
        for (const auto& term : sums.differences(db, terms_named)) {
            report_.add({part, term.empty() ? "words have no place"
                                            : "'" + term + "' has other places than in the texts"});
        }
    }

    Xapian::Database articles_;
    Xapian::Database statements_;
    CheckReport& report_;
    std::shared_ptr<const SideColumn> column_;
    std::set<std::string> cut_ids_;
    PostingSums article_postings_;
    PostingSums statement_postings_;
    PositionSums article_positions_;
    PositionSums statement_positions_;
    std::uint64_t statements_seen_ = 0;
    HashMap words_seen_;
    Stemmer stemmer_;
};

Status check_contents(const std::string& index_dir, CheckReport& report) {
    Xapian::Database articles{checked_database(articles_path(index_dir))};
    if (const auto known = check_versions(articles, index_dir); !known) return known.error();
    Xapian::Database statements{checked_database(statements_path(index_dir))};
    report.articles = articles.get_doccount();
    report.statements = statements.get_doccount();
    report.fingerprint = articles.get_metadata(metadata::fingerprint);
    const auto ran = with_xapian([&]() -> Status {
        return ContentCheck{std::move(articles), std::move(statements), report}.run();
    });
    if (ran || ran.error().kind != ErrorKind::Database) return ran;
    report.add({"index", ran.error().message, Remedy::Reindex});
    return Done{};
}

Result<CheckReport> check_all(const std::string& index_dir) {
    CheckReport report;
    report.index_dir = index_dir;
    check_tables(articles_path(index_dir), in_articles, Remedy::Reindex, report);
    check_tables(statements_path(index_dir), in_statements, Remedy::Repair, report);
    if (!report.is_sound()) return report;
    const auto checked = with_xapian([&]() -> Status { return check_contents(index_dir, report); });
    if (!checked) return checked.error();
    return report;
}

/// There is an index, whole enough to be looked at.
Status check_is_there(const std::string& index_dir) {
    switch (state_of_folder(index_dir)) {
        case FolderState::Absent:
            return no_index_at(index_dir);
        case FolderState::Unfinished:
            return Error{ErrorKind::Database, "the index at '" + index_dir + "' was never made whole",
                         "run indexer on the articles: it makes it anew"};
        default:
            return check_folder(index_dir);
    }
}

}  // namespace

Result<CheckReport> check_index(const std::string& index_dir,
                                const std::function<void(const std::string&)>& tell,
                                const std::stop_token& stop) {
    if (const auto there = check_is_there(index_dir); !there) return there.error();
    const auto lock = WriterLock::keep_writers_away(index_dir, patience, tell, stop);
    if (!lock) return lock.error();
    // Some damage ends the process that reads it: the engine trusts its tables.
    const auto ran = run_apart([&] { return encode_report(check_all(index_dir)); }, stop);
    if (!ran) return ran.error();
    const auto& checked = *ran;
    if (checked.was_stopped) return Error{ErrorKind::System, "the check was interrupted", "run it again"};
    if (checked.signal == 0) return decode_report(checked.told);
    CheckReport report;
    report.index_dir = index_dir;
    report.add(
        {"index",
         "it is damaged so that reading it ended the check (signal " + std::to_string(checked.signal) + ")",
         Remedy::Reindex});
    return report;
}

}  // namespace onrecord
