// The program `indexer` as a user runs it.
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <csignal>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <xapian.h>

#include "common/base/text.hpp"
#include "common/index/layout.hpp"
#include "tests/cli/harness.hpp"
#include "tests/pipeline/index_contents.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::test;
namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// One line of JSON: an article of invented words, another one for each number.
std::string article_line(int number) {
    static constexpr const char* words[] = {"harbor", "tunnel", "council", "ferry",  "vote",
                                            "bridge", "flood",  "market",  "strike", "minister",
                                            "report", "levee",  "island",  "prize"};
    std::string body = "The article of number " + std::to_string(number) + " tells of";
    auto state = static_cast<unsigned>(number) * 2'654'435'761U + 1;
    for (int count = 0; count < 60; ++count) {
        state = state * 1'664'525U + 1'013'904'223U;
        body += std::string{" "} + words[(state >> 16U) % std::size(words)];
        if (count % 12 == 11) body += ". Then of";
    }
    return R"({"id": "n)" + std::to_string(number) + R"(", "title": "Number )" + std::to_string(number) +
           R"(", "date": "2024-03-)" + (number % 9 == 0 ? "01" : "17") +
           R"(", "source": "The Tarn Post", "body": ")" + body + ".\"}\n";
}

std::string article_lines(int count) {
    std::string lines;
    for (int number = 0; number < count; ++number) lines += article_line(number);
    return lines;
}

Xapian::doccount committed_articles(const std::string& index) {
    try {
        return Xapian::Database{articles_path(index)}.get_doccount();
    } catch (const Xapian::Error&) {
        return 0;  // not made yet, or being written to at this very moment
    }
}

struct Refused {
    const char* command;
    const char* message;
    const char* hint;
};
std::ostream& operator<<(std::ostream& out, const Refused& c) {
    return out << c.command;
}

const Refused refusals[] = {
    {"indexer", "there is nothing to read", "for example: indexer"},
    {"indexer --max-nesting 0 a.txt", "--max-nesting takes a number from 1 to 20", "leave it out"},
    {"indexer --max-article 5000 a.txt", "--max-article takes a number from 1 to 1024", "leave it out"},
    {"indexer --threads -1 a.txt", "--threads takes a number from 1 to 256", "one thread a core"},
    {"indexer --threads many a.txt", "'many'", "--help"},
    {"indexer --theads 2 a.txt", "there is no option --theads", "did you mean --threads?"},
    {"indexer --thr 2 a.txt", "there is no option --thr", "--help"},
    {"indexer --stats a.txt", "'a.txt' is not expected here", "--help"},
    {"indexer --stats", "there is no index at './onrecord.index'", "create one with: indexer"},
    {"indexer --remove x", "there is no index at './onrecord.index'", "create one with: indexer"},
    {"indexer --prune", "there is no index at './onrecord.index'", "create one with: indexer"},
    {"indexer --check", "there is no index at './onrecord.index'", "create one with: indexer"},
    {"indexer --optimize", "there is no index at './onrecord.index'", "create one with: indexer"},
    {"indexer --optimize a.txt", "'a.txt' is not expected here", "--help"},
    {"indexer --repair", "there is no index at './onrecord.index'", "create one with: indexer"},
    {"indexer --check --index folder", "'folder' is there, but is no index of onrecord", "--index"},
    {"indexer --check --repair", "do not go together", "one after the other"},
    {"indexer --check --format yaml", "does not know the format 'yaml'", "text or json"},
    {"indexer --stats --format yaml", "does not know the format 'yaml'", "text or json"},
    {"indexer --dump a.txt", "--dump goes with --dry-run", "indexer --dry-run --dump PATH"},
    {"indexer --stats --remove x", "do not go together", "one after the other"},
    {"indexer --memory 0 a.txt", "--memory takes a number from 1 to 1048576", "leave it out"},
    {"indexer --rebuild", "there is nothing to read", "for example: indexer"},
    {"indexer --rebuild --stats", "do not go together", "one after the other"},
    {"indexer --rebuild --prune a.txt", "do not go together", "only what is read"},
    {"indexer --prune --remove x", "do not go together", "one after the other"},
    {"indexer nowhere", "there is no 'nowhere'", "check the name"},
    {"indexer nowhere elsewhere", "none of the paths exists", "check the name"},
    {"indexer --format yaml a.txt", "yaml", "jsonl"},
    {"indexer --map body a.txt", "body", "="},
    {"indexer --index a.txt a.txt", "'a.txt' is there, but is no index of onrecord", "--index"},
    {"indexer --index folder a.txt", "'folder' is there, but is no index of onrecord", "--index"},
    {"indexer --index a.txt/i a.txt", "cannot make 'a.txt/i'", "check the rights"},
    {"indexer --report no/where a.txt", "cannot write the report 'no/where'", "--report"},
};

BOOST_DATA_TEST_CASE(what_is_refused_says_what_to_do, data::make(refusals), given) {
    const TempDir dir;
    dir.write("a.txt", "date 2025-02-04 The ferry is late.\n");
    dir.write("folder/precious", "mine");
    const auto ran = dir.run(given.command);
    BOOST_TEST(ran.exit_code == 2);
    BOOST_TEST(ran.out == "");
    BOOST_TEST(holds(ran.err, given.message), ran.err);
    BOOST_TEST(holds(ran.err, given.hint), ran.err);
    // Nothing foreign was touched.
    BOOST_TEST(dir.read("folder/precious") == "mine");
    BOOST_TEST(std::distance(fs::directory_iterator{dir.path("folder")}, {}) == 1);
}

BOOST_AUTO_TEST_CASE(every_example_of_the_help_runs) {
    const TempDir dir;
    dir.write("articles/a.txt", "title: The ferry\n\nThe ferry is late.\n");
    dir.write("news.jsonl", R"({"title": "Bridge", "maintext": "The bridge holds.", "body": "The bridge."})"
                            "\n");
    dir.write("news.jsonl.zst", article_lines(3));
    dir.run("gzip -k news.jsonl");
    const auto help = dir.run("indexer --help");
    BOOST_TEST(help.exit_code == 0);
    int examples = 0;
    for (const auto line : split(help.out, '\n')) {
        const bool is_example = line.starts_with("  indexer ") || holds(std::string{line}, "| indexer ");
        if (!is_example) continue;
        const auto example = std::string{trim(line.substr(0, line.find("   ", 2)))};
        const auto ran = dir.run(example);
        BOOST_TEST(ran.exit_code == 0, example << ": " << ran.err);
        ++examples;
    }
    BOOST_TEST(examples >= 8);
}

BOOST_AUTO_TEST_CASE(version_is_told) {
    BOOST_TEST(TempDir{}.run("indexer --version").out == "indexer " ONRECORD_VERSION "\n");
}

BOOST_AUTO_TEST_CASE(only_what_changed_is_written) {
    const TempDir dir;
    dir.write("news.jsonl", article_lines(20));
    BOOST_TEST(holds(dir.run("indexer --index i news.jsonl").err, "20 articles: 20 new;"));
    const auto first = contents_by_docid(dir.path("i"));
    const auto again = dir.run("indexer --index i news.jsonl");
    BOOST_TEST(again.exit_code == 0);
    BOOST_TEST(again.out == "");
    BOOST_TEST(holds(again.err, "20 articles: 20 unchanged;"), again.err);
    BOOST_TEST(contents_by_docid(dir.path("i")) == first);
    BOOST_TEST(holds(dir.run("indexer --index i --stats").out, "batch        1\n"));

    dir.write("more.jsonl", article_line(3) +
                                R"({"id": "n4", "body": "Another text."})"
                                "\n" +
                                article_line(21) + article_line(21));
    const auto changed = dir.run("indexer --index i more.jsonl");
    BOOST_TEST(holds(changed.err, "4 articles: 1 new, 1 changed, 1 unchanged, 1 copy;"), changed.err);
}

BOOST_AUTO_TEST_CASE(the_last_one_of_an_id_counts_and_stays) {
    const TempDir dir;
    const auto line = [](const char* body) {
        return R"({"id": "n", "body": ")" + std::string{body} + "\"}\n";
    };
    dir.write("a.jsonl", line("First.") + line("Second.") + line("Third.") + line("Third."));
    BOOST_TEST(
        holds(dir.run("indexer --index i a.jsonl").err, "4 articles: 1 new, 1 changed, 2 superseded;"));
    const auto first = contents_by_docid(dir.path("i"));
    BOOST_TEST(holds(first, "Third."));
    const auto again = dir.run("indexer --index i a.jsonl");
    BOOST_TEST(holds(again.err, "4 articles: 1 unchanged, 1 copy, 2 superseded;"), again.err);
    BOOST_TEST(holds(dir.run("indexer --index i --stats").out, "batch        1\n"));
    // Back to the first: what was superseded is news again.
    dir.write("a.jsonl", line("First."));
    BOOST_TEST(holds(dir.run("indexer --index i a.jsonl").err, "1 article: 1 changed;"));
    BOOST_TEST(holds(contents_by_docid(dir.path("i")), "First."));
}

BOOST_AUTO_TEST_CASE(other_options_analyze_anew) {
    const TempDir dir;
    dir.write("news.jsonl", article_lines(3));
    dir.run("indexer --index i news.jsonl");
    BOOST_TEST(holds(dir.run("indexer --index i --no-statements news.jsonl").err, "3 changed"));
    BOOST_TEST(holds(dir.run("indexer --index i --no-statements news.jsonl").err, "3 unchanged"));
    BOOST_TEST(holds(dir.run("indexer --index i news.jsonl").err, "3 changed"));
}

BOOST_DATA_TEST_CASE(threads_change_nothing, data::make({2, 4, 9}), threads) {
    const TempDir dir;
    dir.write("news.jsonl", article_lines(700));
    dir.run("indexer --index one --threads 1 news.jsonl");
    dir.run("indexer --index many --threads " + std::to_string(threads) + " news.jsonl");
    BOOST_TEST((contents_by_docid(dir.path("one")) == contents_by_docid(dir.path("many"))));
}

BOOST_AUTO_TEST_CASE(a_file_that_changed_replaces_its_article) {
    const TempDir dir;
    dir.write("news/a.txt", "date 2025-02-04 The ferry is late.\n");
    dir.write("news/b.txt", "date 2025-02-05 The bridge holds.\n");
    dir.run("indexer --index i news");
    dir.write("news/a.txt", "date 2025-02-04 The ferry is on time.\n");
    const auto ran = dir.run("indexer --index i news");
    BOOST_TEST(holds(ran.err, "2 articles: 1 changed, 1 unchanged;"), ran.err);
    BOOST_TEST(committed_articles(dir.path("i")) == 2U);

    const TempDir direct;
    direct.write("news/a.txt", "date 2025-02-04 The ferry is on time.\n");
    direct.write("news/b.txt", "date 2025-02-05 The bridge holds.\n");
    direct.run("indexer --index i news");
    const auto documents = [](const std::string& contents) {
        return contents.substr(contents.find("2 documents"));
    };
    BOOST_TEST(documents(contents_by_id(dir.path("i"))) == documents(contents_by_id(direct.path("i"))));
}

BOOST_AUTO_TEST_CASE(two_files_of_one_text_are_one_article_that_outlives_either) {
    const TempDir dir;
    dir.write("news/a.txt", "date 2025-02-04 The ferry is late.\n");
    dir.write("news/b.txt", "date 2025-02-04 The ferry is late.\n");
    BOOST_TEST(holds(dir.run("indexer --index i news").err, "2 articles: 1 new, 1 copy;"));
    dir.write("news/a.txt", "date 2025-02-04 The ferry is on time.\n");
    dir.run("indexer --index i news");
    BOOST_TEST(committed_articles(dir.path("i")) == 2U);
    BOOST_TEST(holds(dir.run("indexer --index i news").err, "2 articles: 2 unchanged;"));
}

BOOST_AUTO_TEST_CASE(a_file_of_another_name_takes_over_its_article) {
    const TempDir dir;
    dir.write("news/a.txt", "date 2025-02-04 The ferry is late.\n");
    dir.run("indexer --index i news");
    fs::rename(dir.path("news/a.txt"), dir.path("news/b.txt"));
    BOOST_TEST(holds(dir.run("indexer --index i --prune news").err, "1 article: 1 moved;"));
    BOOST_TEST(holds(dir.run("indexer --index i --prune news").err, "1 article: 1 unchanged;"));
    BOOST_TEST(committed_articles(dir.path("i")) == 1U);
}

BOOST_AUTO_TEST_CASE(prune_drops_what_is_gone) {
    const TempDir dir;
    dir.write("news/a.txt", "date 2025-02-04 The ferry is late.\n");
    dir.write("news/lines.jsonl", article_lines(4));
    dir.write("old/b.txt", "date 2025-02-05 The bridge holds.\n");
    dir.write("piped.jsonl", article_line(100));
    dir.run("indexer --index i news old; indexer --index i - < piped.jsonl");
    BOOST_TEST(committed_articles(dir.path("i")) == 7U);
    fs::remove(dir.path("news/a.txt"));
    fs::remove(dir.path("old/b.txt"));
    dir.write("news/lines.jsonl", article_lines(3));

    BOOST_TEST(holds(dir.run("indexer --index i news").err, "3 articles: 3 unchanged;"));
    BOOST_TEST(committed_articles(dir.path("i")) == 7U);
    const auto beneath = dir.run("indexer --index i --prune news");
    BOOST_TEST(holds(beneath.err, "3 articles: 3 unchanged; 2 removed;"), beneath.err);
    const auto everywhere = dir.run("indexer --index i --prune");
    BOOST_TEST(holds(everywhere.err, "0 articles; 1 removed;"), everywhere.err);
    BOOST_TEST(committed_articles(dir.path("i")) == 4U);
}

BOOST_AUTO_TEST_CASE(prune_from_another_folder_is_refused) {
    const TempDir dir;
    dir.write("news/a.txt", "date 2025-02-04 The ferry is late.\n");
    dir.write("news/b.txt", "date 2025-02-05 The bridge holds.\n");
    dir.write("elsewhere/x", "");
    dir.run("indexer --index i news");
    const auto ran = dir.run("cd elsewhere && indexer --index ../i --prune");
    BOOST_TEST(ran.exit_code == 2);
    BOOST_TEST(holds(ran.err, "would remove all 2 articles; nothing was removed"), ran.err);
    BOOST_TEST(committed_articles(dir.path("i")) == 2U);
}

BOOST_AUTO_TEST_CASE(removed_by_id) {
    const TempDir dir;
    dir.write("news.jsonl", article_lines(4));
    dir.run("indexer --index i news.jsonl");
    const auto ran = dir.run("indexer --index i --remove n1 --remove n3 --remove none");
    BOOST_TEST(ran.exit_code == 0);
    BOOST_TEST(holds(ran.err, "there is no article 'none' in the index"), ran.err);
    BOOST_TEST(holds(ran.err, "2 removed"), ran.err);
    BOOST_TEST(committed_articles(dir.path("i")) == 2U);
}

BOOST_AUTO_TEST_CASE(articles_come_from_standard_input) {
    const TempDir dir;
    dir.write("news.jsonl", article_lines(5));
    const auto ran = dir.run("indexer --index i - < news.jsonl");
    BOOST_TEST(ran.exit_code == 0);
    BOOST_TEST(holds(ran.err, "5 articles: 5 new;"), ran.err);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_counted_and_listed) {
    const TempDir dir;
    std::string lines = article_lines(2);
    for (int count = 0; count < 7; ++count) lines += "{\"broken\": \n";
    dir.write("news.jsonl", lines + article_line(3));
    const auto ran = dir.run("indexer --index i --report bad.jsonl news.jsonl");
    BOOST_TEST(ran.exit_code == 0);
    BOOST_TEST(holds(ran.err, "rejected: news.jsonl, line 3: "), ran.err);
    BOOST_TEST(holds(ran.err, "… and 2 more rejected"), ran.err);
    BOOST_TEST(holds(ran.err, "3 articles: 3 new; 7 rejected (see bad.jsonl);"), ran.err);
    const auto report = dir.read("bad.jsonl");
    BOOST_TEST(split(report, '\n').size() == 8U);
    BOOST_TEST(report.starts_with(R"({"path":"news.jsonl","place":"line 3","reason":")"), report);
}

BOOST_AUTO_TEST_CASE(strict_stops_at_what_cannot_be_read) {
    const TempDir dir;
    dir.write("news.jsonl", article_lines(2) + "{\"broken\": \n" + article_line(3));
    const auto ran = dir.run("indexer --index i --strict news.jsonl");
    BOOST_TEST(ran.exit_code == 2);
    BOOST_TEST(holds(ran.err, "indexer: news.jsonl, line 3: "), ran.err);
    BOOST_TEST(committed_articles(dir.path("i")) == 2U);
}

BOOST_AUTO_TEST_CASE(quiet_is_quiet) {
    const TempDir dir;
    dir.write("news.jsonl", article_lines(2) + "broken\n");
    const auto ran = dir.run("indexer --index i --quiet news.jsonl");
    BOOST_TEST(ran.exit_code == 0);
    BOOST_TEST(ran.out + ran.err == "");
}

BOOST_AUTO_TEST_CASE(dry_run_writes_nothing) {
    const TempDir dir;
    dir.write("news.jsonl", article_lines(3));
    const auto ran = dir.run("indexer --dry-run news.jsonl");
    BOOST_TEST(ran.exit_code == 0);
    BOOST_TEST(holds(ran.err, "3 articles: 3 new;"), ran.err);
    BOOST_TEST(!fs::exists(dir.path("onrecord.index")));
    dir.run("indexer news.jsonl");
    BOOST_TEST(holds(dir.run("indexer --dry-run news.jsonl").err, "3 unchanged"));
}

const char* const mixed_lines =
    R"({"id": "x1", "title": "The levee", "date": "2025-02-04T10:30:00", "source": "The Tarn Post", "author": "Ada Krell", "url": "https://tarn.example/levee", "body": "The levee holds, Ada Krell said.\n\n“It was close,” she added."})"
    "\n"
    R"({"id": "x2", "body": "No title and no date. Only “words” with \\ and \u0007."})"
    "\n";

BOOST_AUTO_TEST_CASE(dump_prints_articles_as_read) {
    const TempDir dir;
    dir.write("news.jsonl", mixed_lines);
    dir.write("a.txt", "date 2025-02-04 The ferry is late. It rains.\n");
    const auto ran = dir.run("indexer --dry-run --dump news.jsonl a.txt");
    BOOST_TEST(ran.exit_code == 0);
    check_golden("indexer-dump.jsonl", ran.out);
}

BOOST_AUTO_TEST_CASE(analysis_comes_in_the_order_of_reading) {
    const TempDir dir;
    dir.write("news.jsonl", article_lines(400));
    const auto one = dir.run("indexer --analyze --threads 1 news.jsonl");
    const auto many = dir.run("indexer --analyze --threads 8 --format jsonl news.jsonl");
    BOOST_TEST(one.exit_code == 0);
    BOOST_TEST(one.out == many.out);
    BOOST_TEST(one.out.starts_with(R"({"id":"n0","entities":[)"));
    BOOST_TEST(split(one.out, '\n').size() == 401U);
    BOOST_TEST(!fs::exists(dir.path("onrecord.index")));
}

BOOST_AUTO_TEST_CASE(output_that_cannot_be_written_is_told) {
    const TempDir dir;
    dir.write("news.jsonl", article_lines(3));
    const auto ran = dir.run("indexer --analyze news.jsonl > /dev/full");
    BOOST_TEST(ran.exit_code == 2);
    BOOST_TEST(holds(ran.err, "could not be written whole"), ran.err);
    BOOST_TEST(dir.run("indexer --analyze news.jsonl | head -n 1").exit_code == 0);
    dir.run("indexer -q --index i news.jsonl");
    for (const std::string command : {"--stats", "--check", "--help", "--version"}) {
        const auto full = dir.run("indexer --index i " + command + " > /dev/full");
        BOOST_TEST(full.exit_code == 2, command);
        BOOST_TEST(holds(full.err, "could not be written whole"), command);
    }
}

BOOST_AUTO_TEST_CASE(texts_that_share_an_id_are_told) {
    const TempDir dir;
    dir.write("news.jsonl", R"({"id": "a", "body": "One."}
{"id": "a", "body": "Two."}
{"id": "a", "body": "Three."}
{"id": "b", "body": "Four."}
)");
    const auto ran = dir.run("indexer --index i news.jsonl");
    BOOST_TEST(ran.exit_code == 0);
    BOOST_TEST(
        holds(ran.err, "2 articles took the place of another text with the same id in this run, first 'a'"),
        ran.err);
    dir.write("twice.jsonl", R"({"id": "c", "body": "One."}
{"id": "c", "body": "One."}
)");
    BOOST_TEST(!holds(dir.run("indexer --index i twice.jsonl").err, "took the place"));
}

BOOST_AUTO_TEST_CASE(no_number_of_threads_is_no_number) {
    const TempDir dir;
    dir.write("news.jsonl", article_lines(3));
    const auto ran = dir.run("indexer --index i --threads 0 news.jsonl");
    BOOST_TEST(ran.exit_code == 2);
    BOOST_TEST(holds(ran.err, "--threads takes a number from 1 to"), ran.err);
}

BOOST_AUTO_TEST_CASE(stats_tell_what_the_index_holds) {
    const TempDir dir;
    dir.write("news.jsonl", article_lines(3) + R"({"id": "u", "body": "No date."})"
                                               "\n");
    dir.run("indexer --index i news.jsonl");
    const auto text = dir.run("indexer --index i --stats");
    BOOST_TEST(holds(text.out, "articles     4\n"), text.out);
    BOOST_TEST(holds(text.out, "first        2024-03-01\nlast         2024-03-17\nundated      1\n"),
               text.out);
    const auto json = dir.run("indexer --index i --stats --format json");
    BOOST_TEST(holds(json.out, "\"articles\": 4"), json.out);
    BOOST_TEST(holds(json.out, "\"sources\": 1"), json.out);
}

BOOST_AUTO_TEST_CASE(a_damaged_index_is_found_and_repaired) {
    const TempDir dir;
    dir.write("news.jsonl", article_lines(30));
    dir.run("indexer --index i news.jsonl");
    const auto sound = dir.run("indexer --index i --check --format json");
    BOOST_TEST(sound.exit_code == 0);
    BOOST_TEST(holds(sound.out, "\"sound\": true,\n  \"articles\": 30"), sound.out);
    const auto before = contents_by_id(dir.path("i"));
    dir.run("truncate --size 100 i/statements/postlist.glass");
    const auto damaged = dir.run("indexer --index i --check");
    BOOST_TEST(damaged.exit_code == 2);
    BOOST_TEST(holds(damaged.out, "repair it with: indexer --index 'i' --repair"), damaged.out);
    dir.write("i/aliases.tsv", "Ann Lee\tAnnie\n");
    const auto repaired = dir.run("indexer --index i --repair");
    BOOST_TEST(repaired.exit_code == 0);
    BOOST_TEST(dir.read("i/aliases.tsv") == "Ann Lee\tAnnie\n");
    BOOST_TEST(holds(repaired.err, "repaired, 30 articles; the damaged index is kept at '"), repaired.err);
    BOOST_TEST(dir.run("indexer --index i --check").exit_code == 0);
    BOOST_TEST((contents_by_id(dir.path("i")) == before));
}

BOOST_AUTO_TEST_CASE(the_index_within_the_path_is_not_read) {
    const TempDir dir;
    dir.write("a.txt", "date 2025-02-04 The ferry is late.\n");
    dir.run("indexer .");
    const auto again = dir.run("indexer .");
    BOOST_TEST(again.exit_code == 0);
    BOOST_TEST(holds(again.err, "1 article: 1 unchanged;"), again.err);
}

BOOST_AUTO_TEST_CASE(one_folder_under_several_spellings_is_one) {
    const TempDir dir;
    dir.write("news/a.txt", "date 2025-02-04 The ferry is late.\n");
    dir.run("indexer --index i ./news/");
    BOOST_TEST(holds(dir.run("indexer --index i --prune news/../news").err, "1 article: 1 unchanged;"));
}

/// How a run is caught while it writes: into a new index, and into one that is there.
struct Caught {
    const char* before;
    bool is_new;
};
std::ostream& operator<<(std::ostream& out, const Caught& c) {
    return out << (c.is_new ? "a new index" : "one that grows");
}

const Caught catches[] = {{"true", true}, {"indexer --index i first.jsonl", false}};

/// Whether the run on `i` is under way: past its first commit, or among the articles of a new index.
bool is_under_way(const TempDir& dir, const Caught& given) {
    return given.is_new ? fs::exists(dir.path("i/building")) : committed_articles(dir.path("i")) > 10;
}

BOOST_DATA_TEST_CASE(killed_while_indexing_and_run_again_is_as_if_it_had_not_been, data::make(catches),
                     given) {
    const TempDir dir;
    dir.write("first.jsonl", article_lines(10));
    dir.write("news.jsonl", article_lines(4000));
    dir.run(given.before);
    dir.run("indexer --index i news.jsonl; mv i whole");
    dir.run(given.before);
    auto indexer = dir.start("indexer --index i news.jsonl");
    BOOST_TEST(eventually([&] { return is_under_way(dir, given) || !indexer.is_running(); }));
    indexer.signal(SIGKILL);
    indexer.wait();
    const auto ran = dir.run("indexer --index i news.jsonl");
    BOOST_TEST(ran.exit_code == 0);
    BOOST_TEST(!fs::exists(dir.path("i/building")));
    BOOST_TEST((contents_by_id(dir.path("i")) == contents_by_id(dir.path("whole"))));
}

BOOST_DATA_TEST_CASE(interrupted_it_keeps_what_is_whole_and_says_so, data::make(catches), given) {
    const TempDir dir;
    dir.write("first.jsonl", article_lines(10));
    dir.write("news.jsonl", article_lines(20'000));
    dir.run(given.before);
    auto indexer = dir.start("indexer --index i news.jsonl");
    BOOST_TEST(eventually([&] { return is_under_way(dir, given); }));
    // A new index has something to keep as soon as some articles are analyzed.
    if (given.is_new) std::this_thread::sleep_for(std::chrono::seconds{1});
    indexer.signal(SIGINT);
    BOOST_TEST(indexer.wait() == 2);
    const auto kept = committed_articles(dir.path("i"));
    BOOST_TEST(kept > 0U);
    BOOST_TEST(kept < 20'000U);
    BOOST_TEST(holds(indexer.err(), "interrupted: " + counted(kept, "article") + " in 'i' so far"),
               indexer.err());
    const auto ran = dir.run("indexer --index i news.jsonl");
    BOOST_TEST(holds(ran.err, with_thousands(kept) + " unchanged;"), ran.err);
    BOOST_TEST(committed_articles(dir.path("i")) == 20'000U);
}

BOOST_AUTO_TEST_CASE(interrupted_while_it_waits_for_input) {
    const TempDir dir;
    dir.run("mkfifo pipe");
    auto indexer = dir.start("indexer --index i - < pipe");
    // Opened for both, the pipe blocks neither us nor the indexer, and has no end.
    const int pipe = open(dir.path("pipe").c_str(), O_RDWR | O_CLOEXEC);
    const auto lines = article_lines(3) + R"({"id": "cut)";
    BOOST_TEST_REQUIRE(write(pipe, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()));
    BOOST_TEST(eventually([&] { return fs::exists(dir.path("i/building")); }));
    // What was written to the pipe is read at some time before the signal or not at all: both are whole.
    indexer.signal(SIGTERM);
    BOOST_TEST(indexer.wait() == 2);
    close(pipe);
    BOOST_TEST(holds(indexer.err(), "interrupted: "), indexer.err());
    BOOST_TEST(!holds(indexer.err(), "rejected"), indexer.err());
}

BOOST_AUTO_TEST_CASE(text_from_standard_input_does_not_replace_what_came_before) {
    const TempDir dir;
    dir.run("echo 'The ferry is late.' | indexer --index i -");
    const auto ran = dir.run("echo 'The bridge holds.' | indexer --index i -");
    BOOST_TEST(holds(ran.err, "1 article: 1 new;"), ran.err);
    BOOST_TEST(committed_articles(dir.path("i")) == 2U);
}

BOOST_AUTO_TEST_CASE(a_second_indexer_waits_for_the_first) {
    const TempDir dir;
    dir.write("news.jsonl", article_lines(3));
    dir.run("indexer --index i news.jsonl");
    const int lock = open(lock_path(dir.path("i")).c_str(), O_RDWR | O_CLOEXEC);
    BOOST_TEST_REQUIRE(flock(lock, LOCK_EX) == 0);
    auto second = dir.start("indexer --index i news.jsonl");
    BOOST_TEST(eventually([&] { return holds(second.err(), "waiting for indexer (pid "); }));
    close(lock);
    BOOST_TEST(second.wait() == 0);
}

BOOST_AUTO_TEST_CASE(a_disk_without_room_is_told_and_costs_nothing_that_was_committed) {
    const TempDir dir;
    dir.write("few.jsonl", article_lines(10));
    dir.write("many.jsonl", article_lines(3000));
    dir.run("indexer --index i few.jsonl");
    // A limit on the size of files, in blocks of 512 bytes, stands in for a full disk.
    const auto ran = dir.run("ulimit -f 800; indexer --index i many.jsonl");
    BOOST_TEST(ran.exit_code == 2);
    BOOST_TEST(holds(ran.err, "cannot write to the index at 'i'"), ran.err);
    BOOST_TEST(holds(ran.err, "what was committed is kept"), ran.err);
    BOOST_TEST(committed_articles(dir.path("i")) >= 10U);
    BOOST_TEST(dir.run("indexer --index i many.jsonl").exit_code == 0);
    BOOST_TEST(committed_articles(dir.path("i")) == 3000U);
}

}  // namespace
