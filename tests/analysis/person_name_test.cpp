#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/analysis/person_name.hpp"
#include "tests/analysis/name_pair.hpp"

namespace {

using namespace onrecord;
using onrecord::test::Pair;
using onrecord::test::words_of;
namespace data = boost::unit_test::data;

const Pair pairs[] = {
    {"mara quell", "mara quell", true},         {"mara quell", "ada quell", false},
    {"mara quell", "mara tarn", false},         {"mara ines quell", "mara quell", true},
    {"m. quell", "mara quell", true},           {"a. quell", "mara quell", false},
    {"bill quell", "william quell", true},      {"chris quell", "christopher quell", true},
    {"carl quell", "carla quell", false},       {"tom w. quell", "tom h.w. quell", false},
    {"tom j. quell", "tom james quell", true},  {"j.r. quell", "john quell", true},
    {"ian quell jr.", "ian quell sr.", false},  {"ian quell jr.", "ian quell", true},
    {"lena van der quell", "lena quell", true},
};

BOOST_DATA_TEST_CASE(names_agree_where_they_can_be_one_persons, data::make(pairs), given) {
    BOOST_TEST(names_agree(person_name(words_of(given.a)), person_name(words_of(given.b))) == given.one);
    BOOST_TEST(names_agree(person_name(words_of(given.b)), person_name(words_of(given.a))) == given.one);
}

BOOST_AUTO_TEST_CASE(a_name_is_taken_apart) {
    const auto name = person_name(words_of("j.r. van der quell jr."));
    BOOST_TEST(name.given == (std::vector<std::string>{"j", "r"}), boost::test_tools::per_element());
    BOOST_TEST(name.surname == "quell");
    BOOST_TEST(name.suffix == "jr");
}

}  // namespace
