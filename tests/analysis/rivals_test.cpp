// How likely a statement is beside others in the same words.
#include "common/analysis/rivals.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/analysis/parsed_article.hpp"

namespace {

using namespace onrecord;
using onrecord::test::ParsedArticle;

struct Rivalry {
    float of(const std::vector<Candidate>& all, std::size_t number) const {
        const auto confidences = confidences_among(all, models_.rivals);
        BOOST_TEST_REQUIRE(confidences.size() == all.size());
        return confidences[number];
    }

  private:
    ModelFile file_ = *ModelFile::open(models_folder() + "/statements.model");
    StatementModels models_ = *statement_models(file_);
};

constexpr auto plain = QuotedShare::Nothing;
const Candidate said{{2, 3}, {3, 20}, plain, 0.95F};
const Candidate hoped_inside{{6, 7}, {7, 20}, plain, 0.5F};

BOOST_AUTO_TEST_CASE(a_candidate_reaches_from_its_first_word_to_its_last) {
    const ParsedArticle article{"“We tried,” Mara Quell said. “We tried for years.”"};
    const auto cue = article.cue_at("said");
    const auto arguments = arguments_of(article.window(cue), article.models.arguments);
    BOOST_TEST_REQUIRE(!arguments.content.empty());
    const auto candidate = candidate_of(article.marked, article.cues[cue], arguments);
    BOOST_TEST((candidate.content == TokenRange{0, article.marked.size()}));
    BOOST_TEST((candidate.quoted == QuotedShare::Most));
    BOOST_TEST((candidate.cue == article.cues[cue].tokens));
    BOOST_TEST(candidate.confidence == arguments.confidence);
}

BOOST_FIXTURE_TEST_CASE(what_is_told_inside_of_what_somebody_says_is_less_likely, Rivalry) {
    BOOST_TEST(of({said, hoped_inside}, 1) < of({hoped_inside}, 0) - 0.05F);
    BOOST_TEST(of({said, hoped_inside}, 0) > 0.8F);
}

BOOST_FIXTURE_TEST_CASE(of_two_that_share_words_both_are_less_likely, Rivalry) {
    const Candidate one{{2, 3}, {4, 20}, plain, 0.6F};
    const Candidate other{{21, 22}, {4, 20}, plain, 0.6F};
    BOOST_TEST(of({one, other}, 0) < of({one}, 0));
    BOOST_TEST(of({one, other}, 1) < of({other}, 0));
}

BOOST_FIXTURE_TEST_CASE(what_stands_elsewhere_does_not_matter, Rivalry) {
    const Candidate far{{500, 501}, {501, 520}, plain, 0.9F};
    const Candidate near{{30, 31}, {31, 40}, plain, 0.9F};
    BOOST_TEST(of({hoped_inside, far}, 0) == of({hoped_inside}, 0));
    BOOST_TEST(of({hoped_inside, near}, 0) == of({hoped_inside}, 0));
    BOOST_TEST(of({said, far}, 1) == of({far}, 0));
}

}  // namespace
