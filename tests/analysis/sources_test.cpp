// Who may be meant as the source of a cue, and who is.
#include "common/analysis/sources.hpp"

#include <algorithm>
#include <ostream>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/analysis/parsed_article.hpp"

namespace {

using namespace onrecord;
using onrecord::test::ParsedArticle;
namespace data = boost::unit_test::data;

struct Behind {
    const char* text;
    const char* cue;
    const char* source;
};
std::ostream& operator<<(std::ostream& out, const Behind& c) {
    return out << c.text;
}

const Behind examples[] = {
    {"Mara Quell said the bridge would close.", "said", "Mara Quell"},
    {"The head of the port authority said the bridge would close.", "said", "The head of the port authority"},
    {"“We will vote,” said Mara Quell.", "said", "Mara Quell"},
};

BOOST_DATA_TEST_CASE(the_likeliest_candidate_is_taken, data::make(examples), given) {
    const ParsedArticle article{given.text};
    const auto window = article.window(article.cue_at(given.cue));
    const auto arguments = arguments_of(window, article.models.arguments);
    const SourceChoice choice{article.parsed(), window, arguments};
    BOOST_TEST(article.printed(best_source(choice, article.models.sources)) == given.source);
}

BOOST_AUTO_TEST_CASE(nobody_is_always_a_candidate_and_no_candidate_comes_twice) {
    const ParsedArticle article{"Mara Quell, who leads the council, said the bridge would close."};
    const auto window = article.window(article.cue_at("said"));
    const auto arguments = arguments_of(window, article.models.arguments);
    const auto candidates = SourceChoice{article.parsed(), window, arguments}.candidates();
    BOOST_TEST(candidates.front().tokens.empty());
    for (auto one = candidates.begin(); one != candidates.end(); ++one) {
        BOOST_TEST((std::find_if(one + 1, candidates.end(), [&](const auto& other) {
                        return other.tokens == one->tokens;
                    }) == candidates.end()));
        if (!one->tokens.empty()) BOOST_TEST(one->tokens.holds(one->head));
    }
}

}  // namespace
