// docs/query-language.md is held against the program: every row of its tables, its field list, its error.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <vector>

#include "common/base/text.hpp"
#include "tests/query/reading.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::test;

std::string manual() {
    std::ifstream file{ONRECORD_SOURCE_DIR "/docs/query-language.md"};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// What stands between backticks in the cells of a table's row; a bar is written \| there.
std::vector<std::string> code_cells(std::string_view row) {
    std::vector<std::string> cells;
    const auto pieces = split(row, '`');
    for (std::size_t at = 1; at < pieces.size(); at += 2) {
        std::string cell;
        for (const char c : pieces[at]) {
            if (c == '|' && cell.ends_with('\\')) cell.pop_back();
            cell += c;
        }
        cells.push_back(std::move(cell));
    }
    return cells;
}

/// The rows of all tables under that header.
std::vector<std::vector<std::string>> rows_under(std::string_view header) {
    std::vector<std::vector<std::string>> rows;
    bool within = false;
    const auto text = manual();
    for (const auto line : split(text, '\n')) {
        if (!line.starts_with('|')) within = false;
        if (within && !line.starts_with("|--")) rows.push_back(code_cells(line));
        if (line == header) within = true;
    }
    return rows;
}

BOOST_AUTO_TEST_CASE(readings_of_the_manual_hold) {
    const auto rows = rows_under("| typed | reading |");
    BOOST_TEST(rows.size() > 50U);
    for (const auto& row : rows) {
        BOOST_TEST_REQUIRE(row.size() == 2U);
        BOOST_TEST(reading(row[0]) == row[1]);
    }
}

BOOST_AUTO_TEST_CASE(mistakes_of_the_manual_hold) {
    const auto rows = rows_under("| typed | told |");
    BOOST_TEST(rows.size() > 25U);
    for (const auto& row : rows) {
        BOOST_TEST_REQUIRE(row.size() == 2U);
        const auto told = reading(row[0]);
        BOOST_TEST(told.starts_with("error: column "), row[0]);
        BOOST_TEST(told.ends_with(row[1]), row[0] + ": " + told);
    }
}

BOOST_AUTO_TEST_CASE(the_manual_lists_every_field) {
    const auto rows = rows_under("| field | example | finds |");
    BOOST_TEST_REQUIRE(rows.size() + 1 == fields.size());
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const auto& field = fields[at + 1];
        BOOST_TEST(rows[at].at(0) == std::string{field.name} + ":");
        BOOST_TEST(rows[at].at(1) == field.example);
        BOOST_TEST(parse_query(field.example, all_words).has_value());
    }
}

BOOST_AUTO_TEST_CASE(the_mistake_shown_in_the_manual_holds) {
    const auto parsed = parse_query("prison speker:rubio", all_words);
    BOOST_TEST_REQUIRE(!parsed.has_value());
    const auto block = "```\n" + parsed.error().message + '\n' + parsed.error().hint + "\n```";
    BOOST_TEST(manual().find(block) != std::string::npos, block);
}

BOOST_AUTO_TEST_CASE(the_other_examples_of_the_manual_hold) {
    BOOST_TEST(reading("cecot prison date:2025 -fee", any_word) ==
               "(and (or cecot prison) date:2025-01-01..2025-12-31 (not fee))");
    for (const char* text : {"and/or", "24/7", "R&D", "5 + 3", "C++", "wow!", "12:30", "https://example.org",
                             "Breaking: news", "person:rubio", "person:\"Marco Rubio\""}) {
        BOOST_TEST(parse_query(text, all_words).has_value(), text);
    }
}

}  // namespace
