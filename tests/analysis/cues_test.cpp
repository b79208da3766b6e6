// Which words of a sentence say that somebody says something.
#include "common/analysis/cues.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/analysis/parsed_article.hpp"

namespace {

using namespace onrecord;
using onrecord::test::ParsedArticle;
namespace data = boost::unit_test::data;

struct Heard {
    const char* text;
    const char* cues;  ///< the likely ones
};
std::ostream& operator<<(std::ostream& out, const Heard& c) {
    return out << c.text;
}

const Heard examples[] = {
    {"Mara Quell said that the bridge would close.", "said"},
    {"“We will vote,” Mara Quell said on Friday.", "said"},
    {"According to the council, the bridge is safe.", "According to"},
    {"The bridge closed on Friday. It was cold.", ""},
};

BOOST_DATA_TEST_CASE(words_of_speech_are_cues, data::make(examples), given) {
    const ParsedArticle article{given.text};
    std::string found;
    for (const auto& cue : article.cues) {
        if (cue.probability < 0.5F) continue;
        if (!found.empty()) found += ' ';
        found += article.printed(cue.tokens);
    }
    BOOST_TEST(found == given.cues);
}

BOOST_AUTO_TEST_CASE(what_is_quoted_is_no_cue) {
    const ParsedArticle article{"“He said nothing,” Mara Quell said."};
    for (const auto& cue : article.cues) BOOST_TEST(!article.marked.quoted(cue.tokens.begin));
    BOOST_TEST(!article.cues.empty());
}

BOOST_AUTO_TEST_CASE(cues_stand_in_order_of_the_text_and_apart) {
    const ParsedArticle article{
        "Mara Quell said the port told the council that the pier was safe. Vic Tollander denied it."};
    for (std::size_t number = 1; number < article.cues.size(); ++number)
        BOOST_TEST(article.cues[number - 1].tokens.end <= article.cues[number].tokens.begin);
}

}  // namespace
