// Where a cue may begin at all.
#include "common/analysis/cue_hints.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/analysis/parsed_article.hpp"

namespace {

using onrecord::test::ParsedArticle;

BOOST_AUTO_TEST_CASE(words_of_speech_are_hints_and_few_others_are) {
    const ParsedArticle article{
        "Mara Quell said that the old bridge across the river would close on Friday."};
    BOOST_TEST(article.hints.tokens[2]);
    BOOST_TEST(std::count(article.hints.tokens.begin(), article.hints.tokens.end(), true) < 5);
    BOOST_TEST(article.hints.sentences[0]);
}

BOOST_AUTO_TEST_CASE(a_sentence_in_which_nobody_says_anything_has_none) {
    const ParsedArticle article{"Two old bridges across the river. Mara Quell said so."};
    BOOST_TEST(!article.hints.sentences[0]);
    BOOST_TEST(article.hints.sentences[1]);
}

BOOST_AUTO_TEST_CASE(what_is_quoted_is_no_hint) {
    const ParsedArticle article{"“He said nothing,” Mara Quell said."};
    for (std::size_t at = 0; at < article.marked.size(); ++at)
        BOOST_TEST((!article.hints.tokens[at] || !article.marked.quoted(at)));
}

BOOST_AUTO_TEST_CASE(according_is_always_one) {
    const ParsedArticle article{"According to the council, the bridge is safe."};
    BOOST_TEST(article.hints.tokens[0]);
}

}  // namespace
