// What is said and by whom, around one cue.
#include "common/analysis/arguments.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <vector>

#include "tests/analysis/parsed_article.hpp"

namespace {

using namespace onrecord;
using onrecord::test::ParsedArticle;

BOOST_AUTO_TEST_CASE(a_sentence_is_cut_into_source_and_content) {
    const ParsedArticle article{"Mara Quell said the bridge would close on Friday."};
    const auto found = arguments_of(article.window(article.cue_at("said")), article.models.arguments);
    BOOST_TEST(article.printed(found.source) == "Mara Quell");
    BOOST_TEST_REQUIRE(found.content.size() == 1U);
    BOOST_TEST(article.printed(found.content[0]) == "the bridge would close on Friday");
    BOOST_TEST(found.confidence > 0.5F);
    BOOST_TEST(found.least_confidence <= found.confidence);
    BOOST_TEST(!found.is_source_doubtful);
}

BOOST_AUTO_TEST_CASE(where_the_best_sequence_has_no_content_the_likeliest_is_taken) {
    const ParsedArticle article{"Kofi Mensah-Hale missed the last bus."};
    const auto found = arguments_of(article.window(article.cue_at("missed")), article.models.arguments);
    BOOST_TEST_REQUIRE(found.content.size() == 1U);
    BOOST_TEST(article.printed(found.content[0]) == "the last bus");
    BOOST_TEST(article.printed(found.source) == "Kofi Mensah-Hale");
    BOOST_TEST(found.confidence < 0.5F);
}

BOOST_AUTO_TEST_CASE(the_window_reaches_into_the_quotation_behind) {
    const ParsedArticle article{"“We tried,” Mara Quell said. “We tried for years.” It rained."};
    const auto window = article.window(article.cue_at("said"));
    BOOST_TEST(article.printed(window.tokens()) == "“We tried,” Mara Quell said. “We tried for years.”");
}

BOOST_AUTO_TEST_CASE(the_window_ends_where_another_cue_has_its_own) {
    const ParsedArticle article{"“We tried,” Mara Quell said. “We did not,” Vic Tollander said."};
    const auto window = article.window(article.cue_at("said"));
    BOOST_TEST(article.printed(window.tokens()) == "“We tried,” Mara Quell said.");
}

BOOST_AUTO_TEST_CASE(each_token_of_the_window_has_a_probability_of_being_source) {
    const ParsedArticle article{"The bridge would close, Mara Quell said."};
    const auto window = article.window(article.cue_at("said"));
    const auto found = arguments_of(window, article.models.arguments);
    BOOST_TEST_REQUIRE(found.source_probability.size() == window.tokens().size());
    BOOST_TEST(found.source_probability[found.source.begin - window.tokens().begin] > 0.5F);
}

BOOST_AUTO_TEST_CASE(where_the_key_of_a_stretch_stays_so_do_its_features) {
    using Stretch = ArgumentWindow::Stretch;
    const ParsedArticle article{
        "“We tried,” Mara Quell, the mayor, said of the bridge, and that it would close. “We tried for "
        "years.”"};
    const auto window = article.window(article.cue_at("said"));
    for (std::size_t number = 0; number < ArgumentWindow::stretches; ++number) {
        std::map<ArgumentWindow::StretchKey, std::vector<Feature>> seen;
        for (auto at = window.tokens().begin; at < window.tokens().end; ++at) {
            const auto place = window.place_of(at);
            FeatureList list;
            window.add_stretch(static_cast<Stretch>(number), at, place, list);
            const std::vector<Feature> here(list.all().begin(), list.all().end());
            const auto known = seen.emplace(ArgumentWindow::keys_of(place)[number], here);
            BOOST_TEST((known.first->second == here));
        }
        BOOST_TEST(seen.size() < window.tokens().size());
    }
}

}  // namespace
