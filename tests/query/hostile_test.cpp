// Queries that no one means well: deep, wide, long, broken. The answer is bounded and clear.
#include <boost/test/unit_test.hpp>
#include <random>

#include "common/base/utf8.hpp"
#include "tests/query/reading.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::test;

std::string repeated(std::string_view piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

/// What may come back whatever goes in.
void check_bounded(const Result<ParsedQuery>& parsed, std::size_t size) {
    if (parsed) {
        const auto printed = to_string(parsed->root);
        BOOST_TEST(printed.size() <= 40 * size + 100);
        BOOST_TEST(is_valid_utf8(printed));
        return;
    }
    BOOST_TEST(parsed.error().message.size() < 300U);
    BOOST_TEST(parsed.error().hint.size() < 3'000U);
    BOOST_TEST(is_valid_utf8(parsed.error().message));
    BOOST_TEST(is_valid_utf8(parsed.error().hint));
}

BOOST_AUTO_TEST_CASE(brackets_nest_so_deep_and_no_deeper) {
    const auto nested = [](std::size_t depth) { return repeated("(", depth) + "a" + repeated(")", depth); };
    BOOST_TEST(reading(nested(200)) == "a");
    BOOST_TEST(reading(nested(201)) == "error: column 201: brackets are nested deeper than 200");
    BOOST_TEST(reading(nested(100'000)) == "error: column 201: brackets are nested deeper than 200");
    BOOST_TEST(reading(repeated("(", 100'000)) == "error: column 201: brackets are nested deeper than 200");
    BOOST_TEST(reading(repeated(")", 100'000)) == "error: column 1: this bracket was never opened");
    BOOST_TEST(reading(repeated("title:(", 100'000)) ==
               "error: column 1407: brackets are nested deeper than 200");
    BOOST_TEST(reading(repeated("-(", 200) + "a" + repeated(")", 200)) ==
               repeated("(not ", 200) + "a" + repeated(")", 200));
}

BOOST_AUTO_TEST_CASE(long_chains_are_answered) {
    BOOST_TEST(reading(repeated("NOT ", 100'000)) == "error: column 5: two negations in a row");
    BOOST_TEST(reading(repeated("-", 100'000) + "a") == "a");
    BOOST_TEST(reading(repeated("OR ", 100'000)) == "error: column 1: the operand before OR is missing");
    BOOST_TEST(reading(repeated("\"", 100'001)).starts_with("error: column 1: there is no word"));
    BOOST_TEST(reading(repeated("a", 1'000'000)).size() == 1'000'000U);
    BOOST_TEST(reading(repeated(" ", 1'000'000)) == "error: the query is empty");
    BOOST_TEST(reading(repeated("a", (1 << 20) + 1)) == "error: the query is longer than 1 MiB");
    BOOST_TEST(reading(parse_plain(repeated("a", (1 << 20) + 1), all_words)) ==
               "error: the query is longer than 1 MiB");
}

BOOST_AUTO_TEST_CASE(wide_queries_are_read_whole) {
    BOOST_TEST(reading(repeated("a ", 20'000)) == "(and" + repeated(" a", 20'000) + ")");
    BOOST_TEST(reading(repeated("a OR ", 20'000) + "a") == "(or" + repeated(" a", 20'001) + ")");
    BOOST_TEST(reading(repeated("a NEAR/5 ", 20'000) + "a") == "(near/5" + repeated(" a", 20'001) + ")");
    BOOST_TEST(reading(repeated("said:a ", 20'000)) == "(statement" + repeated(" said:a", 20'000) + ")");
    BOOST_TEST(reading(repeated("(speaker:a said:b) ", 20'000)).size() ==
               4 + 20'000 * std::string_view{" (statement speaker:a said:b)"}.size() + 1);
    BOOST_TEST(reading(parse_plain(repeated("a ", 20'000), any_word)) ==
               "(or" + repeated(" a", 20'000) + ")");
}

/// Inputs that make a careless scanner look at everything again and again.
BOOST_AUTO_TEST_CASE(repetition_takes_linear_time) {
    for (const char* piece :
         {"a.",     ".,",       "a.b.c.,.,", "-",    "--a",  "-.",     "\"a\"-",    "“a\"",    "\"a” ",
          "=",      "==a",      "a=",        ":",    "a:",   "::",     "http://",   "*",       "**a ",
          "a* ",    "~",        "a~",        "^",    "/",    "&",      "|a",        "!",       "+",
          "[",      "[a TO ",   "..",        "…",    "…a",   "date:",  "title:",    "title:a", "said:a",
          "said: ", "Source: ", "'a ",       "a' ",  "(a) ", "(a OR ", "$ ",        "?a",      "\u0301",
          "\u200b", "\xff",     "\xe2\x80",  "\x01", "日",   "NEAR ",  "a NEAR 5 ", "AND ",    "a\u2013"}) {
        const auto query = repeated(piece, 200'000 / std::string_view{piece}.size());
        check_bounded(parse_query(query, all_words), query.size());
        check_bounded(parse_query(query, any_word), query.size());
        check_bounded(parse_plain(query, all_words), query.size());
    }
}

BOOST_AUTO_TEST_CASE(deep_and_wide_takes_linear_time) {
    std::string query = repeated("(a ", 199) + repeated("b ", 100'000) + repeated(") c", 199);
    check_bounded(parse_query(query, all_words), query.size());
    query = repeated("(a OR ", 199) + repeated("b ", 100'000) + repeated(")", 199);
    check_bounded(parse_query(query, all_words), query.size());
    check_bounded(parse_query(query, any_word), query.size());
}

BOOST_AUTO_TEST_CASE(a_million_random_bytes_are_answered) {
    std::mt19937 random{20'250'204};
    std::string bytes(1'000'000, ' ');
    for (char& byte : bytes) byte = static_cast<char>(random() & 0xFF);
    check_bounded(parse_query(bytes, all_words), bytes.size());
    check_bounded(parse_plain(bytes, all_words), bytes.size());
    for (char& byte : bytes) {
        if (byte == '(' || byte == ')' || byte == '"') byte = ' ';
    }
    check_bounded(parse_query(bytes, all_words), bytes.size());
}

}  // namespace
