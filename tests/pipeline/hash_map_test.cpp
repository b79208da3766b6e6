#include "indexer/pipeline/hash_map.hpp"

#include <boost/test/unit_test.hpp>

#include <unordered_map>

#include "common/base/text.hpp"

namespace {

using namespace onrecord;

BOOST_AUTO_TEST_CASE(agrees_with_the_standard_map) {
    HashMap map;
    std::unordered_map<std::uint64_t, std::uint64_t> plain;
    BOOST_TEST(!map.find(7).has_value());
    for (std::uint64_t number = 0; number < 20'000; ++number) {
        // Every key comes about twice; a third of them crowd at the low end.
        const auto key = number % 3 == 0 ? number % 5000 + 2 : hash64(std::to_string(number % 9000));
        BOOST_TEST_REQUIRE(map.put(key, number) == plain.insert_or_assign(key, number).second);
    }
    BOOST_TEST(map.size() == plain.size());
    for (const auto& [key, value] : plain) BOOST_TEST_REQUIRE(map.find(key).value() == value);
    BOOST_TEST(!map.find(1'000'000'007).has_value());
}

BOOST_AUTO_TEST_CASE(zero_is_a_key_like_others) {
    HashMap map;
    BOOST_TEST(map.put(0, 5));
    BOOST_TEST(!map.put(0, 6));
    BOOST_TEST(map.find(0).value() == 6U);
}

}  // namespace
