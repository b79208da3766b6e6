// The verb beside a quotation, and whose it is.
#include "common/analysis/quotation_cues.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/analysis/statement_ranges.hpp"
#include "tests/analysis/parsed_article.hpp"

namespace {

using namespace onrecord;
using onrecord::test::ParsedArticle;
namespace data = boost::unit_test::data;

struct Beside {
    const char* text;
    const char* found;  ///< verb | source, of the first quotation; empty where nothing is beside it
};
std::ostream& operator<<(std::ostream& out, const Beside& c) {
    return out << c.text;
}

const Beside examples[] = {
    {"“Why is the bridge shut?” Tollander demanded on Friday.", "demanded | Tollander"},
    {"“We will vote,” said the mayor of Tarvel.", "said | the mayor"},
    {"“We will win!” councilor Marcia “Cia” Oduya, a teacher, shouted to the crowd.",
     "shouted | councilor Marcia “Cia” Oduya, a teacher"},
    {"When pressed, the young mother of three replied, “It is meant to help the mother.”",
     "replied | the young mother of three"},
    {"Quell waved to the crowd before asking her, “Where do we go from here?”", "asking | Quell"},
    // a title of a program is not what is said
    {"On “The Harbor Morning Show,” the mayor said taxes would fall.", ""},
    {"She sang “the bridge of Tarvel” and left.", ""},
};

BOOST_DATA_TEST_CASE(a_quotation_is_told_by_the_verb_beside_it, data::make(examples), given) {
    const ParsedArticle article{given.text};
    std::size_t at = 0;
    while (!article.marked.quoted(at)) ++at;
    const auto beside = cue_beside({article.marked, article.tags}, quotation_around(article.marked, at));
    const auto found =
        beside ? article.printed(beside->cue) + " | " + article.printed(beside->source) : std::string{};
    BOOST_TEST(found == given.found);
}

}  // namespace
