// A writer that is cut at its n-th call, and one whose disk is full from its n-th call on: what it had
// promised is there, the index is sound and answers, and a second run ends as if nothing had been.
//
// Some calls are tried; with $ONRECORD_CAMPAIGN set, all of them are (tests/robust/campaign).
#include <cstdlib>
#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "common/base/text.hpp"
#include "common/index/layout.hpp"
#include "indexer/pipeline/check.hpp"
#include "indexer/pipeline/index_folder.hpp"
#include "searcher/query/query_node.hpp"
#include "searcher/search/search.hpp"
#include "tests/cli/harness.hpp"
#include "tests/pipeline/index_contents.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::test;
namespace fs = std::filesystem;

constexpr long calls_tried = 12;

/// What the program reads: thirty articles and one that has another text later on.
std::string news(const std::string& last_word) {
    std::string lines;
    for (int number = 1; number <= 31; ++number) {
        const auto name = std::to_string(number % 31 + 1);
        lines += R"({"id": "n)" + name + R"(", "date": "2024-03-)" + std::to_string(10 + number * 7 % 19) +
                 R"(", "body": "Rivers rise in valley )" + std::to_string(number) +
                 R"(, Ada Krell said. Harbors close )" + last_word + R"(."})" + '\n';
    }
    return lines;
}

/// A run of the writer, on an index that `before` made.
struct Run {
    const char* name;
    const char* before;
    const char* command;
    const char* last_word;  ///< of the articles that it writes, ten a batch
};

const Run runs[] = {
    {"a new index", "", "write_batches i 1 30 10 0 early", "early"},
    {"a new index, all at once", "", "indexer -q -t 1 -i i early.jsonl", "early"},
    {"one sorted on disk", "", "indexer -q -t 1 --memory 1 -i i early.jsonl", "early"},
    {"one built anew", "indexer -q -i i early.jsonl", "indexer -q -t 1 --rebuild -i i late.jsonl", "late"},
    {"one put in order", "indexer -q -i i early.jsonl; indexer -q -i i late.jsonl",
     "indexer -q -t 1 --optimize -i i", "late"},
    {"one of which all is replaced", "indexer -q -i i early.jsonl", "indexer -q -t 1 -i i late.jsonl",
     "late"},
    {"an index that grows", "write_batches i 1 30 10 0 early", "write_batches i 11 40 10 0 late", "late"},
};

std::string with_faults(const TempDir& dir, const std::string& fault, const std::string& command) {
    return "FAULTS_BENEATH=" + dir.path("i") + ' ' + fault + " LD_PRELOAD=" ONRECORD_FAULTS " " + command;
}

QueryNode word_query(const std::string& word) {
    QueryNode node;
    node.kind = NodeKind::Word;
    node.text = word;
    return node;
}

std::uint64_t total_of(const std::string& index, const std::string& word) {
    auto search = Search::open({index});
    BOOST_TEST_REQUIRE(search.has_value());
    SearchRequest request;
    request.query = word_query(word);
    const auto results = search->answer(request);
    BOOST_TEST_REQUIRE(results.has_value());
    // What each statement says is found in its article, whatever was cut.
    request.unit = Unit::Statements;
    const auto statements = search->answer(request);
    BOOST_TEST_REQUIRE(statements.has_value());
    return results->total;
}

Remedy checked(const std::string& index) {
    const auto report = check_index(index, [](const std::string&) {}, {});
    BOOST_TEST_REQUIRE(report.has_value());
    BOOST_TEST(report->is_sound(), check_text(*report));
    return report->remedy;
}

class Scene {
  public:
    explicit Scene(const Run& run) : run_{run} {
        for (const std::string word : {"early", "late"}) dir_.write(word + ".jsonl", news(word));
        prepare();
        BOOST_TEST_REQUIRE(dir_.run(with_faults(dir_, "FAULTS_COUNT_IN=count", run.command)).exit_code == 0);
        calls_ = std::atol(dir_.read("count").c_str());
        undisturbed_ = contents_by_id(index());
        BOOST_TEST_REQUIRE(calls_ > 30);
    }

    /// Tries `fault` (the name of its variable) at the calls from the first to the last.
    template <typename Check>
    void at_every_call(const std::string& fault, Check&& check) {
        const long step =
            std::getenv("ONRECORD_CAMPAIGN") != nullptr ? 1 : std::max(1L, calls_ / calls_tried);
        for (long call = 1; call <= calls_; call += step) {
            BOOST_TEST_CONTEXT(run_.name << ", " << fault << '=' << call << " of " << calls_) {
                prepare();
                const auto ran =
                    dir_.run(with_faults(dir_, fault + '=' + std::to_string(call), run_.command));
                check(ran);
                kept(ran);
                BOOST_TEST(dir_.run(run_.command).exit_code == 0);
                BOOST_TEST((checked(index()) == Remedy::None));
                BOOST_TEST((contents_by_id(index()) == undisturbed_));
                BOOST_TEST(!fs::exists(building_path(index())));
                BOOST_TEST(!fs::exists(rebuilding_path(index())));
            }
        }
    }

  private:
    std::string index() const { return dir_.path("i"); }

    void prepare() {
        fs::remove_all(index());
        fs::remove_all(rebuilding_path(index()));
        if (*run_.before != '\0') BOOST_TEST_REQUIRE(dir_.run(run_.before).exit_code == 0);
    }

    /// What the run had promised, and what was there before it.
    void kept(const Ran& ran) {
        const auto promised = split(ran.out, '\n').size() - 1;
        if (state_of_folder(index()) != FolderState::Index) {
            BOOST_TEST(promised == 0U);
            BOOST_TEST(*run_.before == '\0');
            return;
        }
        checked(index());
        BOOST_TEST(total_of(index(), run_.last_word) >= 10 * promised);
        if (*run_.before != '\0') BOOST_TEST(total_of(index(), "rivers") >= 30U);
    }

    const Run& run_;
    TempDir dir_;
    long calls_ = 0;
    std::string undisturbed_;
};

/// A repair of an index whose statements are cut, with a fault at one call after the other. Which calls are
/// made is not known here: most are made by a process of its own.
class RepairScene {
  public:
    RepairScene() {
        dir_.write("early.jsonl", news("early"));
        BOOST_TEST_REQUIRE(dir_.run("indexer -q -i base early.jsonl").exit_code == 0);
        undisturbed_ = contents_by_id(dir_.path("base"));
        fs::resize_file(statements_path(dir_.path("base")) + "/postlist.glass", 8192);
        prepare();
        BOOST_TEST_REQUIRE(dir_.run(with_faults(dir_, "FAULTS_COUNT_IN=count", repair)).exit_code == 0);
        calls_ = std::atol(dir_.read("count").c_str());
        BOOST_TEST_REQUIRE(calls_ > 30);
    }

    template <typename Check>
    void at_every_call(const std::string& fault, Check&& check) {
        // The last calls change the places of the two indexes: each of them is tried.
        const long step = std::getenv("ONRECORD_CAMPAIGN") != nullptr ? 1 : 7;
        for (long call = 1; call <= calls_; call += call < calls_ - last_steps ? step : 1) {
            BOOST_TEST_CONTEXT("a repair, " << fault << '=' << call << " of " << calls_) {
                prepare();
                const auto ran = dir_.run(with_faults(dir_, fault + '=' + std::to_string(call), repair));
                check(ran);
                const auto again = dir_.run(repair);
                BOOST_TEST(again.exit_code == 0, again.err);
                BOOST_TEST((checked(dir_.path("i")) == Remedy::None));
                BOOST_TEST((contents_by_id(dir_.path("i")) == undisturbed_));
                BOOST_TEST(!fs::exists(dir_.path("i.repairing")));
                BOOST_TEST(fs::exists(dir_.path("i.damaged")));
            }
        }
    }

  private:
    static constexpr const char* repair = "indexer -i i --repair";
    static constexpr long last_steps = 10;

    void prepare() {
        for (const auto* left : {"i", "i.repairing", "i.damaged"}) fs::remove_all(dir_.path(left));
        fs::copy(dir_.path("base"), dir_.path("i"), fs::copy_options::recursive);
    }

    TempDir dir_;
    long calls_ = 0;
    std::string undisturbed_;
};

BOOST_AUTO_TEST_CASE(a_repair_killed_at_any_call) {
    RepairScene{}.at_every_call("FAULTS_KILL_AT", [](const Ran& ran) {
        if (ran.exit_code == 0 || ran.exit_code == 137) return;
        BOOST_TEST(ran.err.find("the repair was killed; the index is as it was") != std::string::npos,
                   ran.err);
    });
}

BOOST_AUTO_TEST_CASE(a_repair_on_a_disk_that_is_full) {
    RepairScene{}.at_every_call("FAULTS_FULL_AT", [](const Ran& ran) {
        if (ran.exit_code == 0) return;
        BOOST_TEST(ran.exit_code == 2);
        const bool tells_of_room = ran.err.find("the room on its disk") != std::string::npos ||
                                   ran.err.find(" MB of room") != std::string::npos;
        BOOST_TEST(tells_of_room, ran.err);
    });
}

BOOST_AUTO_TEST_CASE(killed_at_any_call) {
    for (const auto& run : runs) {
        Scene{run}.at_every_call("FAULTS_KILL_AT", [](const Ran& ran) { BOOST_TEST(ran.exit_code == 137); });
    }
}

/// As when somebody makes room in between, or a file may not grow beyond a size.
BOOST_AUTO_TEST_CASE(failing_at_any_call_alone) {
    for (const auto& run : runs) {
        Scene{run}.at_every_call("FAULTS_FAIL_AT", [](const Ran& ran) {
            // Here the engine ends write_batches; indexer says so and exits with 2.
            if (ran.err.find("terminate called without an active exception") != std::string::npos) return;
            BOOST_TEST((ran.exit_code == 0 || ran.exit_code == 2));
        });
    }
}

BOOST_AUTO_TEST_CASE(full_from_any_call_on) {
    for (const auto& run : runs) {
        Scene{run}.at_every_call("FAULTS_FULL_AT", [](const Ran& ran) {
            if (ran.exit_code == 0) return;  // what was left to do needed no room
            BOOST_TEST(ran.exit_code == 2);
            // Here the engine ends the program.
            if (ran.err.find("its disk may be full\nmake room") != std::string::npos) return;
            const bool names_path = ran.err.find("'i") != std::string::npos;
            BOOST_TEST(names_path, ran.err);
            BOOST_TEST(ran.err.find(" MB of room") != std::string::npos, ran.err);
        });
    }
}

}  // namespace
