// Whom the source of a statement means: names, pronouns, descriptions.
#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/analysis/analyzer.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

struct Spoken {
    const char* body;
    const char* speaker;  ///< of the last statement
    Resolution resolution;
};
std::ostream& operator<<(std::ostream& out, const Spoken& c) {
    return out << c.body;
}

const Spoken examples[] = {
    // Names.
    {"Mara Quell won. “We knew,” Quell said.", "Mara Quell", Resolution::Named},
    {"Mara Quell won. “We knew,” Mayor Quell said.", "Mara Quell", Resolution::Named},
    {"Secretary of State Mara Quell spoke. “It rained,” Quell said.", "Mara Quell", Resolution::Named},
    {"“We will not go on like this,” said Mara Quell’s lawyer, Lena Orth.", "Lena Orth", Resolution::Named},
    {"“It rained,” said a lawyer for the port, Lena Orth.", "Lena Orth", Resolution::Named},
    {"“It rained,” said one of them, the nurse Lena Orth.", "Lena Orth", Resolution::Named},
    {"University of Oslo law professor Lena Orth said that it rained.", "Lena Orth", Resolution::Named},
    {"The House of Representatives said that it rained.", "House of Representatives", Resolution::Named},
    {"Secretary Mara Quell spoke. Lena Orth, general secretary of the harbor union, criticized the plan, "
     "saying, "
     "“What are we, a garbage dump?”",
     "Lena Orth", Resolution::Named},
    // Pronouns: gender, who spoke, who is the subject.
    {"Mara Quell met Tom Tarn in May. “We talked,” she said.", "Mara Quell", Resolution::Pronoun},
    {"Mara Quell met Tom Tarn in May. “We talked,” he said.", "Tom Tarn", Resolution::Pronoun},
    {"Ms. Quell met Mr. Tarn in May. “We talked,” she said.", "Quell", Resolution::Pronoun},
    {"Tom Tarn wrote to Ian Vell in May. “I hoped for an answer,” he said.", "Tom Tarn", Resolution::Pronoun},
    {"“It is late,” said Tom Tarn of the port.\n\nIan Vell is the owner.\n\n“Ian Vell is a friend,” he said.",
     "Tom Tarn", Resolution::Pronoun},
    {"“It rained,” Mara Quell said. “Lena Orth was there.”\n\n“We went home,” she said.", "Mara Quell",
     Resolution::Pronoun},
    {"The rain fell on the harbor. “We went home,” she said.", "", Resolution::Pronoun},
    // Descriptions.
    {"Mayor Mara Quell met Lena Orth. “It rained,” the mayor said.", "Mara Quell", Resolution::Described},
    {"Lena Orth met Mara Quell, the mayor of Oslo. “It rained,” the mayor said.", "Mara Quell",
     Resolution::Described},
    {"Lena Orth met Sen. Mara Quell. “It rained,” the senator said.", "Mara Quell", Resolution::Described},
    {"Lena Orth won in May. “It rained,” the Oslo businesswoman said.", "Lena Orth", Resolution::Described},
    {"Lena Orth won in May. “It rained,” the spokeswoman said.", "", Resolution::Described},
    {"“It rained,” Harbor Minister of State Mara Quell said.", "Mara Quell", Resolution::Named},
    {"Lena Orth lost in May. “It rained,” the Orth campaign said.", "", Resolution::Described},
    {"Mayor Mara Quell met Lena Orth. “It rained,” a mayor said.", "", Resolution::Described},
    {"Lena Orth met Mara Quell. “It rained,” Quell’s spokesman said.", "", Resolution::Described},
};

BOOST_DATA_TEST_CASE(the_last_statement_has_its_speaker, data::make(examples), given) {
    Article article;
    article.body = given.body;
    const auto analyzed = Analyzer::open()->analyze(article);
    BOOST_TEST_REQUIRE(!analyzed.statements.empty());
    const auto& last = analyzed.statements.back();
    BOOST_TEST(last.speaker == given.speaker);
    BOOST_TEST(to_string(last.resolution) == to_string(given.resolution));
    BOOST_TEST((last.confidence >= 0 && last.confidence <= 1));
}

}  // namespace
