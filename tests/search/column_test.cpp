// Answers with the side column and without it are the same, and a column of another state is not used.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/article/article.hpp"
#include "common/index/side_column.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/search/facets.hpp"
#include "searcher/search/search.hpp"
#include "tests/search/small_index.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

std::vector<AnalyzedArticle> sample() {
    const char* const words[] = {"ferry", "fare", "tunnel", "strike", "harbor"};
    const char* const people[] = {"Ida Brodzik", "IDA BRODZIK", "Ída Brodzik", "Tor Skarn"};
    std::vector<AnalyzedArticle> made(60);
    for (std::size_t at = 0; at < made.size(); ++at) {
        auto& article = made[at].article;
        article.id = "a" + std::to_string(at);
        article.title = std::string{"About the "} + words[at % 5];
        article.body = std::string{"A "} + words[at % 3] + " and a " + words[at % 4] +
                       (at % 2 == 0 ? ", again a ferry." : ".");
        if (at % 7 != 0)
            article.published =
                Published{{2020 + static_cast<int>(at % 4), static_cast<int>(at % 12) + 1, 3}, {}};
        article.source = at % 2 == 0 ? "Tarn Post" : "";
        article.authors = {people[at % 4], people[(at + 1) % 4]};
        complete(article);
        made[at].entities = {{EntityKind::Person, people[at % 4], {{0, 1}}}};
        made[at].statements = {
            {{{0, 3}}, {}, {}, people[at % 4], StatementKind::Direct, Resolution::Named, 1}};
        if (at % 5 != 0) continue;
        made[at].statements.push_back(made[at].statements.front());
        made[at].statements.back().speaker = "Ida M. Brodzik";
    }
    return made;
}

Xapian::Database articles_of(const test::SmallIndex& index) {
    return Xapian::Database{articles_path(index.dir())};
}

std::string told(const Results& results) {
    std::string text = std::to_string(results.total) + ' ' + std::to_string(results.undated);
    if (results.dates) text += ' ' + to_string(*results.dates->from) + ' ' + to_string(*results.dates->to);
    for (const auto& hit : results.hits) text += ' ' + hit.article.id + '=' + std::to_string(hit.score);
    for (const auto& hit : results.statements) text += ' ' + hit.article.id + '=' + std::to_string(hit.score);
    for (const auto& facet : results.facets) {
        text += '\n' + std::to_string(facet.distinct);
        for (const auto& value : facet.values) text += ' ' + value.value + ':' + std::to_string(value.count);
    }
    for (const auto& period : results.timeline)
        text += ' ' + period.label + ':' + std::to_string(period.count);
    return text;
}

/// Without facets and timeline, not every match needs to be seen. Without words, every article matches.
enum class Counts { Wanted, Not };

std::string answer(Search& search, const char* question, Unit unit, Sort sort, std::uint64_t limit,
                   Counts counts, std::uint64_t offset = 0) {
    SearchRequest request;
    if (*question != 0) request.query = parse_query(question, {Date{2025, 6, 1}, MatchMode::All})->root;
    request.unit = unit;
    request.sort = sort;
    request.limit = limit;
    request.offset = offset;
    if (counts == Counts::Wanted) {
        request.facets.assign(std::begin(facet_fields), std::end(facet_fields));
        request.timeline = TimelineUnit::Month;
    }
    const auto results = search.answer(request);
    BOOST_TEST_REQUIRE(results.has_value());
    return told(*results);
}

const char* const questions[] = {
    "ferry",        "ferries OR tunnel", "ferry -strike",  "the ferry",  "date:2021",
    "title:harbor", "\"a ferry\"",       "author:ida",     "fer*",       "tunnel date:2020..2022",
    "-ferry",       "ferry NEAR/3 fare", "person:brodzik", "fare harbor"};

/// As a build from nothing numbers the first `count`, the undated ones first; the others follow as they come.
std::vector<AnalyzedArticle> in_order_of_date(std::vector<AnalyzedArticle> articles, std::ptrdiff_t count) {
    const auto key = [](const AnalyzedArticle& one) {
        return parsed_order_key(order_key(one.article.published, one.article.id));
    };
    std::sort(articles.begin(), articles.begin() + count,
              [&](const auto& a, const auto& b) { return key(a) < key(b); });
    return articles;
}

BOOST_DATA_TEST_CASE(answers_do_not_depend_on_the_column, data::make(questions) * data::make({0, 45, 60}),
                     question, ordered) {
    const auto articles = in_order_of_date(sample(), ordered);
    const test::SmallIndex bare{articles};
    const test::SmallIndex columned{articles};
    BOOST_TEST_REQUIRE(refresh_side_column(columned.dir()).has_value());
    const auto column = SideColumn::open(columned.dir(), articles_of(columned));
    BOOST_TEST_REQUIRE(column.get() != nullptr);
    BOOST_TEST(column->ordered_until() >= static_cast<Xapian::docid>(ordered));
    BOOST_TEST((column->ordered_until() == 60) == (ordered == 60));
    auto without = *Search::open({bare.dir()});
    auto with = *Search::open({columned.dir()});
    for (const auto unit : {Unit::Articles, Unit::Statements}) {
        for (const auto sort : {Sort::Relevance, Sort::Newest, Sort::Oldest}) {
            for (const std::uint64_t limit : {0, 1, 10})
                BOOST_TEST(answer(with, question, unit, sort, limit, Counts::Wanted) ==
                           answer(without, question, unit, sort, limit, Counts::Wanted));
        }
    }
}

const char* const lists[] = {"",          "strike", "harbor", "person:\"Tor Skarn\"", "source:\"Tarn Post\"",
                             "date:2021", "id:a17", "nowhere"};

/// Where the order is by date, the ends of a posting list are enough.
BOOST_DATA_TEST_CASE(ends_of_a_list_are_those_of_all, data::make(lists) * data::make({0, 45, 60}), question,
                     ordered) {
    const auto articles = in_order_of_date(sample(), ordered);
    const test::SmallIndex bare{articles};
    const test::SmallIndex columned{articles};
    BOOST_TEST_REQUIRE(refresh_side_column(columned.dir()).has_value());
    auto without = *Search::open({bare.dir()});
    auto with = *Search::open({columned.dir()});
    for (const auto sort : {Sort::Newest, Sort::Oldest}) {
        for (const std::uint64_t limit : {1, 2, 10, 100}) {
            for (const std::uint64_t offset : {0, 1, 7, 1000})
                BOOST_TEST(answer(with, question, Unit::Articles, sort, limit, Counts::Not, offset) ==
                           answer(without, question, Unit::Articles, sort, limit, Counts::Not, offset));
        }
    }
}

/// However many are asked for: more names than are looked at together, many of them as frequent as others.
BOOST_AUTO_TEST_CASE(the_most_frequent_names_are_the_first_of_all) {
    std::vector<AnalyzedArticle> articles(300);
    for (std::size_t at = 0; at < articles.size(); ++at) {
        articles[at].article.id = std::to_string(at);
        articles[at].article.body = "A ferry.";
        complete(articles[at].article);
        for (std::size_t step = 1; step <= at % 12; ++step)
            articles[at].entities.push_back(
                {EntityKind::Person, "Ida Number" + std::to_string(at * step % 211), {{0, 1}}});
    }
    const test::SmallIndex index{articles};
    BOOST_TEST_REQUIRE(refresh_side_column(index.dir()).has_value());
    const auto reader = IndexReader::open({index.dir()});
    BOOST_TEST_REQUIRE(reader->column() != nullptr);
    std::vector<Xapian::docid> docids;
    for (Xapian::docid docid = 1; docid <= articles.size(); ++docid) docids.push_back(docid);
    const Counted all{*reader, Unit::Articles, docids};
    const auto every = count_facet(all, Field::Person, 0);
    BOOST_TEST(every.values.size() > 150U);
    for (const std::uint64_t limit : {1UL, 2UL, 10UL, 64UL, 65UL, 150UL, 5000UL, ~0UL}) {
        const auto some = count_facet(all, Field::Person, limit);
        const auto size = std::min<std::size_t>(limit, every.values.size());
        BOOST_TEST_REQUIRE(some.values.size() == size);
        for (std::size_t at = 0; at < size; ++at) {
            BOOST_TEST(some.values[at].value == every.values[at].value);
            BOOST_TEST(some.values[at].count == every.values[at].count);
        }
        BOOST_TEST(some.distinct == every.distinct);
    }
}

BOOST_AUTO_TEST_CASE(column_of_another_state_is_not_used) {
    const test::SmallIndex index{sample()};
    BOOST_TEST_REQUIRE(refresh_side_column(index.dir()).has_value());
    {
        Xapian::WritableDatabase articles{articles_path(index.dir())};
        articles.delete_document(1);
        articles.commit();
    }
    BOOST_TEST(SideColumn::open(index.dir(), articles_of(index)).get() == nullptr);
    BOOST_TEST_REQUIRE(refresh_side_column(index.dir()).has_value());
    BOOST_TEST(SideColumn::open(index.dir(), articles_of(index)).get() != nullptr);
}

void cut(const std::string& path) {
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
}

Result<Results> asked(const std::string& dir, const char* question, Unit unit) {
    auto search = Search::open({dir});
    if (!search) return search.error();
    SearchRequest request;
    request.query = parse_query(question, {Date{2025, 6, 1}, MatchMode::All})->root;
    request.unit = unit;
    return search->answer(request);
}

/// What is not asked for is not opened: then it does not matter that it is damaged.
BOOST_AUTO_TEST_CASE(statements_are_opened_when_asked_for) {
    const test::SmallIndex index{sample()};
    BOOST_TEST_REQUIRE(refresh_side_column(index.dir()).has_value());
    cut(statements_path(index.dir()) + "/postlist.glass");
    BOOST_TEST(asked(index.dir(), "ferry", Unit::Articles).has_value());
    BOOST_TEST(!asked(index.dir(), "ferry", Unit::Statements).has_value());
    BOOST_TEST(!asked(index.dir(), "said:ferry", Unit::Articles).has_value());
    std::filesystem::remove(column_path(index.dir()));
    BOOST_TEST(!asked(index.dir(), "ferry", Unit::Articles).has_value());
}

BOOST_AUTO_TEST_CASE(column_does_not_vouch_for_statements_of_another_batch) {
    const test::SmallIndex index{sample()};
    BOOST_TEST_REQUIRE(refresh_side_column(index.dir()).has_value());
    BOOST_TEST(IndexReader::open({index.dir()})->notes().empty());
    {
        Xapian::WritableDatabase statements{statements_path(index.dir())};
        const auto batch = std::stoi("0" + articles_of(index).get_metadata(metadata::batch));
        statements.set_metadata(metadata::batch, std::to_string(batch + 1));
        statements.set_metadata(metadata::batch_ids, "a1");
        statements.commit();
    }
    BOOST_TEST(IndexReader::open({index.dir()})->notes().size() == 1);
    BOOST_TEST_REQUIRE(refresh_side_column(index.dir()).has_value());
    BOOST_TEST(IndexReader::open({index.dir()})->notes().size() == 1);
}

BOOST_AUTO_TEST_CASE(cut_column_is_not_used) {
    const test::SmallIndex index{sample()};
    BOOST_TEST_REQUIRE(refresh_side_column(index.dir()).has_value());
    const auto path = column_path(index.dir());
    for (auto size = std::filesystem::file_size(path); size > 0; size /= 2) {
        std::filesystem::resize_file(path, size - 1);
        BOOST_TEST(SideColumn::open(index.dir(), articles_of(index)).get() == nullptr);
    }
}

/// The column with one byte changed.
void damage(const std::string& path, std::size_t at) {
    std::fstream file{path, std::ios::binary | std::ios::in | std::ios::out};
    file.seekg(static_cast<std::streamoff>(at));
    const auto byte = static_cast<char>(file.get() ^ 0x10);
    file.seekp(static_cast<std::streamoff>(at));
    file.put(byte);
}

BOOST_AUTO_TEST_CASE(damaged_section_is_not_used) {
    const test::SmallIndex bare{sample()};
    auto without = *Search::open({bare.dir()});
    const auto expected =
        answer(without, "ferry OR tunnel", Unit::Articles, Sort::Relevance, 0, Counts::Wanted);
    const test::SmallIndex index{sample()};
    BOOST_TEST_REQUIRE(refresh_side_column(index.dir()).has_value());
    const auto path = column_path(index.dir());
    const auto size = std::filesystem::file_size(path);
    int seen = 0;
    for (std::size_t at = 0; at < size; at += 41) {
        damage(path, at);
        auto with = *Search::open({index.dir()});
        BOOST_TEST(
            answer(with, "ferry OR tunnel", Unit::Articles, Sort::Relevance, 0, Counts::Wanted) == expected,
            at);
        const auto column = SideColumn::open(index.dir(), articles_of(index));
        seen += column == nullptr || !column->is_whole() ? 1 : 0;
        damage(path, at);
    }
    BOOST_TEST(seen > static_cast<int>(size / 41) * 9 / 10);  // the rest is padding
    damage(path, size - 1);
    BOOST_TEST_REQUIRE(refresh_side_column(index.dir()).has_value());
    BOOST_TEST(SideColumn::open(index.dir(), articles_of(index))->is_whole());
}

std::string counted_of(Search& search, const char* question, std::vector<QueryNode> filters, Field facet) {
    SearchRequest request;
    request.question = parse_query(question, {Date{2025, 6, 1}, MatchMode::All})->root;
    request.filters = filters;
    request.query = narrowed(request.question, std::move(filters));
    request.facets = {facet};
    const auto results = search.answer(request);
    BOOST_TEST_REQUIRE(results.has_value());
    std::string text = std::to_string(results->total) + ':';
    for (const auto& value : results->facets.front().values)
        text += ' ' + value.value + '=' + std::to_string(value.count);
    return text;
}

BOOST_AUTO_TEST_CASE(filter_does_not_shrink_the_facet_of_its_field) {
    const test::SmallIndex index{sample()};
    auto search = *Search::open({index.dir()});
    const auto filter = [](Field field, const char* value) {
        return *parse_filter(field, value, {Date{2025, 6, 1}, MatchMode::All});
    };
    const auto skarn = filter(Field::Person, "Tor Skarn");
    const auto post = filter(Field::Source, "Tarn Post");
    BOOST_TEST(counted_of(search, "ferry", {}, Field::Person) == "44: Ida Brodzik=37 Tor Skarn=7");
    BOOST_TEST(counted_of(search, "ferry", {skarn}, Field::Person) == "7: Ida Brodzik=37 Tor Skarn=7");
    BOOST_TEST(counted_of(search, "ferry", {skarn, post}, Field::Person) == "0: Ida Brodzik=30");
    BOOST_TEST(counted_of(search, "ferry", {skarn}, Field::Source) == "7:");
    BOOST_TEST(counted_of(search, "ferry person:skarn", {}, Field::Person) == "7: Tor Skarn=7");
}

}  // namespace
