#include <boost/test/unit_test.hpp>

#include <set>

#include "common/base/text.hpp"
#include "common/index/terms.hpp"

namespace {

using namespace onrecord;

BOOST_AUTO_TEST_CASE(terms_never_exceed_what_xapian_takes) {
    BOOST_TEST(term("S", std::string(10'000, 'x')).size() <= 245U);
    BOOST_TEST(term("S", std::string(10'000, 'x')) != term("S", std::string(10'001, 'x')));
    BOOST_TEST(term("PN", "marco rubio") == "PNmarco rubio");
}

BOOST_AUTO_TEST_CASE(whole_values_fold) {
    BOOST_TEST(whole_term(Field::Person, "José O’Brien") == "PNjose obrien");
    BOOST_TEST(whole_term(Field::Id, "A-1") == "QA-1");
    BOOST_TEST(whole_term(Field::Person, "—") == "");
}

/// Every day that a set of date terms stands for, between two days.
std::set<std::string> days_covered(const std::vector<std::string>& terms, Date from, Date to) {
    std::set<std::string> days;
    for (auto day = from; day <= to; day = add_days(day, 1)) {
        for (const auto& own : date_terms(day)) {
            for (const auto& given : terms) {
                if (own == given) days.insert(to_string(day));
            }
        }
    }
    return days;
}

BOOST_AUTO_TEST_CASE(date_terms_cover_a_range_exactly) {
    const Date first{2022, 12, 1};
    const Date last{2026, 2, 1};
    const std::pair<Date, Date> ranges[] = {
        {{2025, 2, 4}, {2025, 2, 4}},   {{2025, 1, 15}, {2025, 2, 28}}, {{2024, 1, 1}, {2024, 12, 31}},
        {{2023, 12, 31}, {2025, 1, 1}}, {{2023, 1, 1}, {2025, 12, 31}}, {{2024, 2, 1}, {2024, 2, 29}},
    };
    for (const auto& [from, to] : ranges) {
        const auto days = days_covered(covering_date_terms(from, to), first, last);
        BOOST_TEST(static_cast<int>(days.size()) == days_since_epoch(to) - days_since_epoch(from) + 1);
        BOOST_TEST(*days.begin() == to_string(from));
        BOOST_TEST(*days.rbegin() == to_string(to));
    }
    BOOST_TEST(covering_date_terms({2023, 1, 1}, {2025, 12, 31}).size() == 3U);
    BOOST_TEST(covering_date_terms({9999, 12, 31}, {9999, 12, 31}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(order_keys_sort_by_time) {
    const auto undated = order_key({}, "a");
    const auto morning = order_key(Published{{2025, 2, 4}, 3600}, "a");
    const auto evening = order_key(Published{{2025, 2, 4}, 80000}, "a");
    const auto next = order_key(Published{{2025, 2, 5}, {}}, "a");
    BOOST_TEST((undated < morning && morning < evening && evening < next));
    BOOST_TEST((day_of(parsed_order_key(next)) == Date{2025, 2, 5}));
    BOOST_TEST(parsed_order_key(undated).is_undated());
    BOOST_TEST(order_key({}, "a") != order_key({}, "b"));
    BOOST_TEST((parsed_order_key(undated) < parsed_order_key(morning)));
    BOOST_TEST((parsed_order_key(evening) < parsed_order_key(next)));
    BOOST_TEST((parsed_order_key("2025") == OrderKey{}));
    BOOST_TEST((parsed_order_key("no key of ours 123456") == OrderKey{}));
}

BOOST_AUTO_TEST_CASE(stems_meet_inflections_only) {
    const Stemmer stemmer;
    BOOST_TEST(stemmer.stem("prisons") == stemmer.stem("prison"));
    BOOST_TEST(stemmer.stem("offered") == stemmer.stem("offers"));
    BOOST_TEST(stemmer.stem("us") == "us");
    BOOST_TEST(stemmer.stem("covid19") == "covid19");
    BOOST_TEST(stemmer.stem("москва") == "москва");
}

BOOST_AUTO_TEST_CASE(values_come_back) {
    const auto encoded = encode_values({"Marco Rubio", "CNN"});
    const auto values = decode_values(encoded);
    BOOST_TEST_REQUIRE(values.size() == 2U);
    BOOST_TEST(values[1] == "CNN");
    BOOST_TEST(decode_values("").empty());
}

}  // namespace
