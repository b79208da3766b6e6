// What belongs to the cues of a text, judged beside each other.
#include "common/analysis/cue_readings.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/analysis/parsed_article.hpp"

namespace {

using namespace onrecord;
using onrecord::test::ParsedArticle;

BOOST_AUTO_TEST_CASE(readings_come_in_order_and_each_has_a_probability) {
    const ParsedArticle article{
        "Mara Quell said the bridge would close. Vic Tollander hopes that it stays, and wants the council to "
        "say why the agency believes otherwise."};
    const auto readings = readings_of(article.parsed(), article.cues, article.models);
    BOOST_TEST_REQUIRE(readings.size() >= 2U);
    BOOST_TEST(article.printed(readings[0].arguments.source) == "Mara Quell");
    BOOST_TEST(readings[0].arguments.confidence > 0.5F);
    for (std::size_t at = 0; at < readings.size(); ++at) {
        if (at > 0) BOOST_TEST(readings[at - 1].cue.tokens.begin < readings[at].cue.tokens.begin);
        BOOST_TEST(readings[at].arguments.confidence >= 0);
        BOOST_TEST(readings[at].arguments.confidence <= 1);
    }
}

BOOST_AUTO_TEST_CASE(the_source_is_the_one_that_was_chosen) {
    const ParsedArticle article{"“We tried,” said Mara Quell of the ferry company."};
    for (const auto& [cue, arguments] : readings_of(article.parsed(), article.cues, article.models)) {
        if (arguments.content.empty()) continue;
        BOOST_TEST(article.printed(arguments.source).starts_with("Mara Quell"));
    }
}

BOOST_AUTO_TEST_CASE(a_sentence_stands_by_a_quotation_that_touches_it) {
    const ParsedArticle article{"It rained. “We tried,” she said. Nobody came. The pier stayed shut."};
    BOOST_TEST_REQUIRE(article.marked.sentences.size() == 4U);
    BOOST_TEST(stands_by_quotation(article.marked, 0));
    BOOST_TEST(stands_by_quotation(article.marked, 1));
    BOOST_TEST(!stands_by_quotation(article.marked, 2));
    BOOST_TEST(!stands_by_quotation(article.marked, 3));
}

}  // namespace
