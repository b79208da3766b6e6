#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/analysis/sentences.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

struct Cut {
    const char* text;
    const char* sentences;  ///< in brackets
};
std::ostream& operator<<(std::ostream& out, const Cut& c) {
    return out << c.text;
}

const Cut cuts[] = {
    {"", ""},
    {"The vote is over. Quell left.", "[The vote is over.][Quell left.]"},
    {"Mr. Quell met Sen. O’Brien at 9 a.m. on Friday. He left.",
     "[Mr. Quell met Sen. O’Brien at 9 a.m. on Friday.][He left.]"},
    {"“We won. We won the right,” she said. It rained.",
     "[“We won. We won the right,” she said.][It rained.]"},
    {"“It rained.” Outside, they sang.", "[“It rained.”][Outside, they sang.]"},
    {"A headline\n\nThe text. 12 people came.", "[A headline][The text.][12 people came.]"},
    {"What now? Nothing! All right.", "[What now?][Nothing!][All right.]"},
    {"It cost $3.5 million. No.", "[It cost $3.5 million.][No.]"},
    {"“No,” said Quell (D-N.C.), who left. It rained.", "[“No,” said Quell (D-N.C.), who left.][It rained.]"},
    {"“Who pays?” Vic Tollander asked. It rained.", "[“Who pays?” Vic Tollander asked.][It rained.]"},
    {"“No,” Quell posted on X. “We will vote again tomorrow.” It rained.",
     "[“No,” Quell posted on X.][“We will vote again tomorrow.”][It rained.]"},
    {"Then Robert C. “Bobby” Quell left.", "[Then Robert C. “Bobby” Quell left.]"},
    {"“Who pays?” Vic Tollander left.", "[“Who pays?”][Vic Tollander left.]"},
    {"line one\nline two. End", "[line one\nline two.][End]"},
};

BOOST_DATA_TEST_CASE(text_is_cut_into_sentences, data::make(cuts), given) {
    std::string found;
    for (const auto& span : sentence_spans(given.text)) found += '[' + std::string{span.in(given.text)} + ']';
    BOOST_TEST(found == given.sentences);
}

BOOST_AUTO_TEST_CASE(a_line_is_a_paragraph_where_lines_are_too_long_to_be_wrapped) {
    const std::string long_line(300, 'x');
    BOOST_TEST(sentence_spans("a first line\n" + long_line).size() == 2U);
    BOOST_TEST(sentence_spans("a first line\na second").size() == 1U);
}

}  // namespace
