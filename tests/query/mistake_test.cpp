// What is refused, with the place and the advice.
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
    int column;          ///< in characters, from 1
    const char* what;    ///< part of the message
    const char* advice;  ///< part of the last line of the hint; "" where there is none
};
std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << '[' << row.query << ']';
}

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

const Row mistakes[] = {
    // brackets and quotation marks
    {"(oil", 1, "this bracket is never closed", ""},
    {"oil)", 4, "this bracket was never opened", ""},
    {"\"oil", 1, "this quotation mark is never closed", ""},
    {"oil \"gas", 5, "this quotation mark is never closed", ""},
    {"“oil", 1, "this quotation mark is never closed", ""},
    {"oil”", 4, "this quotation mark is never closed", ""},
    {"a (b (c)", 3, "this bracket is never closed", ""},
    {"a) (b", 2, "this bracket was never opened", ""},
    {"title:(a", 7, "this bracket is never closed", ""},
    {"a \"b\" \"", 7, "this quotation mark is never closed", ""},
    // operands
    {"oil AND", 5, "the operand behind AND is missing", ""},
    {"OR oil", 1, "the operand before OR is missing", ""},
    {"oil AND OR gas", 9, "an operand is missing between AND and OR", ""},
    {"()", 1, "there is no word between the brackets", ""},
    {"a ()", 3, "there is no word between the brackets", ""},
    {"title:()", 7, "there is no word between the brackets", ""},
    {"(...)", 1, "there is no word between the brackets", "'...' holds no letter"},
    {"\"\"", 1, "there is no word between the quotation marks", ""},
    {"a \"...\"", 3, "there is no word between the quotation marks", ""},
    {"AND", 1, "the operand before AND is missing", ""},
    {"NOT", 1, "the operand behind NOT is missing", ""},
    {"a NOT", 3, "the operand behind NOT is missing", ""},
    {"a AND NOT", 7, "the operand behind NOT is missing", ""},
    {"a OR", 3, "the operand behind OR is missing", ""},
    {"a OR OR b", 6, "an operand is missing between OR and OR", ""},
    {"a AND AND b", 7, "an operand is missing between AND and AND", ""},
    {"a OR AND b", 6, "an operand is missing between OR and AND", ""},
    {"(a AND) b", 4, "the operand behind AND is missing", ""},
    {"(OR a)", 2, "the operand before OR is missing", ""},
    {"a AND $", 3, "the operand behind AND is missing", "'$' holds no letter or digit"},
    {"a NEAR", 3, "the operand behind NEAR is missing", ""},
    {"NEAR a", 1, "the operand before NEAR is missing", ""},
    {"a NEAR/5 OR b", 10, "an operand is missing between NEAR/5 and OR", ""},
    {"NOT NOT a", 5, "two negations", "leave both out"},
    {"NOT -a", 5, "two negations", "leave both out"},
    {"a AND NOT OR b", 11, "an operand is missing between NOT and OR", ""},
    // no word at all
    {"...", 1, "the query holds no word", "for example"},
    {"$", 1, "the query holds no word", "for example"},
    {"—", 1, "the query holds no word", "for example"},
    {"*", 1, "the query holds no word", "for example"},
    {"🙂", 1, "the query holds no word", "for example"},
    // fields
    {"speker:rubio", 1, "there is no field 'speker:'", "did you mean speaker:rubio?"},
    {"Speker:rubio", 1, "there is no field 'Speker:'", "did you mean speaker:rubio?"},
    {"a speker:\"b c\"", 3, "there is no field 'speker:'", "did you mean speaker:?"},
    {"speker:(a b)", 1, "there is no field 'speker:'", "did you mean speaker:?"},
    {"foo:bar", 1, "there is no field 'foo:'", "the fields are title: author: source:"},
    {"x -foo:bar", 4, "there is no field 'foo:'", "the fields are"},
    {"peson:rubio", 1, "there is no field 'peson:'", "did you mean person:rubio?"},
    {"autor:lee", 1, "there is no field 'autor:'", "did you mean author:lee?"},
    {"dat:2025", 1, "there is no field 'dat:'", "did you mean date:2025?"},
    {"says:prison", 1, "there is no field 'says:'", "did you mean said:prison?"},
    {"headline:rubio", 1, "there is no field 'headline:'", "did you mean title:rubio?"},
    {"location:\"El Salvador\"", 1, "there is no field 'location:'", "did you mean place:"},
    {"speaker: rubio", 1, "speaker: needs a value right behind the colon", "did you mean speaker:rubio?"},
    {"title:", 1, "title: needs a value right behind the colon", "for example title:rubio"},
    {"(title:)", 2, "title: needs a value right behind the colon", "for example title:rubio"},
    {"title:...", 1, "title: needs a value right behind the colon", "for example"},
    {"said: prison", 1, "said: needs a value right behind the colon", "did you mean said:prison?"},
    {"date: 2025", 1, "date: needs a value right behind the colon", "did you mean date:2025?"},
    {"title:-a", 7, "a hyphen that negates stands before the field", "did you mean -title:a?"},
    {"title:(author:x)", 8, "the field author: cannot stand in the value of title:", "its own brackets"},
    {"said:(a speaker:b)", 9, "the field speaker: cannot stand in the value of said:", ""},
    {"title:author:x", 7, "the field author: cannot stand in the value of another", ""},
    {"=title:US", 1, "'=' stands behind the colon", "title:=US"},
    {"source:=Reuters", 8, "source: takes no '='", "title:"},
    {"person:(a =b)", 11, "person: takes no '='", ""},
    {"lang:english", 6, "'english' is no language; lang: takes the two letters of one", "lang:en"},
    {"lang:e*", 7, "lang: takes no prefix", "lang:en"},
    {"id:ab*", 6, "id: takes no prefix", ""},
    {"kind:drect", 6, "'drect' is no value of kind:", "did you mean kind:direct?"},
    {"prison kind:\"dir\"", 14, "'dir' is no value of kind:", "did you mean kind:direct?"},
    {"kind:quote", 6, "'quote' is no value of kind:", "it takes one of: direct, mixed, indirect"},
    {"attr:(named OR nmed)", 16, "'nmed' is no value of attr:", "did you mean attr:named?"},
    {"attr:rubio", 6, "'rubio' is no value of attr:", "it takes one of: named, pronoun, described, none"},
    {"attr:name*", 10, "attr: takes no prefix", "attr:named"},
    {"kind:=direct", 6, "'=direct' is no value of kind:", ""},
    {"said:(a kind:direct)", 9, "the field kind: cannot stand in the value of said:", ""},
    // dates
    {"date:2025-13", 11, "there is no month 13", "dates are written"},
    {"date:2025-00", 11, "there is no month 00", "dates are written"},
    {"date:2025-02-30", 14, "February 2025 has no day 30", "did you mean date:2025-02-28?"},
    {"date:2025-02-29", 14, "February 2025 has no day 29", "did you mean date:2025-02-28?"},
    {"date:2025-04-00", 14, "April 2025 has no day 00", "dates are written"},
    {"date:2025-03..2025-01", 15, "the range runs backward", "did you mean date:2025-01..2025-03?"},
    {"date:today..yesterday", 13, "the range runs backward", "did you mean date:yesterday..today?"},
    {"date:soon", 6, "'soon' is no date", "dates are written 2025, 2025-02"},
    {"date:tody", 6, "'tody' is no date", "did you mean date:today?"},
    {"date:yesteday", 6, "'yesteday' is no date", "did you mean date:yesterday?"},
    {"date:2025/02/04", 6, "'2025/02/04' is no date", "did you mean date:2025-02-04?"},
    {"date:20250204", 6, "'20250204' is no date", "did you mean date:2025-02-04?"},
    {"date:2025-2-4", 6, "'2025-2-4' is no date", "did you mean date:2025-02-04?"},
    {"date:2025-1", 6, "'2025-1' is no date", "dates are written"},
    {"date:25", 6, "'25' is no date", "dates are written"},
    {"date:0000", 6, "there is no year 0000", "dates are written"},
    {"date:2025-99999999999-1", 6, "is no date", "dates are written"},
    {"date:2025-02-04-05", 6, "is no date", "dates are written"},
    {"date:..", 6, "a range needs a day at one end", "dates are written"},
    {"date:2025..2026..2027", 12, "'2026..2027' is no date", "dates are written"},
    {"date:2025...2026", 12, "'.2026' is no date", "dates are written"},
    {"date:2025-01..2025-13", 20, "there is no month 13", ""},
    {"date:>=", 8, "a day is missing right behind '>='", "did you mean date:>=2025-02-10?"},
    {"date:>9999", 7, "no day is later", ""},
    {"date:<0001", 7, "no day is earlier", ""},
    {"date:>=soon", 8, "'soon' is no date", ""},
    {"date:0d", 6, "one day at least", "did you mean date:1d?"},
    {"date:99999999y", 6, "before the year 1", ""},
    {"date:3000y", 6, "before the year 1", ""},
    {"date:-7d", 6, "'-7d' is no date", ""},
    {"date:none..2025", 6, "'none' is no date", ""},
    {"date:2025–2026", 6, "'2025–2026' is no date", ""},
    {"date:202\xFF", 6, "is no date", ""},
    {"date:2025*", 6, "'2025*' is no date", ""},
    {"date:\"soon\"", 7, "'soon' is no date", ""},
    {"date:(2025 OR soon)", 15, "'soon' is no date", ""},
    {"é date:2025-13", 13, "there is no month 13", ""},
    // prefixes
    {"*port", 1, "a star stands at the end of a word only", "no search by endings"},
    {"*port*", 1, "a star stands at the end of a word only", "no search by endings"},
    {"p*", 2, "two letters or digits at least", "pr*"},
    {"U.*", 3, "two letters or digits at least", ""},
    {"pri*son", 4, "a star stands at the end of a word only", "pris*"},
    {"title:p*", 8, "two letters or digits at least", ""},
    {"title:*port", 7, "a star stands at the end of a word only", ""},
    {"=pris*", 6, "an exact word cannot be a prefix", ""},
    {"a *b", 3, "a star stands at the end of a word only", ""},
    // NEAR and ADJ
    {"a NEAR/5 b NEAR/3 c", 12, "one distance", "write two"},
    {"a NEAR/5 b ADJ/5 c", 12, "one distance", "write two"},
    {"a NEAR/0 b", 8, "a distance is a number from 1 to 100", "NEAR/10"},
    {"a NEAR/101 b", 8, "a distance is a number from 1 to 100", ""},
    {"a NEAR/ b", 8, "a distance is a number from 1 to 100", ""},
    {"a NEAR/x b", 8, "a distance is a number from 1 to 100", ""},
    {"a ADJ/9999999999 b", 7, "a distance is a number from 1 to 100", "ADJ/10"},
    {"\"a b\"~0", 7, "a distance is a number from 1 to 100", "~10"},
    {"\"a b\"~500", 7, "a distance is a number from 1 to 100", ""},
    {"\"a\"~5", 1, "a distance needs two words", ""},
    {"person:\"a b\"~5", 8, "a filter has none", ""},
    {"a NEAR (b c)", 8, "no AND group", "(a NEAR/5 c) AND (b NEAR/5 c)"},
    {"(a AND b) NEAR c", 1, "no AND group", ""},
    {"a NEAR ((b c) OR d)", 9, "no AND group", ""},
    {"-a NEAR b", 1, "no negation", "a NOT (a NEAR/5 b)"},
    {"a NEAR NOT b", 8, "no negation", ""},
    {"a NEAR (b NEAR c)", 8, "no NEAR or ADJ in brackets", ""},
    {"a NEAR \"b c\"~3", 8, "no NEAR or ADJ in brackets", ""},
    {"speaker:a NEAR b", 1, "a filter has none", "by AND"},
    {"a NEAR date:2025", 8, "a filter has none", ""},
    {"a NEAR said:b", 8, "a filter has none", "said:(a NEAR/5 b)"},
    {"title:a NEAR b", 14, "one field", "title:(a NEAR/5 b)"},
    {"person:(a NEAR b)", 9, "a filter has none", ""},
    // other systems
    {"w/10", 1, "'w/10' is another system's syntax", "a NEAR/10 b"},
    {"a W/5 b", 3, "'W/5' is another system's syntax", "a NEAR/5 b"},
    {"a pre/5 b", 3, "'pre/5' is another system's syntax", "a ADJ/5 b"},
    {"a /10 b", 3, "'/10' is another system's syntax", "a NEAR/10 b"},
    {"a within/5 b", 3, "another system's syntax", "a NEAR/5 b"},
    {"/s", 1, "same sentence", "NEAR"},
    {"a /s b", 3, "same sentence", "NEAR"},
    {"a /p b", 3, "same paragraph", "NEAR"},
    {"a w/p b", 3, "same paragraph", "NEAR"},
    {"Putin~2", 6, "no search for similar spellings", "a prefix may serve"},
    {"Putin~", 6, "no search for similar spellings", ""},
    {"roam~0.8", 5, "no search for similar spellings", ""},
    {"cat~1", 4, "no search for similar spellings", "(a OR b)"},
    {"title:Putin~2", 12, "no search for similar spellings", ""},
    {"a && b", 3, "'&&'", "a AND b"},
    {"a&&b", 2, "'&&'", "a AND b"},
    {"a || b", 3, "'||'", "a OR b"},
    {"!a", 1, "'!'", "did you mean -a?"},
    {"b !\"a c\"", 3, "'!'", "-"},
    {"!(a b)", 1, "'!'", "-"},
    {"+word", 1, "'+'", "did you mean word?"},
    {"+\"a b\"", 1, "'+'", ""},
    {"a^2", 2, "'^2' (weight)", ""},
    {"a ^2", 3, "'^2' (weight)", ""},
    {"\"a b\"^2", 6, "'^2' (weight)", ""},
    {"(a b)~3", 6, "behind a quotation mark only", "\"a b\"~5"},
    {"site:example.org", 1, "there is no field 'site:'", "did you mean source:example.org?"},
    {"intitle:rubio", 1, "there is no field 'intitle:'", "did you mean title:rubio?"},
    {"from:2025-02-01", 1, "there is no field 'from:'", "did you mean date:2025-02-01..?"},
    {"from:lee", 1, "there is no field 'from:'", "did you mean author:lee?"},
    {"since:2025-02-01", 1, "there is no field 'since:'", "did you mean date:2025-02-01..?"},
    {"until:2025-02-01", 1, "there is no field 'until:'", "did you mean date:..2025-02-01?"},
    {"before:2025-02-01", 1, "there is no field 'before:'", "did you mean date:<2025-02-01?"},
    {"after:2025-02-01", 1, "there is no field 'after:'", "did you mean date:>2025-02-01?"},
    {"filetype:pdf", 1, "there is no field 'filetype:'", "no equivalent"},
    {"NEAR(a b)", 1, "NEAR stands between its operands", "a NEAR/10 b"},
    {"x AND NEAR(a b)", 7, "NEAR stands between its operands", ""},
    {"[a TO b]", 1, "[… TO …]", "date:2025-01..2025-03"},
    {"[* TO *]", 1, "[… TO …]", "date:2025-01..2025-03"},
    {"[2025-02-01T00:00:00Z TO *]", 1, "[… TO …]", "date:2025-02-01.."},
    {"date:[2025 TO 2026]", 6, "[… TO …]", "date:2025..2026"},
    {"a NEAR5 b", 3, "'NEAR5' is no operator", "did you mean NEAR/5?"},
    {"a ADJ5 b", 3, "'ADJ5' is no operator", "did you mean ADJ/5?"},
    {"a near/5 b", 3, "upper case", "did you mean NEAR/5?"},
    {"a adj/5 b", 3, "upper case", "did you mean ADJ/5?"},
    {"a ANDNOT b", 3, "'ANDNOT' is no operator", "AND NOT"},
    {"a XOR b", 3, "'XOR' has no equivalent", "(a OR b) NOT (a AND b)"},
};

BOOST_DATA_TEST_CASE(mistakes_are_told_with_their_place, mistakes, row) {
    const auto parsed = parse_query(row.query, all_words);
    BOOST_TEST_REQUIRE(!parsed.has_value());
    const auto& error = parsed.error();
    BOOST_TEST((error.kind == ErrorKind::Query));
    BOOST_TEST(error.message.starts_with("column " + std::to_string(row.column) + ": "), error.message);
    BOOST_TEST(holds(error.message, row.what), error.message);
    const auto lines = split(error.hint, '\n');
    BOOST_TEST_REQUIRE(lines.size() == (std::string_view{row.advice}.empty() ? lines.size() : 3U));
    BOOST_TEST(lines[1].ends_with('^'));
    BOOST_TEST(holds(lines.back(), row.advice), error.hint);
}

BOOST_AUTO_TEST_CASE(an_empty_query_is_a_mistake) {
    for (const char* query : {"", " ", "\n\t", "\x01", "\u00A0"}) {
        BOOST_TEST(reading(query) == "error: the query is empty");
    }
}

struct Shown {
    const char* query;
    const char* hint;
};
std::ostream& operator<<(std::ostream& out, const Shown& row) {
    return out << '[' << row.query << ']';
}

const Shown hints[] = {
    {"oil AND", "oil AND\n    ^"},
    {"日本 AND", "日本 AND\n     ^"},
    {"cafe\u0301 AND", "cafe\u0301 AND\n     ^"},
    {"a\nb AND", "a b AND\n    ^"},
    {"a\x1b[31m AND", "a [31m AND\n       ^"},
    {"\xff\xfe a AND", "\uFFFD\uFFFD a AND\n     ^"},
    {"speker:x y", "speker:x y\n^\ndid you mean speaker:x?"},
};
BOOST_DATA_TEST_CASE(a_caret_stands_under_the_place, hints, row) {
    const auto parsed = parse_query(row.query, all_words);
    BOOST_TEST_REQUIRE(!parsed.has_value());
    BOOST_TEST(parsed.error().hint == row.hint);
}

BOOST_AUTO_TEST_CASE(a_long_query_is_cut_around_the_place) {
    std::string query;
    for (int word = 0; word < 100; ++word) query += "word ";
    const auto before = query.size();
    query += "AND OR ";
    for (int word = 0; word < 100; ++word) query += "word ";
    const auto parsed = parse_query(query, all_words);
    BOOST_TEST_REQUIRE(!parsed.has_value());
    BOOST_TEST(parsed.error().message.starts_with("column " + std::to_string(before + 5) + ": "));
    const auto lines = split(parsed.error().hint, '\n');
    BOOST_TEST_REQUIRE(lines.size() == 2U);
    BOOST_TEST(lines[0].starts_with("…"));
    BOOST_TEST(lines[0].ends_with("…"));
    BOOST_TEST(lines[0].size() < 80U);
    BOOST_TEST(lines[1] == std::string(36, ' ') + '^');
    BOOST_TEST(holds(lines[0], "AND OR"));
}

}  // namespace
