// Numbers by key.
#include <array>

#include <boost/test/unit_test.hpp>

#include "common/analysis/model/number_table.hpp"

namespace {

using namespace onrecord;

/// Four slots; the two keys share the first bits and differ in the check.
constexpr std::array<std::int8_t, 16> slots{0x01, 0x00, 7, 0, 0x02, 0x00, 9, 1, 0, 0, 0, 0, 0, 0, 0, 0};

BOOST_AUTO_TEST_CASE(a_number_is_found_in_its_slot_or_the_next_ones) {
    const NumberTable table{slots};
    BOOST_TEST(table.of(1) == 7);
    BOOST_TEST(table.of(2) == 9 + 256);
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_zero) {
    const NumberTable table{slots};
    BOOST_TEST(table.of(3) == 0);
    BOOST_TEST(table.of(0xffff'ffffU) == 0);
}

BOOST_AUTO_TEST_CASE(a_full_table_ends_the_search) {
    const std::array<std::int8_t, 8> full{1, 0, 1, 0, 2, 0, 1, 0};
    BOOST_TEST(NumberTable{full}.of(5) == 0);
}

}  // namespace
