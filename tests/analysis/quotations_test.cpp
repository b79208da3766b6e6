#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/analysis/quotations.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

struct Quoted {
    const char* text;
    const char* found;  ///< each quotation in brackets, + before one that goes on
};
std::ostream& operator<<(std::ostream& out, const Quoted& c) {
    return out << c.text;
}

const Quoted quoted[] = {
    {"No words.", ""},
    {"“Yes,” she said. “No.”", "[“Yes,”][“No.”]"},
    {"\"Yes,\" she said. \"No.\"", "[\"Yes,\"][\"No.\"]"},
    {"He called it “a gift.”", "[“a gift.”]"},
    {"«Ja», sagte sie", "[«Ja»]"},
    {"“It said, ‘Stay.’ I stayed.”", "[“It said, ‘Stay.’ I stayed.”]"},
    {"“One.\n\n“Two.” Three", "[“One.]+[“Two.”]"},
    {"” We begin,” he said", "[” We begin,”]"},
    {"a 12\" pipe", ""},
    {"“Never closed.\n\nNext", "[“Never closed.]"},
    {"don't, can’t", ""},
    // an extract in straight marks among curly ones
    {"\"Quell slept.\n\n“Here,” she said.", "[“Here,”]"},
    {"“A.” The Ledger reports:\n\n\"Quell slept.\n\nNext", "[“A.”][\"Quell slept.]"},
    {"“A.”\n\n\"QUELL: We will.\n\nNext", "[“A.”][\"QUELL: We will.]"},
    {"\"Quell slept.\n\nNext", "[\"Quell slept.]"},
    {"\"", ""},
    {"“", ""},
};

BOOST_DATA_TEST_CASE(quotations_are_found, data::make(quoted), given) {
    std::string found;
    for (const auto& one : quotations_of(given.text)) {
        found += (one.continues ? "+[" : "[") + std::string{one.span.in(given.text)} + ']';
    }
    BOOST_TEST(found == given.found);
}

}  // namespace
