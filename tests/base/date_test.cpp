#include <boost/test/unit_test.hpp>

#include "common/base/date.hpp"

namespace {

using namespace onrecord;

BOOST_AUTO_TEST_CASE(only_days_that_exist) {
    BOOST_TEST(make_date(2024, 2, 29).has_value());
    BOOST_TEST(!make_date(2025, 2, 29).has_value());
    BOOST_TEST(!make_date(1900, 2, 29).has_value());
    BOOST_TEST(!make_date(2025, 13, 1).has_value());
    BOOST_TEST(!make_date(0, 1, 1).has_value());
}

BOOST_AUTO_TEST_CASE(days_count_from_the_epoch) {
    BOOST_TEST(days_since_epoch({1970, 1, 1}) == 0);
    BOOST_TEST(days_since_epoch({1969, 12, 31}) == -1);
    BOOST_TEST(to_string(add_days({2024, 2, 28}, 2)) == "2024-03-01");
    BOOST_TEST(weekday({2025, 2, 4}) == 1);  // a Tuesday
    BOOST_TEST(weekday({1969, 12, 29}) == 0);
}

BOOST_AUTO_TEST_CASE(iso_days_are_strict) {
    BOOST_TEST((parse_iso_day("2025-02-04") == Date{2025, 2, 4}));
    BOOST_TEST(!parse_iso_day("2025-2-4"));
    BOOST_TEST(!parse_iso_day("2025-02-30"));
    BOOST_TEST(!parse_iso_day("2025-02-04T"));
}

BOOST_AUTO_TEST_CASE(ranges_print_closed_and_open) {
    BOOST_TEST(to_string(DateRange{Date{2025, 2, 1}, Date{2025, 2, 28}}) == "2025-02-01..2025-02-28");
    BOOST_TEST(to_string(DateRange{{}, Date{2025, 2, 28}}) == "..2025-02-28");
    BOOST_TEST((DateRange{Date{2025, 2, 1}, {}}.contains({2030, 1, 1})));
    BOOST_TEST((!DateRange{Date{2025, 2, 1}, {}}.contains({2025, 1, 31})));
}

BOOST_AUTO_TEST_CASE(times_print_where_known) {
    BOOST_TEST(to_string(Published{{1987, 2, 26}, 15 * 3600 + 61}) == "1987-02-26T15:01:01");
    BOOST_TEST(to_string(Published{{1987, 2, 26}, {}}) == "1987-02-26");
}

}  // namespace
