#include "searcher/output/styled_text.hpp"

#include <ostream>
#include <sstream>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/marks.hpp"

namespace {

using namespace onrecord;

struct Wrap {
    const char* text;
    std::size_t width;
    const char* lines;  ///< set apart by |
};
std::ostream& operator<<(std::ostream& out, const Wrap& c) {
    return out << c.text << " at " << c.width;
}

const Wrap wraps[] = {
    {"", 10, ""},
    {"one", 10, "one"},
    {"one two three", 7, "one two|three"},
    {"one two three", 8, "one two|three"},
    {"one two three", 13, "one two three"},
    {"one two ", 7, "one two"},
    {"one two ", 80, "one two"},
    {"a bcdefghij k", 4, "a|bcde|fghi|j k"},
    {"ab", 1, "a|b"},
    {"東京都の知事", 4, "東京|都の|知事"},
    {"東京都の知事", 5, "東京|都の|知事"},
    {"東京都。知事", 6, "東京|都。知|事"},
    {"東京「都知", 6, "東京|「都知"},
    {"東京", 1, "東|京"},
    {"in 東京 now", 6, "in 東|京 now"},
    {"one—two", 5, "one—|two"},
    {"anti-abortion law", 9, "anti-abor|tion law"},
    {"e\xCC\x81"
     "e\xCC\x81"
     "e\xCC\x81",
     2,
     "e\xCC\x81"
     "e\xCC\x81"
     "|e\xCC\x81"},
};

BOOST_DATA_TEST_CASE(text_wraps_to_the_width, wraps, given) {
    std::vector<std::string> lines;
    for (const auto line : wrapped_lines(given.text, given.width)) lines.emplace_back(line);
    BOOST_TEST(join(lines, "|") == given.lines);
}

std::string written(const StyledText& text, const Frame& frame) {
    std::ostringstream out;
    write_wrapped(text, frame, out);
    return out.str();
}

BOOST_AUTO_TEST_CASE(prefixes_count_into_the_width) {
    StyledText text;
    text.add("one two three");
    BOOST_TEST(written(text, {9, false, "1 ", "  "}) == "1 one two\n  three\n");
    BOOST_TEST(written({}, {9, false, "1 ", "  "}) == "1 \n");
    BOOST_TEST(written(text, {1, false, "1 ", "  "}).starts_with("1 o\n  n\n"));
}

BOOST_AUTO_TEST_CASE(every_line_ends_in_the_terminals_own_colors) {
    StyledText text;
    text.add("a ").add("one two", Style::Match).add("'s");
    BOOST_TEST(written(text, {5, true, "", ""}) == "a \x1b[1;31mone\x1b[0m\n\x1b[1;31mtwo\x1b[0m's\n");
    BOOST_TEST(written(text, {5, false, "", ""}) == "a one\ntwo's\n");
}

BOOST_AUTO_TEST_CASE(white_space_runs_together) {
    StyledText text;
    text.add("\n  one\t\t").add(" \r\n two\x1b");
    BOOST_TEST(text.text() == "one two ");
}

BOOST_AUTO_TEST_CASE(what_is_cut_off_takes_its_matches_along) {
    const auto cut = shortened(MarkedText{"one two three", {{0, 3}, {4, 7}, {8, 13}}}, 6);
    BOOST_TEST(cut.text == "one tw…");
    BOOST_TEST((cut.matches == std::vector<TextSpan>{{0, 3}}));
    BOOST_TEST(shortened("東京", 4) == "東…");
    BOOST_TEST(shortened("東京", 6) == "東京");
}

BOOST_AUTO_TEST_CASE(spans_that_lie_are_mended_or_left_out) {
    const std::string_view text = "a東b京";  // bytes: a 0, 東 1-3, b 4, 京 5-7
    BOOST_TEST((sound_spans({{5, 3}, {2, 2}, {8, 9}, {100, 200}}, text).empty()));
    BOOST_TEST((sound_spans({{2, 3}}, text) == std::vector<TextSpan>{{1, 4}}));
    BOOST_TEST((sound_spans({{4, 4'000'000'000U}, {0, 1}}, text) == std::vector<TextSpan>{{0, 1}, {4, 8}}));
    BOOST_TEST((sound_spans({{0, 4}, {2, 5}}, text) == std::vector<TextSpan>{{0, 5}}));
    BOOST_TEST((sound_spans({{0, 1}, {1, 4}}, text) == std::vector<TextSpan>{{0, 1}, {1, 4}}));
}

BOOST_AUTO_TEST_CASE(mending_in_place_keeps_the_length) {
    BOOST_TEST(mended_in_place("é\xFF\xC3z") == "é??z");
    BOOST_TEST(mended_in_place("") == "");
}

struct Cell {
    const char* text;
    const char* cell;
};
std::ostream& operator<<(std::ostream& out, const Cell& c) {
    return out << c.text;
}

const Cell cells[] = {
    {"", ""},
    {"plain", "plain"},
    {"a,b", "\"a,b\""},
    {"say \"no\"", "\"say \"\"no\"\"\""},
    {"two\nlines\r\n", "\"two lines  \""},
    {" blank", "\" blank\""},
    {"=1+1", "'=1+1"},
    {"+1", "'+1"},
    {"-1", "'-1"},
    {"@sum", "'@sum"},
    {"＝1", "'＝1"},
    {"  =1", "'  =1"},
    {"\t=1", "' =1"},
    {"\r1", "' 1"},
    {"a=1", "a=1"},
    {"a;b", "a;b"},
};

BOOST_DATA_TEST_CASE(cell_is_one_line_and_no_formula, cells, given) {
    BOOST_TEST(csv_cell(given.text) == given.cell);
}

}  // namespace
