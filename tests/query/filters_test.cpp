// Text without operators, filters given as options, and what may stand behind date:.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "searcher/query/date_value.hpp"
#include "tests/query/reading.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::test;

struct Row {
    const char* typed;
    const char* tree;
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << '[' << row.typed << ']';
}

const Row plain[] = {
    {"prison", "prison"},
    {"prison fee", "(and prison fee)"},
    {"a AND b OR NOT c", "(and a AND b OR NOT c)"},
    {"-fee +word !x", "(and fee word x)"},
    {"speaker:rubio date:2025-13", "(and speaker:rubio date:2025-13)"},
    {"(oil \"gas", "(and oil gas)"},
    {"w/10 a&&b Putin~2", "(and w/10 a&&b Putin~2)"},
    {"pris* *port", "(and pris port)"},
    {"f(x)", "(and f x)"},
    {"a – b... c", "(and a b c)"},
    {"fee fee", "(and fee fee)"},
    {"=US, U.S.", "(and US U.S.)"},
    {"...", "error: the query holds no word"},
    {"", "error: the query holds no word"},
    {"\xff\xff", "error: the query holds no word"},
};
BOOST_DATA_TEST_CASE(plain_text_has_no_operators, plain, row) {
    BOOST_TEST(reading(parse_plain(row.typed, all_words)) == row.tree);
}

BOOST_AUTO_TEST_CASE(plain_words_are_alternatives_under_any) {
    BOOST_TEST(reading(parse_plain("a AND -b", any_word)) == "(or a AND b)");
    BOOST_TEST(reading(parse_plain("a", any_word)) == "a");
}

struct Filter {
    Field field;
    const char* value;
    const char* tree;
};
std::ostream& operator<<(std::ostream& out, const Filter& row) {
    return out << row_of(row.field).name << '[' << row.value << ']';
}

const Filter filters[] = {
    {Field::Kind, "direct", "kind:direct"},
    {Field::Kind, "direct OR mixed", "(or kind:direct kind:mixed)"},
    {Field::Attr, "soon", "error: column 7: 'soon' is no value of attr:"},
    {Field::Speaker, "rubio", "speaker:rubio"},
    {Field::Speaker, "Marco Rubio", "speaker:\"Marco Rubio\""},
    {Field::Speaker, "\"Marco Rubio\"", "speaker:\"Marco Rubio\""},
    {Field::Speaker, " rubio ", "speaker:rubio"},
    {Field::Speaker, "(rubio OR bukele)", "(or speaker:rubio speaker:bukele)"},
    {Field::Speaker, "rub*", "speaker:rub*"},
    {Field::Speaker, "p*", "error: column 10: a prefix needs two letters or digits at least before its star"},
    {Field::Speaker, "", "error: column 1: there is no word in the value of speaker"},
    {Field::Speaker, "...", "error: column 1: speaker: needs a value right behind the colon"},
    {Field::Person, "Ann O'Brien", "person:\"Ann O'Brien\""},
    {Field::Person, "Marco (R) Rubio", "person:\"Marco (R) Rubio\""},
    {Field::Person, "Marco \"Polo", "person:\"Marco Polo\""},
    {Field::Person, "Lee AND Kim", "person:\"Lee AND Kim\""},
    {Field::Person, "(a) (b)", "person:\"(a) (b)\""},
    {Field::Person, "O\"Brien", "error: column 9: this quotation mark is never closed"},
    {Field::Org, "AT&T", "org:AT&T"},
    {Field::Org, "and", "org:and"},
    {Field::Place, "El Salvador", "place:\"El Salvador\""},
    {Field::Place, "“El Salvador”", "place:\"El Salvador\""},
    {Field::Source, "https://example.org", "source:https://example.org"},
    {Field::Source, "Daily News: Late Edition", "source:\"Daily News: Late Edition\""},
    {Field::Id, "ab:c/d", "id:ab:c/d"},
    {Field::Title, "=US", "title:=US"},
    {Field::Said, "mega prison", "said:\"mega prison\""},
    {Field::Said, "(a b)", "said:(and a b)"},
    {Field::Date, "2025-02", "date:2025-02-01..2025-02-28"},
    {Field::Date, " 7d ", "date:2025-02-04..2025-02-10"},
    {Field::Date, "none", "date:none"},
    {Field::Date, "2025-13", "error: column 6: there is no month 13"},
    {Field::Date, "", "error: column 1: '' is no date"},
};
BOOST_DATA_TEST_CASE(options_are_filters, filters, row) {
    const auto node = parse_filter(row.field, row.value, all_words);
    BOOST_TEST((node ? to_string(*node) : "error: " + node.error().message) == row.tree);
}

struct Narrowing {
    const char* query;
    std::vector<const char*> filters;
    const char* tree;
};
std::ostream& operator<<(std::ostream& out, const Narrowing& row) {
    return out << '[' << row.query << ']';
}

const Narrowing narrowings[] = {
    {"a b", {"speaker:x"}, "(and a b speaker:x)"},
    {"a OR b", {"speaker:x"}, "(and (or a b) speaker:x)"},
    {"a", {}, "a"},
    {"a b", {}, "(and a b)"},
    {"-a", {"source:x"}, "(and (not a) source:x)"},
    {"said:a", {"speaker:x"}, "(statement said:a speaker:x)"},
    {"said:a b",
     {"speaker:x", "date:2025"},
     "(and (statement said:a speaker:x) b date:2025-01-01..2025-12-31)"},
    {"speaker:a said:b", {"speaker:x"}, "(statement speaker:a said:b speaker:x)"},
    {"speaker:a said:b c", {"speaker:x"}, "(and (statement speaker:a said:b speaker:x) c)"},
    {"(speaker:a said:b) (speaker:c said:d)",
     {"speaker:x"},
     "(and (statement speaker:a said:b) (statement speaker:c said:d) speaker:x)"},
    {"(speaker:a said:b) said:c",
     {"speaker:x"},
     "(and (statement speaker:a said:b) (statement said:c speaker:x))"},
    {"(speaker:a b) said:c", {"speaker:x"}, "(and speaker:a b (statement said:c speaker:x))"},
    {"date:2025", {"date:2024-06..2025-06"}, "(and date:2025-01-01..2025-12-31 date:2024-06-01..2025-06-30)"},
    {"a NEAR b", {"lang:en"}, "(and (near/10 a b) lang:en)"},
};
BOOST_DATA_TEST_CASE(filters_narrow_a_query, narrowings, row) {
    auto query = parse_query(row.query, all_words);
    BOOST_TEST_REQUIRE(query.has_value());
    std::vector<QueryNode> narrowing;
    for (const char* filter : row.filters) narrowing.push_back(parse_query(filter, all_words)->root);
    BOOST_TEST(to_string(narrowed(query->root, narrowing)) == row.tree);
}

BOOST_AUTO_TEST_CASE(everything_narrowed_is_its_filters) {
    const auto rubio = parse_query("speaker:rubio", all_words)->root;
    const auto year = parse_query("date:2025", all_words)->root;
    BOOST_TEST(to_string(QueryNode{}) == "(all)");
    BOOST_TEST(to_string(narrowed({}, {})) == "(all)");
    BOOST_TEST(to_string(narrowed({}, {rubio})) == "speaker:rubio");
    BOOST_TEST(to_string(narrowed({}, {rubio, year})) == "(and speaker:rubio date:2025-01-01..2025-12-31)");
}

struct Filtering {
    const char* query;
    bool filter;
};
std::ostream& operator<<(std::ostream& out, const Filtering& row) {
    return out << '[' << row.query << ']';
}

const Filtering filterings[] = {
    {"a", false},
    {"title:a", false},
    {"\"a b\"", false},
    {"=US", false},
    {"pris*", false},
    {"said:a", false},
    {"a NEAR b", false},
    {"source:a", true},
    {"author:a", true},
    {"section:a", true},
    {"lang:en", true},
    {"id:a", true},
    {"person:a", true},
    {"org:a", true},
    {"place:a", true},
    {"speaker:a", true},
    {"date:2025", true},
    {"date:none", true},
    {"-a", true},
    {"-source:a", true},
    {"source:a date:2025", true},
    {"source:a b", false},
    {"source:a OR b", false},
    {"source:a OR source:b", true},
    {"speaker:a said:b", false},
};
BOOST_DATA_TEST_CASE(filters_match_without_a_word, filterings, row) {
    BOOST_TEST(is_filter(parse_query(row.query, all_words)->root) == row.filter);
}

const Row days[] = {
    {"2025", "2025-01-01..2025-12-31"},
    {"2025-02", "2025-02-01..2025-02-28"},
    {"today", "2025-02-10..2025-02-10"},
    {" 2025-02-04 ", "2025-02-04..2025-02-04"},
    {"2025-02..", "2025-02-01.."},
    {"1m", "2025-01-11..2025-02-10"},
    {"none", "error: column 1: 'none' has no days"},
    {"2025-02-30", "error: column 9: February 2025 has no day 30"},
    {"soon", "error: column 1: 'soon' is no date"},
    {"", "error: column 1: '' is no date"},
};
BOOST_DATA_TEST_CASE(date_values_are_ranges_of_days, days, row) {
    const auto range = parse_date_value(row.typed, a_day);
    BOOST_TEST((range ? to_string(*range) : "error: " + range.error().message) == row.tree);
}

const Row ends[] = {
    {"2025", "2025-01-01 2025-12-31"},
    {"2025-02", "2025-02-01 2025-02-28"},
    {"yesterday", "2025-02-09 2025-02-09"},
    {"2025-02..", "2025-02-01 -"},
    {"..2024", "- 2024-12-31"},
    {">=2025-02", "2025-02-01 -"},
    {">2024", "2025-01-01 -"},
    {"<2025", "- 2024-12-31"},
    {"<=2025-02", "- 2025-02-28"},
    {"=2025", "2025-01-01 2025-12-31"},
    {"2025..2025-06", "- -"},
    {"30d", "2025-01-12 -"},
    {"none", "- -"},
};
BOOST_DATA_TEST_CASE(an_option_for_one_end_takes_nothing_that_would_lose_the_other, ends, row) {
    const auto first = parse_date_end(row.typed, DateEnd::First, a_day);
    const auto last = parse_date_end(row.typed, DateEnd::Last, a_day);
    BOOST_TEST((first ? to_string(*first) : "-") + ' ' + (last ? to_string(*last) : "-") == row.tree);
}

BOOST_AUTO_TEST_CASE(advice_on_a_date_fits_an_option) {
    BOOST_TEST(parse_date_value("2025-02-30", a_day).error().hint ==
               "2025-02-30\n        ^\ndid you mean 2025-02-28?");
}

struct Last {
    Date today;
    const char* value;
    const char* range;
};
std::ostream& operator<<(std::ostream& out, const Last& row) {
    return out << to_string(row.today) << ' ' << row.value;
}

const Last lasts[] = {
    {{2025, 3, 31}, "1m", "2025-03-01..2025-03-31"}, {{2024, 3, 31}, "1m", "2024-03-01..2024-03-31"},
    {{2025, 1, 31}, "2m", "2024-12-01..2025-01-31"}, {{2024, 2, 29}, "1y", "2023-03-01..2024-02-29"},
    {{2025, 1, 1}, "1d", "2025-01-01..2025-01-01"},  {{2025, 1, 1}, "2d", "2024-12-31..2025-01-01"},
    {{2025, 1, 1}, "12m", "2024-01-02..2025-01-01"}, {{2025, 1, 1}, "1w", "2024-12-26..2025-01-01"},
    {{1, 1, 2}, "1d", "0001-01-02..0001-01-02"},
};
BOOST_DATA_TEST_CASE(last_periods_end_today, lasts, row) {
    const auto range = parse_date_value(row.value, row.today);
    BOOST_TEST_REQUIRE(range.has_value());
    BOOST_TEST(to_string(*range) == row.range);
}

BOOST_AUTO_TEST_CASE(days_outside_the_calendar_are_no_days) {
    BOOST_TEST(!parse_date_value("yesterday", {1, 1, 1}).has_value());
    BOOST_TEST(!parse_date_value("2d", {1, 1, 1}).has_value());
    BOOST_TEST(!parse_date_value(">9999-12-31", a_day).has_value());
}

}  // namespace
