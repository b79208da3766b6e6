#include <boost/test/unit_test.hpp>

#include "common/analysis/genders.hpp"

namespace {

using namespace onrecord;

BOOST_AUTO_TEST_CASE(given_names_titles_and_nouns_say_who_bears_them) {
    BOOST_TEST((gender_of_given_name("mara") == Gender::Woman));
    BOOST_TEST((gender_of_given_name("loretta") == Gender::Woman));
    BOOST_TEST((gender_of_given_name("henrik") == Gender::Man));
    BOOST_TEST((gender_of_title("mrs") == Gender::Woman));
    BOOST_TEST((gender_of_title("congressman") == Gender::Man));
    BOOST_TEST((gender_of_noun("wife") == Gender::Woman));
}

BOOST_AUTO_TEST_CASE(what_is_borne_by_both_or_unknown_says_nothing) {
    BOOST_TEST((gender_of_given_name("jean") == Gender::Unknown));
    BOOST_TEST((gender_of_given_name("quell") == Gender::Unknown));
    BOOST_TEST((gender_of_title("senator") == Gender::Unknown));
    BOOST_TEST((gender_of_noun("voter") == Gender::Unknown));
}

BOOST_AUTO_TEST_CASE(an_unknown_gender_can_be_any) {
    BOOST_TEST(can_be(Gender::Unknown, Gender::Man));
    BOOST_TEST(can_be(Gender::Woman, Gender::Woman));
    BOOST_TEST(!can_be(Gender::Woman, Gender::Man));
}

}  // namespace
