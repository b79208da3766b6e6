// The program `searcher` as a user runs it, on an index of the sample.
#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/harness.hpp"

namespace {

using namespace onrecord::test;
using Json = nlohmann::json;

/// A folder with the sample indexed in it.
class Sample {
  public:
    Sample() {
        const auto indexed =
            dir_.run("indexer --quiet --index onrecord.index " ONRECORD_SOURCE_DIR "/corpus");
        BOOST_TEST_REQUIRE(indexed.exit_code == 0, indexed.err);
    }

    Ran run(const std::string& command) const { return dir_.run(command); }
    Json json(const std::string& arguments) const {
        const auto ran = run("searcher --format json " + arguments);
        BOOST_TEST_REQUIRE(ran.exit_code != 2, arguments << ": " << ran.err);
        return Json::parse(ran.out);
    }
    const TempDir& dir() const { return dir_; }

  private:
    TempDir dir_;
};

const Sample& sample() {
    static const Sample one;
    return one;
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::set<std::string> ids(const Json& answer) {
    std::set<std::string> all;
    for (const auto& hit : answer["hits"]) all.insert(hit["id"].get<std::string>());
    return all;
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> all;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
}

BOOST_AUTO_TEST_CASE(files_of_names_shape_fields_and_facets) {
    const TempDir dir;
    dir.write("x/blocklist.txt", "Dana Okafor\n");
    dir.write("a.txt", "Title: One\nDate: 2025-02-04\n\nThe fee stays, said Dana Okafor.\n");
    BOOST_TEST_REQUIRE(dir.run("indexer --quiet --index x a.txt").exit_code == 0);
    dir.write("names.tsv", "The Lamplighter\tDana Okafor\n");
    const auto blocked = dir.run("searcher -i x 'person:\"Dana Okafor\"'");
    BOOST_TEST(blocked.exit_code == 1);
    BOOST_TEST(holds(blocked.err, "the name is on the blocklist"));
    dir.write("none.txt", "# nothing\n");
    const auto found =
        dir.run("searcher -i x --blocklist none.txt --aliases names.tsv person:lamplighter --count");
    BOOST_TEST(found.out == "1\n");
    dir.write("x/aliases.tsv", "# names\nDana Okafor, The Lamplighter\n");
    const auto broken = dir.run("searcher -i x fee");
    BOOST_TEST(broken.exit_code == 2);
    BOOST_TEST(broken.out == "");
    BOOST_TEST(holds(broken.err, "x/aliases.tsv:2: there is no tab in this line"), broken.err);
}

BOOST_AUTO_TEST_CASE(exit_codes_say_what_came_of_it) {
    BOOST_TEST(sample().run("searcher 'Bukele AND CECOT'").exit_code == 0);
    BOOST_TEST(sample().run("searcher zyzzyva").exit_code == 1);
    const auto wrong = sample().run("searcher '(oil'");
    BOOST_TEST(wrong.exit_code == 2);
    BOOST_TEST(wrong.out == "");
    BOOST_TEST(holds(wrong.err, "\n(oil\n^"));
    BOOST_TEST(sample().run("searcher").exit_code == 2);
    BOOST_TEST(sample().run("searcher --limit -1 oil").exit_code == 2);
    BOOST_TEST(sample().run("searcher --index nowhere oil").exit_code == 2);
    BOOST_TEST(sample().run("searcher --help").exit_code == 0);
    BOOST_TEST(sample().run("searcher --version").out.starts_with("searcher "));
}

BOOST_AUTO_TEST_CASE(case_and_possessives_make_no_difference) {
    const auto found = ids(sample().json("Bukele --limit 0"));
    BOOST_TEST(found.size() == 3U);
    BOOST_TEST((ids(sample().json("bukele --limit 0")) == found));
    BOOST_TEST((ids(sample().json("BUKELE --limit 0")) == found));
    BOOST_TEST((ids(sample().json("\"Bukele's\" --limit 0")) == found));
}

BOOST_AUTO_TEST_CASE(a_query_may_begin_with_a_minus) {
    const auto all = sample().json("--count -- -zyzzyva")["total"].get<int>();
    const auto without = sample().json("--limit 1 -- -tunnel")["total"].get<int>();
    const auto with = sample().json("--limit 1 tunnel")["total"].get<int>();
    BOOST_TEST(with > 5);
    BOOST_TEST(with + without == all);
    BOOST_TEST(sample().run("searcher -tunnel").exit_code == 0);
}

BOOST_AUTO_TEST_CASE(counts_agree_everywhere) {
    for (const auto* query :
         {"tunnel", "tunnel OR strike", "flood -levee", "speaker:quell", "\"swing bridge\"", "date:2025"}) {
        for (const auto* unit : {"", "--quotes "}) {
            const auto asked = std::string{unit} +
                               "--limit 0 --facets=person,org,place,speaker,source,author,date --timeline '" +
                               query + "'";
            const auto answer = sample().json(asked);
            const auto total = answer["total"].get<std::size_t>();
            BOOST_TEST(answer[*unit == '\0' ? "hits" : "statements"].size() == total);
            auto in_timeline = answer["undated"].get<std::size_t>();
            for (const auto& period : answer["timeline"]) in_timeline += period["count"].get<std::size_t>();
            BOOST_TEST(in_timeline == total);
            for (const auto& [field, values] : answer["facets"].items()) {
                for (std::size_t at = 0; at < std::min<std::size_t>(3, values.size()); ++at) {
                    const auto value = values[at]["value"].get<std::string>();
                    const auto quoted = field == "date" ? value : "\"" + value + "\"";
                    const auto narrowed = std::string{"("} + query + ") " + field + ":" + quoted;
                    BOOST_TEST_CONTEXT(unit << narrowed) {
                        // Within double quotes sh needs its own escapes; a file needs none.
                        sample().dir().write("batch.tsv", "q\t" + narrowed + "\n");
                        const auto ran = sample().run(std::string{"searcher --format jsonl --limit 1 "} +
                                                      unit + "--batch batch.tsv");
                        BOOST_TEST(Json::parse(ran.out)["total"] == values[at]["count"]);
                    }
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(speaker_and_words_are_of_one_statement) {
    const auto answer = sample().json("--quotes --limit 0 'speaker:tollander said:tunnel'");
    BOOST_TEST(!answer["statements"].empty());
    for (const auto& statement : answer["statements"]) {
        BOOST_TEST(holds(statement["speaker"].get<std::string>(), "Tollander"));
    }
    const auto both = sample().json("--limit 0 'speaker:tollander said:tunnel'");
    const auto apart = sample().json("--limit 0 '(speaker:tollander) (said:tunnel)'");
    BOOST_TEST(both["total"].get<int>() < apart["total"].get<int>());
    BOOST_TEST(sample().json("said:tunnel --speaker Tollander")["total"] == both["total"]);
}

BOOST_AUTO_TEST_CASE(options_filter_as_fields_do) {
    BOOST_TEST(sample().json("tunnel --person 'Mara Quell'")["total"] ==
               sample().json("'tunnel person:\"Mara Quell\"'")["total"]);
    BOOST_TEST(sample().json("tunnel --from 2025 --to 2025-03")["total"] ==
               sample().json("'tunnel date:2025-01..2025-03'")["total"]);
    BOOST_TEST(sample().json("--source 'Harbor Ledger' --count")["total"].get<int>() > 5);
    BOOST_TEST(sample().run("searcher tunnel --from 2025-13").exit_code == 2);
    BOOST_TEST(sample().run("searcher tunnel --from 2026 --to 2025").exit_code == 2);
}

BOOST_AUTO_TEST_CASE(a_batch_goes_on_behind_a_wrong_line) {
    sample().dir().write("batch.tsv", "a\ttunnel\nb\t(oil\nno tab\n\nc\tzyzzyva\n");
    const auto ran = sample().run("searcher --batch batch.tsv --format jsonl --limit 2");
    BOOST_TEST(ran.exit_code == 2);
    BOOST_TEST(holds(ran.err, "batch.tsv:2: "));
    BOOST_TEST(holds(ran.err, "batch.tsv:3: "));
    const auto answers = lines(ran.out);
    BOOST_TEST_REQUIRE(answers.size() == 2U);
    BOOST_TEST(Json::parse(answers[0])["id"] == "a");
    BOOST_TEST(Json::parse(answers[1])["id"] == "c");
}

BOOST_AUTO_TEST_CASE(a_value_that_is_not_tied_to_its_option_is_told) {
    const auto facets = sample().run("searcher --facets person tunnel");
    BOOST_TEST(holds(facets.err, "'person' was searched for; facets are chosen with --facets=person"),
               facets.err);
    const auto timeline = sample().run("searcher tunnel --timeline year");
    BOOST_TEST(holds(timeline.err, "'year' was searched for; the unit is chosen with --timeline=year"),
               timeline.err);
    BOOST_TEST(sample().run("searcher tunnel --facets=person --timeline=year").err.empty());
}

BOOST_AUTO_TEST_CASE(a_name_that_is_spelled_right_elsewhere_is_not_mended) {
    const auto ran = sample().run("searcher --quotes 'speaker:tunnel'");
    BOOST_TEST(holds(ran.out, "speaker:tunnel is in no article, but"), ran.out);
    BOOST_TEST(!holds(ran.out, "did you mean"), ran.out);
}

BOOST_AUTO_TEST_CASE(colors_are_left_out_where_nobody_wants_them) {
    const std::string command = R"(script -qec "searcher tunnel -n 1" /dev/null)";
    BOOST_TEST(holds(sample().run("TERM=xterm " + command).out, "\x1b["));
    BOOST_TEST(!holds(sample().run("TERM=xterm NO_COLOR=1 " + command).out, "\x1b["));
    BOOST_TEST(!holds(sample().run("TERM=dumb " + command).out, "\x1b["));
}

BOOST_AUTO_TEST_CASE(a_batch_that_is_a_folder_is_told) {
    const auto ran = sample().run("searcher --batch . --format jsonl");
    BOOST_TEST(ran.exit_code == 2);
    BOOST_TEST(holds(ran.err, "cannot read '.'"), ran.err);
}

BOOST_AUTO_TEST_CASE(trec_lines_are_as_scorers_read_them) {
    sample().dir().write("batch.tsv", "7\ttunnel vote\n");
    const auto ran =
        sample().run("searcher --batch batch.tsv --format trec --match any --plain --limit 1000");
    const auto all = lines(ran.out);
    BOOST_TEST_REQUIRE(!all.empty());
    std::istringstream first{all[0]};
    std::string query, zero, id, rank, score, name;
    first >> query >> zero >> id >> rank >> score >> name;
    BOOST_TEST(query == "7");
    BOOST_TEST(zero == "Q0");
    BOOST_TEST(rank == "1");
    BOOST_TEST(name == "onrecord");
}

BOOST_AUTO_TEST_CASE(plain_text_has_no_operators) {
    BOOST_TEST(sample().run("searcher --plain 'tunnel (AND' --match any").exit_code == 0);
    BOOST_TEST(sample().json("--plain 'tunnel NOT vote' --match any")["total"].get<int>() >
               sample().json("'tunnel NOT vote'")["total"].get<int>());
}

BOOST_AUTO_TEST_CASE(an_article_is_shown_whole) {
    const auto answer = sample().json("CECOT --limit 1");
    const auto id = answer["hits"][0]["id"].get<std::string>();
    const auto shown = sample().run("searcher --show " + id + " CECOT");
    BOOST_TEST(shown.exit_code == 0);
    BOOST_TEST(holds(shown.out, "CECOT"));
    BOOST_TEST(sample().run("searcher --show nosuch").exit_code == 2);
}

BOOST_AUTO_TEST_CASE(each_statement_of_an_article_has_its_reason) {
    const auto id = sample().json("attr:pronoun --limit 1")["hits"][0]["id"].get<std::string>();
    const auto told = sample().run("searcher --explain --show " + id);
    BOOST_TEST(told.exit_code == 0);
    BOOST_TEST(holds(told.out, "subject '"));
    BOOST_TEST(holds(told.out, "confidence 0."));
    const auto statements = sample().json("--explain --show " + id)["article"]["statements"];
    BOOST_TEST_REQUIRE(!statements.empty());
    for (const auto& statement : statements)
        BOOST_TEST(holds(told.out, statement["kind"].get<std::string>()));
    BOOST_TEST(!statements[0]["why"].get<std::string>().empty());
}

BOOST_AUTO_TEST_CASE(a_pipe_gets_no_color_unless_it_asks) {
    BOOST_TEST(!holds(sample().run("searcher tunnel").out, "\x1b"));
    BOOST_TEST(holds(sample().run("searcher tunnel --color always").out, "\x1b"));
}

BOOST_AUTO_TEST_CASE(nothing_an_article_holds_reaches_the_terminal_as_a_command) {
    const TempDir dir;
    dir.write("a/x.txt",
              "date 2025-01-01\ntitle: evil \x1b[31m title\n\nBody \x1b]0;owned\x07 \xC2\x9B text "
              "\xE2\x80\xAE here.\n");
    BOOST_TEST(dir.run("indexer --quiet a").exit_code == 0);
    for (const auto* arguments :
         {"evil", "--quotes evil", "evil --facets", "evil --format csv", "evil --format jsonl"}) {
        const auto ran = dir.run(std::string{"searcher "} + arguments);
        BOOST_TEST(!holds(ran.out, "\x1b"));
        BOOST_TEST(!holds(ran.out, "\xC2\x9B"));
    }
}

BOOST_AUTO_TEST_CASE(the_reading_is_printed_without_an_index) {
    const TempDir empty;
    const auto ran = empty.run("searcher --explain 'a OR b AND c'");
    BOOST_TEST(ran.exit_code == 0);
    BOOST_TEST(holds(ran.out, "(or a (and b c))"));
    BOOST_TEST(Json::parse(empty.run("searcher --explain --format json 'a b'").out)["reading"] ==
               "(and a b)");
}

/// The commands of a text: lines that begin with `program` behind blanks or "$ ", without a comment at their
/// end.
std::vector<std::string> commands_in(const std::string& text, const std::string& program) {
    std::vector<std::string> found;
    for (auto line : lines(text)) {
        line.erase(0, line.find_first_not_of(" $"));
        if (const auto comment = line.find("  #"); comment != std::string::npos) line.erase(comment);
        if (const auto comment = line.find(" # "); comment != std::string::npos) line.erase(comment);
        if (line.starts_with(program + " ") && !holds(line, "[OPTIONS]") && !holds(line, " - "))
            found.push_back(line);
    }
    return found;
}

BOOST_AUTO_TEST_CASE(every_example_of_readme_and_help_runs) {
    const auto readme = sample().run("cat " ONRECORD_SOURCE_DIR "/README.md").out;
    const auto help = sample().run("searcher --help").out;
    auto all = commands_in(readme, "searcher");
    const auto more = commands_in(help, "searcher");
    BOOST_TEST(all.size() >= 9U);
    BOOST_TEST(more.size() >= 5U);
    all.insert(all.end(), more.begin(), more.end());
    for (const auto& command : commands_in(readme, "indexer")) {
        const TempDir dir;
        dir.write("articles/a.txt", "date 2025-02-04\n\nThe bridge is closed.\n");
        dir.write("crawl.jsonl", "{\"text\":\"The ferry runs.\"}\n");
        BOOST_TEST(dir.run("zstd -q crawl.jsonl").exit_code == 0);
        const auto ran = dir.run(command);
        BOOST_TEST(ran.exit_code == 0, command << ": exit code " << ran.exit_code << ' ' << ran.err);
    }
    for (const auto& command : all) {
        const auto ran = sample().run(command);
        BOOST_TEST(ran.exit_code == 0, command << ": exit code " << ran.exit_code << ' ' << ran.err);
    }
}

}  // namespace
