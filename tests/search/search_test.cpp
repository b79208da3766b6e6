// Questions asked of a small index: what they find, in which order, with which counts.
#include <algorithm>
#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/article/article.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/search/search.hpp"
#include "tests/search/small_index.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

const Date today{2025, 6, 1};

AnalyzedArticle article(std::string id, std::optional<Date> day, std::string title, std::string body) {
    AnalyzedArticle made;
    made.article.id = std::move(id);
    if (day) made.article.published = Published{*day, {}};
    made.article.title = std::move(title);
    made.article.body = std::move(body);
    complete(made.article);
    return made;
}

/// Marks the first place of `words` in the body as said by `speaker`.
void add_statement(AnalyzedArticle& to, std::string_view words, std::string speaker,
                   StatementKind kind = StatementKind::Direct, Resolution resolution = Resolution::Named) {
    const auto at = static_cast<std::uint32_t>(to.article.body.find(words));
    const auto end = at + static_cast<std::uint32_t>(words.size());
    to.statements.push_back({{{at, end}}, {}, {}, std::move(speaker), kind, resolution, 1});
}

std::vector<AnalyzedArticle> sample() {
    auto fee = article("fee", Date{2025, 2, 4}, "A prison for a fee",
                       "Orsolo’s offer was a mega prison.\n\nHe asked for a fee. U.S. officials listened.");
    fee.entities = {{EntityKind::Person, "Nuno Orsolo", {{0, 6}}}, {EntityKind::Place, "El Cañón", {{0, 6}}}};
    add_statement(fee, "a fee", "Nuno Orsolo");
    add_statement(fee, "a mega prison", "Marta Rubén", StatementKind::Indirect, Resolution::Pronoun);
    auto vote = article("vote", Date{2025, 2, 28}, "The vote",
                        "Voters asked us for prisons. COVID-19 was no issue. Said Rubén: fee!");
    vote.entities = {{EntityKind::Person, "Marta Ruben", {{0, 6}}}};
    vote.article.source = "Tarn Post";
    add_statement(vote, "prisons", "Marta Ruben");
    auto harbor = article(
        "harbor", Date{2024, 12, 31}, "Harbor",
        "The mega ship left the prison island. US troops, COVID 19 and O’Brien stayed. The Who sang.");
    harbor.article.source = "The Tarn Post";
    harbor.article.authors = {"Ann Lee"};
    harbor.article.section = "City Desk";
    harbor.article.language = "en";
    harbor.entities = {{EntityKind::Org, "Harbor Crossing Agency", {{0, 3}}}};
    auto undated =
        article("undated", {}, "GUANTÁNAMO", "who knows? The end.\n\nA second end, 9/11 and AT&T.");
    return {fee, vote, harbor, undated};
}

class Asked {
  public:
    Asked() : index_{sample()}, search_{*Search::open({index_.dir()})} {}

    Results answer(const std::string& query, Unit unit = Unit::Articles, Sort sort = Sort::Oldest) {
        SearchRequest request;
        auto parsed = parse_query(query, {today, MatchMode::All});
        BOOST_TEST_REQUIRE(parsed.has_value(), query);
        request.query = parsed->root;
        request.typed = query;
        request.unit = unit;
        request.sort = sort;
        request.limit = 0;
        request.facets = {Field::Person, Field::Speaker, Field::Source,
                          Field::Kind,   Field::Attr,    Field::Date};
        request.timeline = TimelineUnit::Month;
        auto results = search_.answer(request);
        BOOST_TEST_REQUIRE(results.has_value(), query << (results ? "" : ": " + results.error().message));
        return *results;
    }

    Search& search() { return search_; }

  private:
    test::SmallIndex index_;
    Search search_;
};

Asked& asked() {
    static Asked one;
    return one;
}

std::string ids(const Results& results) {
    std::string joined;
    for (const auto& hit : results.hits) joined += (joined.empty() ? "" : " ") + hit.article.id;
    return joined;
}

struct Find {
    const char* query;
    const char* ids;  ///< oldest first, undated last
};
std::ostream& operator<<(std::ostream& out, const Find& c) {
    return out << '[' << c.query << ']';
}

const Find finds[] = {
    {"orsolo", "fee"},
    {"ORSOLO", "fee"},
    {"orsolo's", "fee"},
    {"prison", "harbor fee vote"},
    {"prisons", "harbor fee vote"},
    {"\"mega prison\"", "fee"},
    {"\"prison he\"", ""},    // not across paragraphs
    {"\"fee orsolos\"", ""},  // not across title and text
    {"\"a fee\"", "fee"},
    {"=prisons", "vote"},
    {"guantanamo", "undated"},
    {"Guantánamo", "undated"},
    {"=guantánamo", ""},
    {"=GUANTÁNAMO", "undated"},
    {"U.S.", "harbor fee"},
    {"=US", "harbor"},
    {"us", "harbor fee vote"},
    {"=\"The Who\"", "harbor"},
    {"\"the who\"", "harbor"},
    {"=who", "undated"},
    {"pris*", "harbor fee vote"},
    {"zzz*", ""},
    {"COVID-19", "harbor vote"},
    {"covid19", "vote"},
    {"\"covid 19\"", "harbor vote"},
    {"O'Brien", "harbor"},
    {"9/11", "undated"},
    {"AT&T", "undated"},
    {"mega NEAR/3 prison", "fee"},
    {"mega NEAR/5 prison", "harbor fee"},
    {"prison NEAR/5 mega", "harbor fee"},
    {"prison ADJ/5 mega", ""},
    {"mega ADJ/5 prison", "harbor fee"},
    {"\"mega ship\" NEAR/4 (prison OR fee)", "harbor"},
    {"\"mega ship\" NEAR/2 (prison OR fee)", ""},
    {"(\"mega ship\" OR orsolo) NEAR/6 pris*", "harbor fee"},
    {"=US NEAR/3 covid*", "harbor"},
    {"\"ship mega\"~2", "harbor"},
    {"-prison", "undated"},
    {"prison -fee", "harbor"},
    {"fee OR harbor", "harbor fee vote"},
    {"title:prison", "fee"},
    {"title:guantanamo OR title:harbor", "harbor undated"},
    {"author:\"Ann Lee\"", "harbor"},
    {"author:lee", "harbor"},
    {"source:tarn", "harbor vote"},
    {"source:\"Tarn Post\"", "vote"},  // one is called exactly so
    {"source:\"The Tarn Post\"", "harbor"},
    {"source:\"Tarn\"", "harbor vote"},  // none is: a part of the name
    {"person:ruben", "vote"},
    {"person:\"Marta Rubén\"", "vote"},
    {"person:marta person:orsolo", ""},
    {"place:canon", "fee"},
    {"speaker:rubén", "fee vote"},
    {"speaker:orsolo", "fee"},
    {"speaker:marta*", "fee vote"},
    {"said:prison", "fee vote"},
    {"said:(prison AND mega)", "fee"},
    {"said:\"mega prison\"", "fee"},
    {"speaker:ruben said:prison", "fee vote"},
    {"speaker:orsolo said:prison", ""},  // both are there, but not in one statement
    {"(speaker:orsolo) (said:prison)", "fee"},
    {"said:prison -speaker:orsolo", "vote"},
    {"kind:direct", "fee vote"},
    {"kind:indirect", "fee"},
    {"kind:mixed", ""},
    {"attr:(pronoun OR described)", "fee"},
    {"speaker:orsolo kind:direct", "fee"},
    {"speaker:orsolo kind:indirect", ""},  // both are there, but not in one statement
    {"(speaker:orsolo) (kind:indirect)", "fee"},
    {"said:prison attr:named", "vote"},
    {"kind:direct -kind:indirect", "vote"},
    {"prison -kind:direct", "harbor"},
    {"date:2025", "fee vote"},
    {"date:2025-02", "fee vote"},
    {"date:2025-02-04", "fee"},
    {"date:..2024", "harbor"},
    {"date:2025-02-05..", "vote"},
    {"date:2024-12..2025-02-04", "harbor fee"},
    {"date:none", "undated"},
    {"date:>=2025-02-28", "vote"},
    {"date:<=2024", "harbor"},
    {"date:7d", ""},  // counted from 2025-06-01
    {"date:100d", "vote"},
    {"date:2025 date:2024-12..2025-02-10", "fee"},  // two ranges intersect
    {"section:city", "harbor"},
    {"lang:en", "harbor"},
    {"org:crossing", "harbor"},
    {"org:\"harbor crossing\"", "harbor"},
    {"person:orsolo prison", "fee"},
    {"-date:2025", "harbor undated"},
    {"date:1999", ""},
    {"id:fee", "fee"},
    {"prison date:2024 source:tarn", "harbor"},
};

BOOST_DATA_TEST_CASE(questions_find_what_they_mean, data::make(finds), given) {
    BOOST_TEST(ids(asked().answer(given.query)) == given.ids);
}

void check_counts(const char* query, Unit unit) {
    const auto results = asked().answer(query, unit);
    const auto listed = unit == Unit::Articles ? results.hits.size() : results.statements.size();
    BOOST_TEST(results.total == listed);
    std::uint64_t in_timeline = results.undated;
    for (const auto& period : results.timeline) in_timeline += period.count;
    BOOST_TEST(results.total == in_timeline);
    for (const auto& facet : results.facets) {
        for (const auto& value : facet.values) {
            const auto name = std::string{row_of(facet.field).name};
            const bool is_date = facet.field == Field::Date;
            const auto filter = is_date ? "date:" + value.value : name + ":\"" + value.value + '"';
            const auto narrowed = asked().answer("(" + std::string{query} + ") " + filter, unit);
            BOOST_TEST(narrowed.total == value.count, query << " with " << filter);
        }
    }
}

BOOST_DATA_TEST_CASE(counts_of_articles_agree, data::make(finds), given) {
    check_counts(given.query, Unit::Articles);
}

BOOST_DATA_TEST_CASE(counts_of_statements_agree, data::make(finds), given) {
    check_counts(given.query, Unit::Statements);
}

BOOST_AUTO_TEST_CASE(title_ranks_above_text) {
    const auto results = asked().answer("fee", Unit::Articles, Sort::Relevance);
    BOOST_TEST(ids(results) == "fee vote");
}

BOOST_AUTO_TEST_CASE(filters_do_not_change_the_score) {
    const auto bare = asked().answer("prison", Unit::Articles, Sort::Relevance);
    const auto filtered =
        asked().answer("prison source:tarn -fee date:2024", Unit::Articles, Sort::Relevance);
    BOOST_TEST_REQUIRE(filtered.hits.size() == 1U);
    const auto same = std::find_if(bare.hits.begin(), bare.hits.end(),
                                   [](const auto& hit) { return hit.article.id == "harbor"; });
    BOOST_TEST(filtered.hits[0].score == same->score);
}

BOOST_AUTO_TEST_CASE(statements_are_sought_in_their_own_words) {
    const auto results = asked().answer("prison", Unit::Statements);
    BOOST_TEST_REQUIRE(results.statements.size() == 2U);
    BOOST_TEST(results.statements[0].speaker == "Marta Rubén");
    BOOST_TEST(results.statements[0].text.text == "a mega prison");
    BOOST_TEST(results.statements[0].article.id == "fee");
    BOOST_TEST_REQUIRE(results.statements[0].text.matches.size() == 1U);
    BOOST_TEST(results.statements[0].text.matches[0].in(results.statements[0].text.text) == "prison");
}

BOOST_AUTO_TEST_CASE(an_article_shows_the_statements_of_the_kind_asked_for) {
    const auto results = asked().answer("(speaker:orsolo OR speaker:ruben) kind:indirect");
    BOOST_TEST_REQUIRE(results.hits.size() == 1U);
    BOOST_TEST_REQUIRE(results.hits[0].statements.size() == 1U);
    BOOST_TEST(results.hits[0].statements[0].speaker == "Marta Rubén");
}

BOOST_AUTO_TEST_CASE(statements_are_filtered_by_their_own_kind) {
    BOOST_TEST(asked().answer("kind:direct", Unit::Statements).total == 2U);
    BOOST_TEST(asked().answer("-kind:direct", Unit::Statements).total == 1U);
    BOOST_TEST(asked().answer("prison attr:pronoun", Unit::Statements).total == 1U);
}

BOOST_AUTO_TEST_CASE(other_fields_filter_statements_by_their_article) {
    BOOST_TEST(asked().answer("prison place:canon", Unit::Statements).total == 1U);
    BOOST_TEST(asked().answer("speaker:ruben -place:canon", Unit::Statements).total == 1U);
    BOOST_TEST(asked().answer("title:vote OR fee", Unit::Statements).total == 2U);
}

BOOST_AUTO_TEST_CASE(spellings_of_a_name_are_one_facet_value) {
    const auto results = asked().answer("prison");
    const auto speakers = std::find_if(results.facets.begin(), results.facets.end(),
                                       [](const Facet& facet) { return facet.field == Field::Speaker; });
    BOOST_TEST_REQUIRE(speakers->values.size() == 2U);
    BOOST_TEST(speakers->values[0].value == "Marta Ruben");
    BOOST_TEST(speakers->values[0].count == 2U);
}

BOOST_AUTO_TEST_CASE(snippets_show_the_words_that_matched) {
    const auto results = asked().answer("orsolo NEAR/6 prison");
    BOOST_TEST_REQUIRE(results.hits.size() == 1U);
    BOOST_TEST_REQUIRE(!results.hits[0].snippet.empty());
    const auto& sentence = results.hits[0].snippet[0];
    BOOST_TEST(sentence.text == "Orsolo’s offer was a mega prison.");
    BOOST_TEST_REQUIRE(sentence.matches.size() == 2U);
    BOOST_TEST(sentence.matches[0].in(sentence.text) == "Orsolo");
    BOOST_TEST(sentence.matches[1].in(sentence.text) == "prison");
}

BOOST_AUTO_TEST_CASE(nothing_found_is_explained) {
    const auto results = asked().answer("prison orsola date:2024");
    BOOST_TEST_REQUIRE(results.nothing.has_value());
    BOOST_TEST_REQUIRE(results.nothing->clauses.size() == 3U);
    BOOST_TEST(results.nothing->clauses[0].count == 3U);
    BOOST_TEST(results.nothing->emptied_by == "orsola");
    BOOST_TEST_REQUIRE(!results.nothing->suggestions.empty());
    BOOST_TEST(results.nothing->suggestions[0].find("orsolo") != std::string::npos);
    const auto elsewhere = asked().answer("title:orsolo");
    BOOST_TEST(elsewhere.nothing->suggestions.at(0).find("orsolo is in 1") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_statement_that_nobody_made_is_explained_by_its_clauses) {
    for (const auto unit : {Unit::Articles, Unit::Statements}) {
        const auto results = asked().answer("speaker:orsolo kind:indirect said:prison", unit);
        BOOST_TEST_REQUIRE(results.nothing.has_value());
        BOOST_TEST_REQUIRE(results.nothing->clauses.size() == 3U);
        BOOST_TEST(results.nothing->clauses[0].count == 1U);
        BOOST_TEST(results.nothing->emptied_by == "kind:indirect");
    }
}

BOOST_AUTO_TEST_CASE(pages_fit_together) {
    SearchRequest request;
    request.query = parse_query("prison", {today, MatchMode::All})->root;
    const auto all = ids(asked().answer("prison", Unit::Articles, Sort::Relevance));
    std::string paged;
    for (request.limit = 1; request.offset < 3; ++request.offset) {
        const auto page = *asked().search().answer(request);
        BOOST_TEST(page.total == 3U);
        BOOST_TEST(page.hits.at(0).rank == request.offset + 1);
        paged += (paged.empty() ? "" : " ") + ids(page);
    }
    BOOST_TEST(paged == all);
}

BOOST_AUTO_TEST_CASE(ids_alone_are_those_of_the_hits) {
    SearchRequest request;
    request.query = parse_query("prison", {today, MatchMode::All})->root;
    request.limit = 0;
    request.only_ids = true;
    BOOST_TEST(ids(*asked().search().answer(request)) ==
               ids(asked().answer("prison", Unit::Articles, Sort::Relevance)));
}

BOOST_AUTO_TEST_CASE(a_text_is_no_question) {
    std::string words;
    for (int n = 0; n <= 5'000; ++n) words += "w" + std::to_string(n) + ' ';
    SearchRequest request;
    request.query = parse_plain(words, {today, MatchMode::Any})->root;
    const auto refused = asked().search().answer(request);
    BOOST_TEST_REQUIRE(!refused.has_value());
    BOOST_TEST(refused.error().message == "the question has more than 5,000 words");
}

BOOST_AUTO_TEST_CASE(an_article_is_shown_by_its_id) {
    const auto shown = asked().search().show("fee", parse_query("fee", {today, MatchMode::All})->root);
    BOOST_TEST_REQUIRE(shown.has_value());
    BOOST_TEST(shown->statements.size() == 2U);
    BOOST_TEST(shown->matches.size() == 1U);
    BOOST_TEST(!asked().search().show("nosuch", {}).has_value());
}

BOOST_AUTO_TEST_CASE(several_indexes_are_asked_as_one) {
    auto all = sample();
    const test::SmallIndex first{{all[0], all[2]}};
    const test::SmallIndex second{{all[1], all[3]}};
    auto search = *Search::open({first.dir(), second.dir()});
    for (const auto& given : finds) {
        SearchRequest request;
        request.query = parse_query(given.query, {today, MatchMode::All})->root;
        request.sort = Sort::Oldest;
        request.limit = 0;
        const auto results = search.answer(request);
        BOOST_TEST_REQUIRE(results.has_value(), given.query);
        BOOST_TEST(ids(*results) == given.ids, given.query);
    }
}

BOOST_AUTO_TEST_CASE(no_index_is_an_error_with_advice) {
    const auto none = Search::open({"/nonexistent/index"});
    BOOST_TEST_REQUIRE(!none.has_value());
    BOOST_TEST(none.error().hint.find("indexer --index") != std::string::npos);
}

}  // namespace
