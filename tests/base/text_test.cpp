#include <boost/test/unit_test.hpp>

#include "common/base/text.hpp"

namespace {

using namespace onrecord;

BOOST_AUTO_TEST_CASE(splitting_keeps_empty_pieces) {
    const auto pieces = split("a,,b,", ',');
    BOOST_TEST(pieces.size() == 4U);
    BOOST_TEST(pieces[1] == "");
    BOOST_TEST(split("", ',').size() == 1U);
}

BOOST_AUTO_TEST_CASE(counts_read_well) {
    BOOST_TEST(with_thousands(0) == "0");
    BOOST_TEST(with_thousands(21578) == "21,578");
    BOOST_TEST(with_thousands(1000000) == "1,000,000");
    BOOST_TEST(counted(1, "article") == "1 article");
    BOOST_TEST(counted(1200, "article") == "1,200 articles");
}

BOOST_AUTO_TEST_CASE(edit_distance_stops_at_its_limit) {
    BOOST_TEST(edit_distance("speker", "speaker", 2) == 1);
    BOOST_TEST(edit_distance("sopurce", "source", 2) == 1);
    BOOST_TEST(edit_distance("suorce", "source", 2) == 1);
    BOOST_TEST(edit_distance("foo", "bar", 2) == 3);
    BOOST_TEST(edit_distance("", "abc", 5) == 3);
    BOOST_TEST(edit_distance("same", "same", 0) == 0);
}

BOOST_AUTO_TEST_CASE(trimming_leaves_the_inside) {
    BOOST_TEST(trim(" \t a b\r\n") == "a b");
    BOOST_TEST(trim("   ") == "");
}

}  // namespace
