// Which article ranks before another, and that a page is a cut of the whole list.
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

AnalyzedArticle article(const std::string& id, const std::string& title, const std::string& body) {
    AnalyzedArticle made;
    made.article.id = id;
    made.article.title = title;
    made.article.body = body;
    complete(made.article);
    return made;
}

/// Each pair of articles is of one length, so that only what its ids say differs.
std::vector<AnalyzedArticle> sample() {
    return {
        article("near", "One", "The ferry fare rose again today while talks dragged on slowly here."),
        article("apart", "One", "The ferry left again today while talks dragged on about one fare."),
        article("once", "Two", "A dredger came. Gulls cried over wet grey stones all night."),
        article("often", "Two", "A dredger, a dredger, the dredger, our dredger: all night long."),
        article("title", "Marzipan", "Nothing else was on sale there this morning."),
        article("body", "Three", "Nothing but marzipan was on sale this morning."),
    };
}

class Asked {
  public:
    Asked() : index_{sample()}, search_{*Search::open({index_.dir()})} {}

    Results answer(const std::string& question, std::uint64_t offset = 0, std::uint64_t limit = 0) {
        SearchRequest request;
        request.query = parse_query(question, {Date{2025, 6, 1}, MatchMode::Any})->root;
        request.offset = offset;
        request.limit = limit;
        return *search_.answer(request);
    }

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

struct Rank {
    const char* question;
    const char* first;
    const char* second;
};
std::ostream& operator<<(std::ostream& out, const Rank& c) {
    return out << '[' << c.question << ']';
}

const Rank ranks[] = {
    {"ferry fare", "near", "apart"},
    {"fare ferry", "near", "apart"},
    {"the ferries of the fares", "near", "apart"},
    {"dredger", "often", "once"},
    {"marzipan", "title", "body"},
    {"the dredger", "often", "once"},
};

BOOST_DATA_TEST_CASE(ranks_before, data::make(ranks), given) {
    const auto results = asked().answer(given.question);
    BOOST_TEST_REQUIRE(results.hits.size() >= 2U);
    BOOST_TEST(results.hits[0].article.id == given.first);
    BOOST_TEST(results.hits[1].article.id == given.second);
    BOOST_TEST(results.hits[0].score > results.hits[1].score);
}

BOOST_AUTO_TEST_CASE(function_words_match_without_ranking) {
    const auto results = asked().answer("the dredger");
    BOOST_TEST(results.total == 4U);
    BOOST_TEST(results.hits[2].score == 0);
    BOOST_TEST(asked().answer("the").hits[0].score > 0);
}

BOOST_AUTO_TEST_CASE(pages_are_cut_from_the_whole_list) {
    const auto all = ids(asked().answer("the ferry fare dredger marzipan nothing"));
    std::string pages;
    for (std::uint64_t offset = 0; offset < 6; offset += 2) {
        pages += (pages.empty() ? "" : " ") +
                 ids(asked().answer("the ferry fare dredger marzipan nothing", offset, 2));
    }
    BOOST_TEST(pages == all);
}

struct Recency {
    int days;
    const char* order;
};
std::ostream& operator<<(std::ostream& out, const Recency& c) {
    return out << c.days << " days";
}

/// "old" says more of it than "new" does; "undated" and "far" say the same.
const Recency recencies[] = {
    {0, "old far undated new"},
    {30, "new old far undated"},
    {1'000'000, "old far new undated"},
};

BOOST_DATA_TEST_CASE(newer_ones_are_boosted, data::make(recencies), given) {
    std::vector<AnalyzedArticle> articles{
        article("old", "Two", "A dredger and a dredger came by at noon."),
        article("new", "Two", "A dredger and a freighter came by at noon."),
        article("far", "Two", "A dredger and a dredger came by at dawn."),
        article("undated", "Two", "A dredger and a dredger came by at dusk.")};
    articles[0].article.published = Published{{2020, 5, 1}, {}};
    articles[1].article.published = Published{{2024, 5, 1}, {}};
    articles[2].article.published = Published{{1990, 5, 1}, {}};
    const test::SmallIndex index{articles};
    SearchRequest request;
    request.query = parse_query("dredger", {{2025, 6, 1}, MatchMode::All})->root;
    request.recency_days = given.days;
    BOOST_TEST(ids(*Search::open({index.dir()})->answer(request)) == given.order);
}

}  // namespace
