// Files as a whole: compressed, broken off, found in folders, of no known format.
#include <sys/stat.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "indexer/read/authors.hpp"
#include "indexer/read/file_walk.hpp"
#include "indexer/read/language.hpp"
#include "tests/read/packed.hpp"
#include "tests/read/reading.hpp"

namespace {

using namespace onrecord;

/// Lines that do not compress to nothing, about 40 bytes each.
std::string many_lines(int count) {
    std::string lines;
    for (int at = 0; at < count; ++at)
        lines +=
            "{\"text\":\"" + hex64(hash64(std::to_string(at))) + "\",\"n\":" + std::to_string(at) + "}\n";
    return lines;
}

BOOST_AUTO_TEST_CASE(compressed_files_are_read_by_content) {
    const std::string text = "date 2025-02-04 The mayor spoke.";
    for (const auto& packed : {gzipped(text), zstd_packed(text), packed_by("bzip2", text),
                               packed_by("xz", text), packed_by("lz4", text), gzipped(zstd_packed(text))}) {
        BOOST_TEST(join(read_bytes(packed, "no-ending"), ";") == "2025-02-04 | ~ > The mayor spoke.");
    }
}

BOOST_AUTO_TEST_CASE(utf16_needs_no_mark_in_any_format) {
    std::string wide;
    for (const char c : std::string_view{"{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n"}) (wide += c) += '\0';
    BOOST_TEST(join(read_bytes(wide, "a.jsonl"), ";") == "- | ~ > One.;- | ~ > Two.");
}

BOOST_AUTO_TEST_CASE(members_and_frames_follow_each_other) {
    const auto one = many_lines(20'000);
    BOOST_TEST(read_bytes(gzipped(one) + gzipped(one), "a.jsonl.gz").size() == 40'000U);
    BOOST_TEST(read_bytes(zstd_packed(one) + zstd_packed(one), "a.jsonl.zst").size() == 40'000U);
    for (const auto* filter : {"bzip2", "xz", "lz4"}) {
        const auto packed = packed_by(filter, one);
        BOOST_TEST(read_bytes(packed + packed, "a.jsonl").size() == 40'000U, filter);
    }
    BOOST_TEST(read_bytes(gzipped(one) + std::string(512, '\0'), "a.jsonl.gz").size() == 20'000U);
}

BOOST_AUTO_TEST_CASE(cut_files_are_read_to_the_break) {
    const auto lines = many_lines(20'000);
    for (const auto& [packed, name] :
         {std::pair{gzipped(lines), "gzip"}, std::pair{zstd_packed(lines), "zstd"},
          std::pair{packed_by("xz", lines), "xz"}}) {
        const auto read = read_bytes(packed.substr(0, packed.size() / 2), "a.jsonl");
        BOOST_TEST(read.size() > 5'000U);
        BOOST_TEST(read.back() == "! ends in the middle of its " + std::string{name} + " data");
        const auto others =
            std::count_if(read.begin(), read.end(), [](const auto& line) { return line[0] == '!'; });
        BOOST_TEST(others == 1);
    }
}

/// A file of two articles, by its format.
struct CutFile {
    const char* name;
    std::string bytes;
};
std::ostream& operator<<(std::ostream& out, const CutFile& file) {
    return out << file.name;
}

const CutFile two_articles[] = {
    {"a.jsonl", "{\"text\":\"The ferry sank.\"}\n{\"text\":\"It was raised.\"}"},
    {"a.json", "[{\"text\":\"The ferry sank.\"},{\"text\":\"It was raised.\"}]"},
    {"a.csv", "title,text\n,The ferry sank.\n,It was raised."},
    {"a.mbox",
     "From a\nMIME-Version: 1.0\n\nThe ferry sank.\n\nFrom a\nMIME-Version: 1.0\n\nIt was raised.\n"},
    {"a.rss",
     "<rss><channel><item><description>The ferry sank.</description></item><item><description>It was "
     "raised.</description></item></channel></rss>"},
    {"a.sgm",
     "<REUTERS><BODY>The ferry sank.</BODY></REUTERS><REUTERS><BODY>It was raised.</BODY></REUTERS>"},
};

BOOST_DATA_TEST_CASE(an_article_that_is_cut_is_none, two_articles, given) {
    auto packed = gzipped(given.bytes.substr(0, given.bytes.find("raised") + 3));
    packed.resize(packed.size() - 8);  // the checksum behind the text
    const auto read = read_bytes(packed, given.name);
    BOOST_TEST_REQUIRE(read.size() == 2U);
    BOOST_TEST(read[0].ends_with(" > The ferry sank."), read[0]);
    BOOST_TEST(read[1] == "! ends in the middle of its gzip data");
}

/// Each line was whole when it was read, and which of them the damage is in cannot be known.
BOOST_AUTO_TEST_CASE(a_checksum_that_fails_costs_no_line) {
    const std::string lines = "{\"text\":\"The ferry sank.\"}\n{\"text\":\"It was raised.\"}\n";
    auto doubtful = gzipped(lines);
    doubtful[doubtful.size() - 6] ^= 1;
    const auto whole = "- | ~ > The ferry sank.;- | ~ > It was raised.;";
    BOOST_TEST(join(read_bytes(doubtful, "a.jsonl"), ";") ==
               whole + std::string{"! its gzip data are damaged"});
    auto by_zstd = zstd_packed(lines);
    by_zstd.back() ^= 1;
    const auto read = read_bytes(by_zstd, "a.jsonl");
    BOOST_TEST(std::count_if(read.begin(), read.end(), [](const auto& line) { return line[0] == '!'; }) <= 1);
}

BOOST_AUTO_TEST_CASE(a_line_that_is_cut_at_a_brace_is_told_once) {
    auto packed = gzipped("{\"text\":\"The ferry sank.\"}\n{\"source\":{\"name\":\"Ledger\"}");
    packed.resize(packed.size() - 8);
    BOOST_TEST(join(read_bytes(packed, "a.jsonl"), ";") ==
               "- | ~ > The ferry sank.;! ends in the middle of its gzip data");
}

BOOST_AUTO_TEST_CASE(a_file_of_one_article_is_read_whole_or_not_at_all) {
    const std::string page =
        "<!doctype html><html><body><article><h1>Council backs tunnel</h1><p>The harbor council of Port "
        "Maren "
        "voted on Tuesday to build the tunnel.</p></article></body></html>";
    for (const auto& [name, text] :
         {std::pair{"a.txt", std::string{"The mayor spoke."}},
          std::pair{"a.md", std::string{"# Vote\n\nThe mayor spoke."}}, std::pair{"a.html", page}}) {
        auto packed = gzipped(text);
        BOOST_TEST(read_bytes(packed, name).size() == 1U);
        packed[packed.size() - 6] ^= 1;
        BOOST_TEST(join(read_bytes(packed, name), ";") == "! its gzip data are damaged");
        packed.resize(packed.size() - 8);
        BOOST_TEST(join(read_bytes(packed, name), ";") == "! ends in the middle of its gzip data");
    }
}

BOOST_AUTO_TEST_CASE(a_file_that_is_damaged_from_its_beginning_is_told_once) {
    auto packed = gzipped("The mayor spoke.");
    packed[3] = '\xFF';
    for (const auto& row : format_table) {
        const auto name = "a." + std::string{row.endings.substr(0, row.endings.find(' '))};
        BOOST_TEST(join(read_bytes(packed, name), ";") == "! its gzip data are damaged", name);
    }
}

BOOST_AUTO_TEST_CASE(damage_is_told_rather_than_what_it_looks_like) {
    auto packed = gzipped("\1\2\3\4\5\6");
    packed.resize(packed.size() - 8);
    BOOST_TEST(join(read_bytes(packed, "a"), ";") == "! ends in the middle of its gzip data");
}

BOOST_AUTO_TEST_CASE(damaged_files_are_read_to_the_damage) {
    auto packed = gzipped(many_lines(20'000));
    for (std::size_t at = packed.size() / 2; at < packed.size() / 2 + 64; ++at) packed[at] = '\x55';
    const auto read = read_bytes(packed, "a.jsonl");
    BOOST_TEST(read.size() > 5'000U);
    BOOST_TEST(read.back() == "! its gzip data are damaged");
}

BOOST_AUTO_TEST_CASE(bombs_are_stopped) {
    const std::string zeros(40U << 20U, ' ');
    BOOST_TEST(read_bytes(gzipped("{\"text\":\"B\"}\n" + zeros), "a.jsonl").back() ==
               "! expands to more than 200 times its size, and is read no further");
    std::string nested = "text";
    for (int level = 0; level < 8; ++level) nested = gzipped(nested);
    BOOST_TEST(read_bytes(nested, "a").front() == "! is compressed too many times over");
}

BOOST_AUTO_TEST_CASE(folders_are_walked_in_order_of_bytes) {
    const test::TempFolder folder;
    for (const auto* name :
         {"b.txt", "a/z.txt", "a.txt", "a/b/c.txt", ".hidden/x.txt", ".x.txt", "index/i.txt"})
        write_file(folder, name, "x");
    std::filesystem::create_directory_symlink("..", folder.path("a/loop"));
    std::filesystem::create_symlink("nowhere", folder.path("dangling"));
    ::mkfifo(folder.path("pipe").c_str(), 0600);
    const auto index = file_status(folder.path("index"));
    FileWalk walk{folder.path("."),
                  [&](const FileStatus& status) { return status.identity() == index.identity(); }};
    std::vector<std::string> found;
    while (const auto file = walk.next()) {
        found.push_back(file->path.substr(folder.path("./").size()) +
                        (file->complaint.empty() ? "" : " ! " + file->complaint));
    }
    BOOST_TEST(found == (std::vector<std::string>{"a.txt", "a/b/c.txt", "a/z.txt", "b.txt",
                                                  "dangling ! is a link that leads nowhere",
                                                  "pipe ! is a pipe, socket or device, not a file"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_folder_says_what_in_it_is_not_to_be_read) {
    const test::TempFolder folder;
    for (const auto* name :
         {"README.md", "a.txt", "expected/e.txt", "sub/README.md", "notes-1.txt", "notes-2.txt"}) {
        write_file(folder, name, "x");
    }
    write_file(folder, ".onrecordignore", "# not articles\n\nREADME.md\n expected \r\nnotes-*.txt\n");
    FileWalk walk{folder.path("."), [](const FileStatus&) { return false; }};
    std::vector<std::string> found;
    while (const auto file = walk.next()) found.push_back(file->path.substr(folder.path("./").size()));
    BOOST_TEST(found == (std::vector<std::string>{"a.txt", "sub/README.md"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_opened_is_rejected) {
    const auto settings = test_settings();
    BOOST_TEST(printed(items_of("/nonexistent/file").front()) == "! there is no such file");
    BOOST_TEST(printed(items_of("/dev/zero").front()) == "! is a device, not a file");
    BOOST_TEST(printed(items_of("/").front()) == "! is a folder");
}

BOOST_AUTO_TEST_CASE(a_format_can_be_forced) {
    auto settings = test_settings();
    settings.format = *format_named("text");
    BOOST_TEST(read_bytes("{\"text\":\"B\"}\n", "a.jsonl", settings).front() == "- | ~ > {\"text\":\"B\"}");
    BOOST_TEST(!format_named("docx"));
}

BOOST_AUTO_TEST_CASE(articles_know_their_file_and_place) {
    const test::TempFolder folder;
    const auto path = write_file(folder, "a.jsonl", "{\"text\":\"one\"}\nx\n{\"text\":\"two\"}");
    const auto items = items_of(path);
    BOOST_TEST_REQUIRE(items.size() == 3U);
    const auto& last = std::get<Article>(items.back());
    BOOST_TEST(last.path == path);
    BOOST_TEST(last.place == 1U);
}

BOOST_AUTO_TEST_CASE(the_time_of_the_file_dates_only_where_asked) {
    auto settings = test_settings();
    settings.date_from_mtime = true;
    settings.today = today();
    BOOST_TEST(read_bytes("Text.", "a.txt", settings).front().substr(0, 2) == "20");
    BOOST_TEST(read_bytes("Text.", "a.txt").front().substr(0, 2) == "- ");
    settings.today = {2020, 1, 1};
    const auto ahead = read_bytes("Text.", "a.txt", settings);
    BOOST_TEST_REQUIRE(ahead.size() == 2U);
    BOOST_TEST(ahead[0] == "- | ~ > Text.");
    BOOST_TEST(ahead[1].starts_with("# a.txt: undated: the time of its file lies in the future: '20"),
               ahead[1]);
}

struct Byline {
    const char* text;
    const char* authors;  ///< set apart by "/"
};
std::ostream& operator<<(std::ostream& out, const Byline& c) {
    return out << '[' << c.text << ']';
}

const Byline bylines[] = {
    {"Ann Lee", "Ann Lee"},
    {"By Ann Lee", "Ann Lee"},
    {"BY  ANN\nLEE", "ANN LEE"},
    {"by: Ann Lee", "Ann Lee"},
    {"Ann Lee, Tomas Brandt", "Ann Lee/Tomas Brandt"},
    {"Ann Lee and Tomas Brandt", "Ann Lee/Tomas Brandt"},
    {"Ann Lee, Tomas Brandt, and Ida Moe", "Ann Lee/Tomas Brandt/Ida Moe"},
    {"Ann Lee & Tomas Brandt; Ida Moe | Per Dahl", "Ann Lee/Tomas Brandt/Ida Moe/Per Dahl"},
    {"Ann Lee, Staff Writer", "Ann Lee"},
    {"By Ann Lee, Port Maren News Political Correspondent", "Ann Lee"},
    {"Ann Lee und Tomas Brandt", "Ann Lee/Tomas Brandt"},
    {"Zoé Marchand et Joris Vann, Ida Moe", "Zoé Marchand/Joris Vann/Ida Moe"},
    {"Ana Vela y Luis Ruiz e Ida Moe", "Ana Vela/Luis Ruiz/Ida Moe"},
    {"Ana Vela y Ruiz", "Ana Vela y Ruiz"},
    {"Martin Okoye, Jr.", "Martin Okoye, Jr."},
    {"Ann Lee, ann@herald.example", "Ann Lee"},
    {"Ann Lee, Ann Lee", "Ann Lee"},
    {"Byron Sand", "Byron Sand"},
    {"Sandra Andrews", "Sandra Andrews"},
    {"By Ann Lee | February 4, 2025 at 4:30 p.m.", "Ann Lee"},
    {"By Ann Lee, Updated February 4, 2025, 4:30 p.m.", "Ann Lee"},
    {"By Ann Lee Last updated: Feb. 4, 2025 4:30 p.m. EST", "Ann Lee"},
    {"Feb 4, 2025 By Ann Lee", "Ann Lee"},
    {"Ann Lee • Tomas Brandt · Updated 4:30 p.m.", "Ann Lee/Tomas Brandt"},
    {"By Ann Lee – 3 min read", "Ann Lee"},
    {"By Ann Lee - Port Maren Herald", "Ann Lee"},
    {"By Ann Lee, Reuters", "Ann Lee"},
    {"Ann Lee and Tomas Brandt of the Associated Press", "Ann Lee/Tomas Brandt"},
    {"Reuters", "Reuters"},
    {"Ann\xC2\xA0Lee \xC2\xA0 | \xC2\xA0", "Ann Lee"},
    {"Von Anna Berg und Jonas Weil", "Anna Berg/Jonas Weil"},
    {"Von Anna Berg und Jonas Weil · 4. Februar 2025", "Anna Berg/Jonas Weil"},
    {"Von Lindqvist", "Von Lindqvist"},
    {"Door Anna de Wit en Jonas Weil", "Anna de Wit/Jonas Weil"},
    {"PAR ANNE LEROY", "ANNE LEROY"},
    {"Por: Ana Ruiz", "Ana Ruiz"},
    {"di Anna Rossi", "Anna Rossi"},
    {"Di Rossi", "Di Rossi"},
    {"9 Lives", "9 Lives"},
    {"", ""},
    {" , ;", ""},
};

BOOST_DATA_TEST_CASE(byline_is_split, bylines, given) {
    BOOST_TEST(join(authors_of(given.text), "/") == given.authors);
}

const Byline lines[] = {
    {"By Ann Lee and Tom Brandt", "Ann Lee/Tom Brandt"},
    {"BY ANN LEE, HERALD STAFF", "ANN LEE"},
    {"By Ann Lee | Updated Feb. 4, 2025", "Ann Lee"},
    {"By Ann van der Lee for Reuters", "Ann van der Lee"},
    {"By Reuters", ""},
    {"By Tuesday, all was lost.", ""},
    {"By train to Port Maren", ""},
    {"Ann Lee", ""},
};

BOOST_DATA_TEST_CASE(people_are_read_of_lines_that_are_bylines, lines, given) {
    BOOST_TEST(join(people_of_line(given.text), "/") == given.authors);
}

BOOST_AUTO_TEST_CASE(languages_are_codes) {
    BOOST_TEST(language_code("en-US") == "en");
    BOOST_TEST(language_code("EN_gb") == "en");
    BOOST_TEST(language_code("eng") == "en");
    BOOST_TEST(language_code("German") == "de");
    BOOST_TEST(language_code("gsw") == "gsw");
    BOOST_TEST(language_code("klingonish") == "");
    BOOST_TEST(language_code("") == "");
}

BOOST_AUTO_TEST_CASE(languages_are_detected_where_a_text_is_long_enough) {
    const std::string english =
        "The council of Port Maren met on Tuesday, argued for six hours about the tunnel and the harbor, and "
        "put off "
        "its vote until the engineers have finished their report.";
    const std::string german =
        "Der Rat von Port Maren hat am Dienstag sechs Stunden lang über den Tunnel und den Hafen gestritten "
        "und die "
        "Abstimmung verschoben, bis die Ingenieure ihren Bericht vorlegen.";
    BOOST_TEST(detected_language(english) == "en");
    BOOST_TEST(detected_language(german) == "de");
    BOOST_TEST(detected_language(german + " " + english + " " + german + " " + german) == "de");
    BOOST_TEST(detected_language("The council met.") == "");
    BOOST_TEST(detected_language(std::string(500, '7')) == "");
    BOOST_TEST(read_bytes("lang: fr\n" + english, "a.txt").front().substr(0, 23) ==
               "- | ~ |  |  |  |  | fr ");
}

}  // namespace
