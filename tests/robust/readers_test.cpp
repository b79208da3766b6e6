// Readers that ask while a writer commits: no error reaches them, and what they count only grows.
#include <cstdlib>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <xapian.h>
#include <boost/test/unit_test.hpp>

#include "common/index/commit_gate.hpp"
#include "common/index/layout.hpp"
#include "searcher/query/query_node.hpp"
#include "searcher/search/search.hpp"
#include "tests/cli/harness.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::test;

constexpr int readers = 4;

/// With $ONRECORD_CAMPAIGN, 2,000 questions are asked.
int questions_a_reader() {
    return std::getenv("ONRECORD_CAMPAIGN") != nullptr ? 500 : 60;
}

SearchRequest request_for(Unit unit) {
    SearchRequest request;
    request.query.kind = NodeKind::Word;
    request.query.text = "rivers";
    request.unit = unit;
    request.limit = 0;
    request.facets = {Field::Speaker};
    return request;
}

/// What a reader saw that it should not have.
std::string ask_again_and_again(const std::string& index, int questions) {
    auto search = Search::open({index});
    if (!search) return search.error().message;
    std::uint64_t articles = 0;
    std::uint64_t statements = 0;
    for (int number = 0; number < questions; ++number) {
        if (number % 10 == 9) search = Search::open({index});
        if (!search) return search.error().message;
        const auto unit = number % 2 == 0 ? Unit::Articles : Unit::Statements;
        auto& before = unit == Unit::Articles ? articles : statements;
        const auto results = search->answer(request_for(unit));
        if (!results) return results.error().message;
        const auto shown = results->hits.size() + results->statements.size();
        if (results->total != shown) return "a total of others than are shown";
        if (results->total < before)
            return "a total of " + std::to_string(results->total) + " after " + std::to_string(before);
        before = results->total;
        if (!search->notes().empty()) return search->notes().front();
    }
    return {};
}

BOOST_AUTO_TEST_CASE(readers_are_not_disturbed_by_a_writer) {
    const TempDir dir;
    BOOST_TEST_REQUIRE(dir.run("write_batches i 1 200 200 0 early").exit_code == 0);
    auto writer = dir.start("write_batches i 1 100000 5 50 late");
    std::vector<std::string> seen(readers);
    std::vector<std::thread> threads;
    for (auto& one : seen)
        threads.emplace_back([&] { one = ask_again_and_again(dir.path("i"), questions_a_reader()); });
    for (auto& thread : threads) thread.join();
    BOOST_TEST(writer.is_running());
    for (const auto& one : seen) BOOST_TEST(one == "");
}

BOOST_AUTO_TEST_CASE(a_writer_without_pauses_outruns_no_reader) {
    const TempDir dir;
    BOOST_TEST_REQUIRE(dir.run("write_batches i 1 3000 3000 0 early").exit_code == 0);
    // Every question takes longer than two commits do: each is answered because the writer waits for it.
    auto writer = dir.start("write_batches i 1 100000 1 0 late");
    BOOST_TEST(ask_again_and_again(dir.path("i"), 20) == "");
    BOOST_TEST(writer.is_running());
}

BOOST_AUTO_TEST_CASE(a_pause_holds_the_next_commit) {
    const TempDir dir;
    BOOST_TEST_REQUIRE(dir.run("write_batches i 1 10 10 0 early").exit_code == 0);
    const auto articles = [&] { return Xapian::Database{articles_path(dir.path("i"))}.get_doccount(); };
    std::optional<CommitGate> pause{CommitGate::pause_commits(dir.path("i"))};
    auto writer = dir.start("write_batches i 11 20 10 0 late");
    usleep(500'000);
    BOOST_TEST(articles() == 10U);
    BOOST_TEST(writer.is_running());
    pause.reset();
    BOOST_TEST(eventually([&] { return articles() == 20U; }));
}

BOOST_AUTO_TEST_CASE(what_a_cut_run_left_is_left_out_and_told) {
    const TempDir dir;
    BOOST_TEST_REQUIRE(dir.run("write_batches i 1 20 20 0 early").exit_code == 0);
    dir.run("cp -r i/articles before");
    BOOST_TEST_REQUIRE(dir.run("write_batches i 15 30 16 0 late").exit_code == 0);
    dir.run("rm -r i/articles; mv before i/articles");
    auto search = Search::open({dir.path("i")});
    BOOST_TEST_REQUIRE(search.has_value());
    BOOST_TEST(search->notes().size() == 1U);
    BOOST_TEST(search->answer(request_for(Unit::Articles))->total == 20U);
    BOOST_TEST(search->answer(request_for(Unit::Statements))->total == 14U);
    auto said = request_for(Unit::Articles);
    said.query = {};
    said.query.kind = NodeKind::Said;
    said.query.field = Field::Said;
    said.query.children = {request_for(Unit::Articles).query};
    BOOST_TEST(search->answer(said)->total == 14U);
    const auto ran = dir.run("searcher --index i --count rivers");
    BOOST_TEST(ran.exit_code == 0);
    BOOST_TEST(ran.err.find("was cut short: what 16 articles say is left out until it is run again") !=
                   std::string::npos,
               ran.err);
}

}  // namespace
