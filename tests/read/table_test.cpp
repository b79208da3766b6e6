// Tables: quotation marks, what is no row, and how a table is told from a text.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "indexer/read/table_reader.hpp"
#include "tests/read/packed.hpp"
#include "tests/read/reading.hpp"

namespace {

using namespace onrecord;

struct TableFile {
    const char* name;
    std::string bytes;  ///< behind a first row "title,date,text" with the separator of the name's ending
    const char* read;   ///< items, set apart by " ; "
};
std::ostream& operator<<(std::ostream& out, const TableFile& c) {
    return out << '[' << c.bytes << ']';
}

const TableFile tables[] = {
    // quoted cells
    {"a.csv", "A,2025-02-04,\"One, \"\"two\"\"\r\nthree.\"\r\nB,2025-02-05,\"\"\r\n",
     "2025-02-04 | A > One, \"two\"\\nthree. ; 2025-02-05 | B > "},
    {"a.csv", "\"A, b\", 2025-02-04, \"One, two.\"\n", "2025-02-04 | A, b > One, two."},
    {"a.tsv", "A\t2025-02-04\t\"One\t\"\"two\"\"\nthree.\"\n", "2025-02-04 | A > One\t\"two\"\\nthree."},
    // a quotation mark that is no cell's
    {"a.csv", "The 5\" gap,2025-02-04,He said \"no\".\n", "2025-02-04 | The 5\" gap > He said \"no\"."},
    {"a.tsv", "\"It's over\t2025-02-04\tShe said \"no\".\n\"Gone,\" he said\t2025-02-05\tTwo.\n",
     "2025-02-04 | \"It's over > She said \"no\". ; 2025-02-05 | \"Gone,\" he said > Two. ; "
     "# a.tsv, row 2: a quotation mark that is not closed is read as text (and 1 more like it)"},
    {"a.csv", "A,2025-02-04,\"One.\nB,2025-02-05,Two.\nC,2025-02-06,\"Three, four.\"\n",
     "2025-02-04 | A > \"One. ; 2025-02-05 | B > Two. ; 2025-02-06 | C > Three, four. ; "
     "# a.csv, row 2: a quotation mark that is not closed is read as text"},
    // it is closed by accident, rows later: the number of cells shows it
    {"a.tsv", "\"It's over\t2025-02-04\tOne.\nB\t2025-02-05\tA gap of 5\"\nC\t2025-02-06\tThree.\n",
     "2025-02-04 | \"It's over > One. ; 2025-02-05 | B > A gap of 5\" ; 2025-02-06 | C > Three. ; "
     "# a.tsv, row 2: a quotation mark that is not closed is read as text"},
    // a file that ends within a cell
    {"a.csv", "A,2025-02-04,\"One.\ntwo",
     "2025-02-04 | A > \"One. ; ! row 3: has 1 cell of 3, behind a quotation mark that is not closed ; "
     "# a.csv, row 2: a quotation mark that is not closed is read as text"},
    // rows that are not as the first
    {"a.csv", "A,2025-02-04,One.,\nB,2025-02-05,Two.,three\nC\n\n,,\n",
     "2025-02-04 | A > One. ; 2025-02-05 | B > Two. ; - | C >  ; ! row 6: has no text in a column of a "
     "usual name; name it with --map body=COLUMN ; # a.csv, row 3: has more cells than the first row has "
     "names: 'three'"},
    {"a.csv", "A,2025-02-04,Caf\xE9 na\xEFve.\n",
     "2025-02-04 | A > Café naïve. ; # a.csv, row 2: read as Windows-1252 (Latin-1): it is not UTF-8"},
    {"a.csv", "", "! is a table without rows"},
};

BOOST_DATA_TEST_CASE(table_is_read, tables, given) {
    const bool tabs = std::string_view{given.name}.ends_with("tsv");
    const std::string header = tabs ? "title\tdate\ttext\n" : "title,date,text\n";
    BOOST_TEST(join(read_bytes(header + given.bytes, given.name), " ; ") == given.read);
}

BOOST_AUTO_TEST_CASE(a_first_line_may_name_the_separator) {
    BOOST_TEST(read_bytes("sep=;\r\ntitle;text\r\nA;One, two.\r\n", "a.csv") ==
                   std::vector<std::string>{"- | A > One, two."},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_row_beyond_the_limit_is_passed_over) {
    auto settings = test_settings();
    settings.limits.article_bytes = 1U << 20U;
    const std::string header = "title,text\n";
    const auto read =
        read_bytes(header + "A," + std::string(3'000'000, 'w') + "\nB,Two.\n", "a.csv", settings);
    BOOST_TEST(read == (std::vector<std::string>{"! row 2: is longer than 2 MiB", "- | B > Two."}),
               boost::test_tools::per_element());
    const auto quoted = "A,\"" + std::string(900'000, 'w') + "\nx\"\n";
    BOOST_TEST(read_bytes(header + quoted, "a.csv", settings).front().ends_with("w\\nx"));
}

BOOST_AUTO_TEST_CASE(a_row_that_broke_off_is_none) {
    std::string rows = "title,text\n";
    for (int at = 0; at < 20'000; ++at)
        rows += "T,\"" + hex64(hash64(std::to_string(at))) + ",\n" + std::to_string(at) + "\"\n";
    const auto packed = gzipped(rows);
    const auto read = read_bytes(packed.substr(0, packed.size() / 2), "a.csv.gz");
    BOOST_TEST(read.size() > 5'000U);
    BOOST_TEST(read.back() == "! ends in the middle of its gzip data");
    BOOST_TEST(read[read.size() - 2].starts_with("- | T > "));
    BOOST_TEST(read[read.size() - 2].find(",\\n") != std::string::npos);
}

struct Beginning {
    const char* text;
    bool is_table;
};
std::ostream& operator<<(std::ostream& out, const Beginning& c) {
    return out << '[' << c.text << ']';
}

const Beginning beginnings[] = {
    {"title,date,body,url\nA,2025-02-04,\"One, two.\nThree.\",https://h.example/1\n", true},
    {"Headline;Full Text\nA;One", true},
    {"title|date|url\nA|2025-02-04|https://h.example/1\n", true},
    {"\tid\ttitle\ttext\tshares\n0\t17\tA\tOne\t\n1\t18\tB\t\t\n", true},
    {"sep=;\ntitle;text\n", true},
    // neither are these
    {"Title, date, and body\n\nThis is a text, with commas, and no table.\n", false},
    {"Title, text, date\n\nFirst, second, third.\n", false},
    {"title,text\nThe mayor spoke, and left, and came again.\n", false},
    {"name, age, city\nAnn, 40, Port Maren\n", false},
    {"title\nA\nB\n", false},
    {"The date, the author and the source, said the mayor, the text of it, and the url\nof, it, all, is\n",
     false},
    {"", false},
};

BOOST_DATA_TEST_CASE(a_table_is_told_by_its_content, beginnings, given) {
    BOOST_TEST(looks_like_table(given.text) == given.is_table);
}

BOOST_AUTO_TEST_CASE(a_table_needs_no_name) {
    for (const auto* name : {"export", "export.txt", "export.csv"}) {
        BOOST_TEST(read_bytes("title\tdate\ttext\nA\t2025-02-04\tOne.\n", name).front() ==
                   "2025-02-04 | A > One.");
    }
}

}  // namespace
