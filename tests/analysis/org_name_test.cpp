#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/analysis/org_name.hpp"
#include "tests/analysis/name_pair.hpp"

namespace {

using namespace onrecord;
using onrecord::test::Pair;
using onrecord::test::words_of;
namespace data = boost::unit_test::data;

const Pair pairs[] = {
    {"quell motors inc.", "quell motors", true},
    {"department of harbors", "harbors department", true},
    {"u.s. department of harbors", "harbors department", true},
    {"city harbor council", "harbor council", true},
    {"city harbor council", "city harbor board", false},
    {"city harbor council", "council", false},
    {"quell motors", "tarn motors", false},
};

BOOST_DATA_TEST_CASE(organizations_agree_where_only_what_may_be_left_out_differs, data::make(pairs), given) {
    BOOST_TEST(orgs_agree(words_of(given.a), words_of(given.b)) == given.one);
    BOOST_TEST(orgs_agree(words_of(given.b), words_of(given.a)) == given.one);
}

BOOST_AUTO_TEST_CASE(acronyms_are_made_with_and_without_small_words) {
    const auto acronyms = acronyms_of(words_of("board of harbors"));
    BOOST_TEST(acronyms == (std::vector<std::string>{"boh", "bh"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(only_capitals_are_an_acronym) {
    BOOST_TEST(is_short_for("hca", true, words_of("harbor crossing agency")));
    BOOST_TEST(!is_short_for("hca", false, words_of("harbor crossing agency")));
    BOOST_TEST(is_short_for("quell", false, words_of("quell motors inc.")));
    BOOST_TEST(!is_short_for("harbor", false, words_of("harbor crossing agency")));
}

BOOST_AUTO_TEST_CASE(the_last_word_stands_for_an_organization_only_where_it_is_a_word_for_one) {
    BOOST_TEST(is_last_word_of("council", words_of("harbor council")));
    BOOST_TEST(!is_last_word_of("quell", words_of("friends of quell")));
    BOOST_TEST(!is_last_word_of("council", words_of("council")));
}

}  // namespace
