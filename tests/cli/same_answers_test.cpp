// The same articles give the same answers, whichever way the index was built.
#include <regex>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/cli/harness.hpp"

namespace {

using namespace onrecord::test;
namespace data = boost::unit_test::data;

#define CORPUS ONRECORD_SOURCE_DIR "/corpus"

struct Way {
    const char* name;
    const char* commands;  ///< that build the index `i`
};
std::ostream& operator<<(std::ostream& out, const Way& way) {
    return out << way.name;
}

const Way ways[] = {
    {"article by article", "indexer -q -i i " CORPUS "/ferry-*.txt && indexer -q -i i " CORPUS},
    {"sorted on disk", "indexer -q -i i --memory 1 " CORPUS},
    {"one thread", "indexer -q -i i --threads 1 " CORPUS},
    {"built anew", "indexer -q -i i --no-statements " CORPUS " && indexer -q -i i --rebuild " CORPUS},
    {"optimized",
     "indexer -q -i i " CORPUS "/ferry-*.txt && indexer -q -i i " CORPUS " && indexer -q -i i --optimize"},
};

const char* const questions[] = {
    "tunnel",
    "--sort newest 'tunnel OR ferry'",
    "--sort oldest bridge",
    "--limit 0 'the*'",
    "'\"swing bridge\" OR council'",
    "'bridge NEAR/9 tunnel'",
    "'=The tunnel*'",
    "--facets --timeline council",
    "--facets=speaker --timeline=month 'date:2024..2025'",
    "'date:2025-01..2025-06 -strike'",
    "--quotes 'speaker:tollander said:tunnel'",
    "--quotes --sort newest 'said:ferry'",
    "'said:(tunnel cost)'",
    "'person:tollander source:ledger'",
    "--quotes 'kind:direct attr:named' --limit 50",
};

std::string answers(const TempDir& dir) {
    std::string told;
    for (const auto* question : questions) {
        const auto ran = dir.run(std::string{"searcher -i i --format json "} + question);
        BOOST_TEST_REQUIRE(ran.exit_code == 0, question << ": " << ran.err);
        told += question + ('\n' + ran.out);
    }
    static const std::regex time{"\"took_us\": *[0-9]+"};
    return std::regex_replace(told, time, "");
}

const std::string& usual_answers() {
    static const std::string told = [] {
        const TempDir dir;
        BOOST_TEST_REQUIRE(dir.run("indexer -q -i i " CORPUS).exit_code == 0);
        return answers(dir);
    }();
    return told;
}

BOOST_DATA_TEST_CASE(answers_are_the_same, data::make(ways), given) {
    const TempDir dir;
    const auto built = dir.run(given.commands);
    BOOST_TEST_REQUIRE(built.exit_code == 0, built.err);
    BOOST_TEST((answers(dir) == usual_answers()));
    BOOST_TEST(dir.run("indexer -i i --check").exit_code == 0);
}

}  // namespace
