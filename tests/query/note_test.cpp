// What is read and yet told, because people may have meant something else.
#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

#include "common/base/text.hpp"
#include "tests/query/reading.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::test;

struct Row {
    const char* query;
    const char* notes;  ///< all of them, set apart by " | "
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << '[' << row.query << ']';
}

const Row notes[] = {
    {"a b", ""},
    {"a OR b", ""},
    {"(a b) OR c", ""},
    {"title:(a b) OR c", ""},
    {"a OR b AND c", "AND binds tighter than OR; read as (or a (and b c))"},
    {"a OR b c", "AND binds tighter than OR; read as (or a (and b c))"},
    {"x (a OR b c)", "AND binds tighter than OR; read as (and x (or a (and b c)))"},
    {"a and b", "'and' is a word here; the operator is written AND"},
    {"a and b and c", "'and' is a word here; the operator is written AND"},
    {"a or b", "'or' is a word here; the operator is written OR"},
    {"a Not b", "'Not' is a word here; the operator is written NOT"},
    {"not a", "'not' is a word here; the operator is written NOT"},
    {"$ a ...", "'$', '...' hold no letter or digit and were ignored"},
    {"a & b", "'&' holds no letter or digit and was ignored"},
    {"a, b; c.", ""},
    {"a – b - c", ""},
    {"a –fee", "a long dash is read as a blank: to leave a word out, put a hyphen before it (-word)"},
    {"a --fee", "a long dash is read as a blank: to leave a word out, put a hyphen before it (-word)"},
    {"\"pri* x\"", "a star between quotation marks is no prefix; it was ignored"},
    {"\"prime minist\"*", "a star behind quotation marks is no prefix; it was ignored"},
    {"\"a b\"~", "a ~ without a number behind it was ignored; near words are written \"a b\"~5"},
    {"**bold**", "several stars in a row are punctuation; a prefix ends in one"},
    {"a NEAR 5 b", "the number behind NEAR is a word; a distance is written NEAR/5"},
    {"title=rubio", "'title=rubio' is text; the field title is written title:"},
    {"a | b", "'|' is read as a blank; alternatives are written a OR b"},
    {"Source: Reuters", "'Source:' with a blank behind it is a word; the field is written source:reuters"},
    {"wom?n", "'?' stands for no letter; a prefix ends in a star (pris*)"},
    {"'mega prison'", "single quotation marks are ignored; a phrase stands in double ones"},
    {"workers' rights", ""},
    {"(speaker:a OR speaker:b) said:c",
     "brackets keep their statements to themselves; for one statement of either write speaker:(a OR b)"},
    {"a b\xff", "the query is not valid UTF-8; bytes that are no character were ignored"},
};

BOOST_DATA_TEST_CASE(notes_tell_the_reading, notes, row) {
    const auto parsed = parse_query(row.query, all_words);
    BOOST_TEST_REQUIRE(parsed.has_value());
    BOOST_TEST(join(parsed->notes, " | ") == row.notes);
}

BOOST_AUTO_TEST_CASE(a_long_text_gives_few_and_short_notes) {
    std::string query;
    for (int word = 0; word < 2'000; ++word) query += "$" + std::to_string(word) + ": and ; or a OR ";
    query += "end";
    const auto parsed = parse_query(query, all_words);
    BOOST_TEST_REQUIRE(parsed.has_value());
    BOOST_TEST(parsed->notes.size() <= 8U);
    for (const auto& note : parsed->notes) BOOST_TEST(note.size() < 400U);
}

}  // namespace
