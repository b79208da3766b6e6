// How sure a statement is.
#include "common/analysis/confidence.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/analysis/parsed_article.hpp"

namespace {

using namespace onrecord;
using onrecord::test::ParsedArticle;

float confidence_at(const ParsedArticle& article, std::string_view cue) {
    const auto window = article.window(article.cue_at(cue));
    auto arguments = arguments_of(window, article.models.arguments);
    BOOST_TEST_REQUIRE(!arguments.content.empty());
    arguments.source = best_source({article.parsed(), window, arguments}, article.models.sources);
    return confidence_of(article.parsed(), article.map, window, arguments, article.models.confidence);
}

BOOST_AUTO_TEST_CASE(plain_statements_are_sure) {
    BOOST_TEST(confidence_at(ParsedArticle{"“We will vote on it,” said Mara Quell."}, "said") > 0.8F);
    BOOST_TEST(confidence_at(ParsedArticle{"Mara Quell said the bridge would close."}, "said") > 0.6F);
}

BOOST_AUTO_TEST_CASE(a_confidence_is_a_probability) {
    const ParsedArticle article{
        "Mara Quell wants the pier to stay, and hopes that the council agrees to pay for it."};
    for (std::size_t number = 0; number < article.cues.size(); ++number) {
        const auto window = article.window(number);
        const auto arguments = arguments_of(window, article.models.arguments);
        if (arguments.content.empty()) continue;
        const auto sure =
            confidence_of(article.parsed(), article.map, window, arguments, article.models.confidence);
        BOOST_TEST(sure >= 0);
        BOOST_TEST(sure <= 1);
    }
}

}  // namespace
