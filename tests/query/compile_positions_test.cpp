// Nearness of phrases and words as printed, against every choice of occurrences tried one by one.
#include <algorithm>
#include <random>
#include <set>

#include <boost/test/unit_test.hpp>

#include "searcher/query/compile_positions.hpp"

namespace {

using namespace onrecord;
using Operands = std::vector<std::vector<Occurrence>>;

bool fits(const std::vector<Occurrence>& chosen, std::uint32_t distance, bool ordered) {
    std::uint32_t last_begin = 0;
    std::uint32_t first_end = UINT32_MAX;
    for (std::size_t a = 0; a < chosen.size(); ++a) {
        last_begin = std::max(last_begin, chosen[a].first);
        first_end = std::min(first_end, chosen[a].last);
        for (std::size_t b = a + 1; b < chosen.size(); ++b) {
            if (chosen[a].first <= chosen[b].last && chosen[b].first <= chosen[a].last) return false;
            if (ordered && chosen[b].first < chosen[a].first) return false;
        }
    }
    return last_begin <= first_end || last_begin - first_end <= distance;
}

bool near_by_trying_all(const Operands& operands, std::uint32_t distance, bool ordered) {
    std::vector<Occurrence> chosen(operands.size());
    std::vector<std::size_t> at(operands.size(), 0);
    if (std::any_of(operands.begin(), operands.end(), [](const auto& one) { return one.empty(); }))
        return false;
    for (;;) {
        for (std::size_t n = 0; n < operands.size(); ++n) chosen[n] = operands[n][at[n]];
        if (fits(chosen, distance, ordered)) return true;
        std::size_t digit = 0;
        while (digit < at.size() && ++at[digit] == operands[digit].size()) at[digit++] = 0;
        if (digit == at.size()) return false;
    }
}

BOOST_AUTO_TEST_CASE(window_search_agrees_with_trying_all) {
    std::mt19937 random{11};
    int near = 0;
    for (int round = 0; round < 20'000; ++round) {
        Operands operands(2 + random() % 3);
        for (auto& one : operands) {
            for (auto count = random() % 4; count > 0; --count) {
                const auto first = static_cast<std::uint32_t>(1 + random() % 30);
                one.push_back({first, first + static_cast<std::uint32_t>(random() % 3)});
            }
            std::sort(one.begin(), one.end());
        }
        const auto distance = static_cast<std::uint32_t>(1 + random() % 8);
        const bool ordered = random() % 2 == 0;
        const bool expected = near_by_trying_all(operands, distance, ordered);
        BOOST_REQUIRE(are_near(operands, distance, ordered) == expected);
        near += expected ? 1 : 0;
    }
    BOOST_TEST(near > 2'000);
}

BOOST_AUTO_TEST_CASE(words_are_near_as_phrases_of_one_word_are) {
    std::mt19937 random{13};
    for (int round = 0; round < 20'000; ++round) {
        std::vector<std::vector<std::uint32_t>> words(2 + random() % 4);
        Operands operands;
        for (auto& one : words) {
            std::set<std::uint32_t> positions;
            for (auto count = random() % 5; count > 0; --count)
                positions.insert(static_cast<std::uint32_t>(1 + random() % 20));
            one.assign(positions.begin(), positions.end());
            auto& operand = operands.emplace_back();
            for (const auto position : one) operand.push_back({position, position});
        }
        const auto distance = static_cast<std::uint32_t>(1 + random() % 8);
        const bool ordered = random() % 2 == 0;
        BOOST_REQUIRE(are_words_near({words.begin(), words.end()}, distance, ordered) ==
                      are_near(operands, distance, ordered));
    }
}

BOOST_AUTO_TEST_CASE(a_text_of_nothing_but_operands_is_searched_in_time) {
    // One by one, some 10^20 choices would be tried.
    Operands operands(6);
    for (std::uint32_t at = 0; at < 5'000; ++at) {
        for (std::size_t operand = 0; operand + 1 < operands.size(); ++operand)
            operands[operand].push_back({10 * at, 10 * at + 9});
    }
    operands.back().push_back({100'000, 100'009});
    BOOST_TEST(!are_near(operands, 90, false));
    BOOST_TEST(!are_near(operands, 90, true));
    operands.back().push_back({50'000, 50'009});
    BOOST_TEST(are_near(operands, 90, false));
}

std::size_t exact_count(std::string text, std::string_view exact) {
    CutText cut{std::move(text), {}};
    cut.words = words_of(cut.text);
    return exact_occurrences(cut, exact).size();
}

BOOST_AUTO_TEST_CASE(exact_words_are_compared_as_printed) {
    BOOST_TEST(exact_count("US troops asked us. The U.S. knew.", "US") == 1U);
    BOOST_TEST(exact_count("US troops asked us", "us") == 1U);
    BOOST_TEST(exact_count("The Who met the who", "The Who") == 1U);
    BOOST_TEST(exact_count("The\n\nWho", "The Who") == 0U);
    BOOST_TEST(exact_count("José and Jose and Jose\xCC\x81", "José") == 2U);
    BOOST_TEST(exact_count("prisons", "prison") == 0U);
    BOOST_TEST(exact_count("anything", "") == 0U);
}

}  // namespace
