// Where the ranges of statements are cut and joined.
#include "common/analysis/statement_ranges.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/analysis/parsed_article.hpp"

namespace {

using namespace onrecord;
using onrecord::test::ParsedArticle;

using Ranges = std::vector<TokenRange>;

BOOST_AUTO_TEST_CASE(ranges_that_meet_are_one) {
    BOOST_TEST((joined({{7, 9}, {1, 3}, {3, 5}}) == Ranges{{1, 5}, {7, 9}}));
    BOOST_TEST(joined({}).empty());
}

BOOST_AUTO_TEST_CASE(four_fifths_in_common_are_alike) {
    BOOST_TEST(are_alike({{0, 10}}, {{1, 10}}));
    BOOST_TEST(!are_alike({{0, 10}}, {{3, 10}}));
    BOOST_TEST(!are_alike({{0, 4}}, {{4, 8}}));
}

BOOST_AUTO_TEST_CASE(edges_are_no_content) {
    const ParsedArticle article{"Quell said, that the pier was safe."};
    const TaggedText tagged{article.marked, article.tags};
    BOOST_TEST(article.printed(trimmed(tagged, {2, article.marked.size()})) == "the pier was safe");
}

BOOST_AUTO_TEST_CASE(a_quotation_is_whole_where_content_begins_or_ends_in_it) {
    const ParsedArticle article{"Quell calls it “a safe and quiet pier” for all."};
    const auto& text = article.marked;
    const auto whole = with_whole_quotations(text, {{3, 6}});
    BOOST_TEST_REQUIRE(whole.size() == 1U);
    BOOST_TEST(article.printed(whole.front()) == "“a safe and quiet pier”");
    BOOST_TEST((with_whole_quotations(text, {{0, 2}}) == Ranges{{0, 2}}));
}

BOOST_AUTO_TEST_CASE(nine_tenths_in_quotation_marks_are_most) {
    const ParsedArticle article{"Quell calls it “a safe and quiet pier for all of us today” now."};
    const auto& text = article.marked;
    const auto quotation = quotation_around(text, 3);
    BOOST_TEST((quoted_share(text, {{0, 3}}) == QuotedShare::Nothing));
    BOOST_TEST((quoted_share(text, {quotation}) == QuotedShare::Most));
    BOOST_TEST((quoted_share(text, {{quotation.begin - 1, quotation.end}}) == QuotedShare::Most));
    BOOST_TEST((quoted_share(text, {{0, quotation.end}}) == QuotedShare::Some));
}

BOOST_AUTO_TEST_CASE(behind_its_cue_a_quotation_goes_on_in_marks_only) {
    const ParsedArticle article{"“It never was,” she said months later, and left. “No.”"};
    const auto& text = article.marked;
    const TokenRange quotation = quotation_around(text, 0);
    const TokenRange cue{quotation.end + 1, quotation.end + 2};
    const TokenRange tail{cue.end, cue.end + 2};
    const TokenRange last = quotation_around(text, text.size() - 1);
    BOOST_TEST((without_what_follows(text, {quotation, tail, last}, cue) == Ranges{quotation, last}));
    // what begins outside of marks may go on there
    BOOST_TEST((without_what_follows(text, {{cue.begin - 1, cue.begin}, tail}, cue) ==
                Ranges{{cue.begin - 1, cue.begin}, tail}));
}

BOOST_AUTO_TEST_CASE(of_footage_the_one_who_is_seen_speaks) {
    const ParsedArticle article{"The film shows footage of Mara Quell asking for help."};
    const TaggedText tagged{article.marked, article.tags};
    const TokenRange source{3, 7};
    BOOST_TEST_REQUIRE(article.printed(source) == "footage of Mara Quell");
    BOOST_TEST(article.printed(who_acts(tagged, source, {7, 8})) == "Mara Quell");
    BOOST_TEST((who_acts(tagged, {0, 2}, {2, 3}) == TokenRange{0, 2}));
}

}  // namespace
