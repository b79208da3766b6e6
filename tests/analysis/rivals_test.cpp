// How likely a statement is beside others in the same words.
#include "common/analysis/rivals.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/analysis/parsed_article.hpp"

namespace {

using namespace onrecord;
using onrecord::test::ParsedArticle;

constexpr std::string_view text =
    "Mara Quell said the council hopes that the old bridge would close on Friday. It rained for a week, and "
    "the "
    "pier stayed shut. Vic Tollander wants the ferry back, and more of it.";

Candidate found(std::size_t sentence, TokenRange cue, TokenRange content, TokenRange source,
                float confidence) {
    return {.cue = {cue, sentence, confidence},
            .content = content,
            .source = source,
            .words = content.size(),
            .pieces = 1,
            .confidence = confidence,
            .content_confidence = confidence,
            .least_confidence = confidence,
            .source_probability = 0.9F};
}

struct Rivalry {
    float of(const std::vector<Candidate>& all, std::size_t number) const {
        const auto confidences = confidences_among(article.parsed(), all, article.models.rivals);
        BOOST_TEST_REQUIRE(confidences.size() == all.size());
        BOOST_TEST(confidences[number] >= 0);
        BOOST_TEST(confidences[number] <= 1);
        return confidences[number];
    }

    ParsedArticle article{text};
    Candidate said = found(0, {2, 3}, {3, 14}, {0, 2}, 0.95F);
    Candidate hoped = found(0, {5, 6}, {6, 14}, {3, 5}, 0.5F);
    Candidate wanted = found(2, {29, 30}, {30, 33}, {27, 29}, 0.6F);
};

BOOST_AUTO_TEST_CASE(a_candidate_reaches_from_its_first_word_to_its_last) {
    const ParsedArticle article{"“We tried,” Mara Quell said. “We tried for years.”"};
    const auto window = article.window(article.cue_at("said"));
    const auto arguments = arguments_of(window, article.models.arguments);
    BOOST_TEST_REQUIRE(arguments.content.size() == 2U);
    const auto candidate = candidate_of(article.marked, window, arguments, 0.75F);
    BOOST_TEST((candidate.content == TokenRange{0, article.marked.size()}));
    BOOST_TEST(candidate.words == arguments.content[0].size() + arguments.content[1].size());
    BOOST_TEST(candidate.pieces == 2U);
    BOOST_TEST((candidate.quoted == QuotedShare::Most));
    BOOST_TEST((candidate.cue.tokens == window.cue().tokens));
    BOOST_TEST(candidate.confidence == 0.75F);
    BOOST_TEST(candidate.content_confidence == arguments.confidence);
    BOOST_TEST(candidate.source_probability > 0.5F);
}

BOOST_FIXTURE_TEST_CASE(what_is_told_inside_of_what_somebody_says_is_less_likely, Rivalry) {
    BOOST_TEST_REQUIRE(article.marked.word(said.cue.tokens.begin) == "said");
    BOOST_TEST_REQUIRE(article.marked.word(hoped.cue.tokens.begin) == "hopes");
    BOOST_TEST(of({said, hoped}, 1) < of({hoped}, 0));
    BOOST_TEST(of({said, hoped}, 0) > 0.6F);
}

BOOST_FIXTURE_TEST_CASE(of_rivals_only_those_near_by_are_seen, Rivalry) {
    BOOST_TEST_REQUIRE(article.marked.word(wanted.cue.tokens.begin) == "wants");
    const auto values = values_among(article.parsed(), {said, hoped, wanted});
    const auto alone = values_among(article.parsed(), {wanted});
    BOOST_TEST_REQUIRE(values.size() == 3U);
    std::size_t others = 0;
    for (std::size_t at = 0; at < rival_values; ++at) others += values[2][at] != alone[0][at] ? 1 : 0;
    BOOST_TEST(others == 1U);  // how much the article says
    BOOST_TEST(values_among(article.parsed(), {}).empty());
}

}  // namespace
