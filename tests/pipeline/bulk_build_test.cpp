// An index that is built from nothing, all at once, is the one that grows article by article; only its order
// is by date.
#include "indexer/pipeline/bulk_build.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "common/index/layout.hpp"
#include "indexer/pipeline/build_site.hpp"
#include "indexer/pipeline/check.hpp"
#include "indexer/pipeline/index_folder.hpp"
#include "indexer/pipeline/optimize.hpp"
#include "tests/pipeline/index_contents.hpp"
#include "tests/pipeline/temp_index.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::test;
namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

/// JSON lines in no order of date; some undated, some twice with another text and another date.
std::string news(int count) {
    std::string lines;
    for (int number = 0; number < count; ++number) {
        const auto name = std::to_string(number);
        const auto day = std::to_string(10 + number * 7 % 19);
        const auto date = number % 11 == 0 ? "" : R"("date": "2024-03-)" + day + R"(", )";
        lines += R"({"id": "n)" + name + R"(", )" + date + R"("title": "Ferry )" + name +
                 R"( runs", "body": "The ferries of pier )" + name +
                 R"( are late, Ada Krell said. \"Nobody runs them at pier )" + name + R"(,\" she added."})" +
                 '\n';
        if (number % 13 == 5) {
            lines += R"({"id": "n)" + std::to_string(number - 3) +
                     R"(", "date": "2023-01-02", "body": "The piers closed, Ada Krell told the council."})" +
                     '\n';
        }
    }
    return lines;
}

struct Scene {
    TempFolder folder;
    std::string input = folder.path("news.jsonl");
    std::ostringstream told;

    explicit Scene(int count = 200) { std::ofstream{input} << news(count); }

    IndexJob job(const std::string& name) const {
        IndexJob job;
        job.index_dir = folder.path(name);
        job.reading.paths = {input};
        return job;
    }

    RunSummary run(const IndexJob& job, const std::stop_token& stop = {}) {
        const auto watcher = RunWatcher::open({}, told);
        BOOST_TEST_REQUIRE(watcher.has_value());
        const auto ran = run_index(job, **watcher, stop);
        BOOST_TEST_REQUIRE(ran.has_value(), (ran ? "" : ran.error().message));
        return *ran;
    }

    /// The index as it comes to be when the article `first` was there before all others.
    std::string grown() {
        auto grown = job("grown");
        std::ofstream{folder.path("first.jsonl")} << R"({"id": "n0", "body": "To be replaced."})" << '\n';
        grown.reading.paths = {folder.path("first.jsonl")};
        run(grown);
        grown.reading.paths = {input};
        run(grown);
        return grown.index_dir;
    }

    static void check_is_sound(const std::string& index) {
        const auto report = check_index(index, [](const std::string&) {}, {});
        BOOST_TEST_REQUIRE(report.has_value());
        BOOST_TEST(report->is_sound(), check_text(*report));
        BOOST_TEST(!fs::exists(building_path(index)));
        BOOST_TEST(!fs::exists(rebuilding_path(index)));
    }
};

/// What stands behind the table of inflections, which keeps words that are gone.
std::string documents(const std::string& contents) {
    return contents.substr(contents.find(" document"));
}

std::vector<std::string> orders(const std::string& index, const std::string& database) {
    const Xapian::Database db{index + database};
    std::vector<std::string> orders;
    for (auto at = db.postlist_begin(""); at != db.postlist_end(""); ++at)
        orders.push_back(db.get_document(*at).get_value(static_cast<Xapian::valueno>(Slot::Order)));
    return orders;
}

BOOST_AUTO_TEST_CASE(it_holds_what_an_index_that_grew_holds) {
    Scene scene;
    const auto job = scene.job("bulk");
    const auto summary = scene.run(job);
    BOOST_TEST(summary.articles_in_index == 200U);
    BOOST_TEST(summary.counts.superseded + summary.counts.changed > 10U);
    Scene::check_is_sound(job.index_dir);
    BOOST_TEST(documents(contents_by_id(job.index_dir)) == documents(contents_by_id(scene.grown())));
}

BOOST_AUTO_TEST_CASE(documents_stand_in_order_of_date_in_both_databases) {
    Scene scene;
    const auto job = scene.job("bulk");
    scene.run(job);
    for (const auto* database : {"/articles", "/statements"}) {
        const auto found = orders(job.index_dir, database);
        BOOST_TEST(found.size() >= 200U);
        BOOST_TEST(std::is_sorted(found.begin(), found.end()));
        BOOST_TEST(found.front().starts_with("00000000"));
    }
}

BOOST_DATA_TEST_CASE(threads_and_memory_do_not_show, data::make({1, 5}) * data::make({1, 40'000}), threads,
                     memory) {
    Scene scene;
    auto usual = scene.job("usual");
    scene.run(usual);
    auto other = scene.job("other");
    other.threads = threads;
    other.memory = static_cast<std::size_t>(memory);
    scene.run(other);
    Scene::check_is_sound(other.index_dir);
    BOOST_TEST((contents_by_docid(other.index_dir) == contents_by_docid(usual.index_dir)));
}

BOOST_AUTO_TEST_CASE(many_segments_are_merged_level_by_level) {
    Scene scene;
    auto usual = scene.job("usual");
    scene.run(usual);
    auto small = scene.job("small");
    small.segment.articles = 1;
    scene.run(small);
    Scene::check_is_sound(small.index_dir);
    BOOST_TEST((contents_by_docid(small.index_dir) == contents_by_docid(usual.index_dir)));
}

BOOST_AUTO_TEST_CASE(rebuilt_it_holds_only_what_was_read_and_goes_on_growing) {
    Scene scene;
    auto job = scene.job("index");
    scene.run(job);
    const auto before = contents_by_docid(job.index_dir);
    std::ofstream{aliases_path(job.index_dir)} << "Ada Krell\tA. Krell\n";
    std::ofstream{scene.folder.path("more.jsonl")} << R"({"id": "more", "body": "One more ferry."})" << '\n';
    job.reading.paths = {scene.folder.path("more.jsonl")};
    scene.run(job);
    job.reading.paths = {scene.input};
    job.rebuild = true;
    BOOST_TEST(scene.run(job).articles_in_index == 200U);
    Scene::check_is_sound(job.index_dir);
    BOOST_TEST((contents_by_docid(job.index_dir) == before));
    BOOST_TEST(fs::exists(aliases_path(job.index_dir)));
    job.rebuild = false;
    BOOST_TEST(scene.run(job).counts.unchanged == 200U);
}

BOOST_AUTO_TEST_CASE(a_rebuild_that_is_interrupted_leaves_the_old_index) {
    Scene scene;
    auto job = scene.job("index");
    scene.run(job);
    const auto before = contents_by_docid(job.index_dir);
    std::ofstream{scene.input} << news(20);
    job.rebuild = true;
    std::stop_source stop;
    stop.request_stop();
    BOOST_TEST(scene.run(job, stop.get_token()).interrupted);
    BOOST_TEST((contents_by_docid(job.index_dir) == before));
    Scene::check_is_sound(job.index_dir);
}

BOOST_AUTO_TEST_CASE(optimized_it_is_as_if_built_at_once) {
    Scene scene;
    auto usual = scene.job("usual");
    scene.run(usual);
    auto job = scene.job("grown");
    scene.grown();
    BOOST_TEST((contents_by_docid(job.index_dir) != contents_by_docid(usual.index_dir)));
    const auto watcher = RunWatcher::open({}, scene.told);
    const auto ran = run_optimize(job, **watcher, {});
    BOOST_TEST_REQUIRE(ran.has_value());
    BOOST_TEST(ran->articles_in_index == 200U);
    Scene::check_is_sound(job.index_dir);
    BOOST_TEST((contents_by_docid(job.index_dir) == contents_by_docid(usual.index_dir)));
    BOOST_TEST(scene.run(job).counts.unchanged + scene.run(job).counts.superseded > 180U);
}

BOOST_AUTO_TEST_CASE(optimizing_stops_when_it_is_asked_to) {
    Scene scene;
    const auto index = scene.grown();
    const auto before = contents_by_docid(index);
    std::stop_source stop;
    stop.request_stop();
    const auto watcher = RunWatcher::open({}, scene.told);
    const auto ran = run_optimize(scene.job("grown"), **watcher, stop.get_token());
    BOOST_TEST_REQUIRE(ran.has_value());
    BOOST_TEST(ran->interrupted);
    BOOST_TEST((contents_by_docid(index) == before));
    Scene::check_is_sound(index);
}

BOOST_AUTO_TEST_CASE(what_a_cut_build_left_is_cleared_away) {
    Scene scene;
    const auto job = scene.job("index");
    fs::create_directories(building_path(job.index_dir));
    std::ofstream{lock_path(job.index_dir)} << "x";
    std::ofstream{building_path(job.index_dir) + "/run-0"} << "half a run";
    fs::create_directories(statements_path(job.index_dir));
    std::ofstream{statements_path(job.index_dir) + "/iamglass"} << "half an index";
    BOOST_TEST((state_of_folder(job.index_dir) == FolderState::Unfinished));
    scene.run(job);
    Scene::check_is_sound(job.index_dir);
}

BOOST_AUTO_TEST_CASE(a_folder_beside_the_index_that_is_not_ours_stays) {
    Scene scene;
    auto job = scene.job("index");
    scene.run(job);
    fs::create_directories(rebuilding_path(job.index_dir));
    std::ofstream{rebuilding_path(job.index_dir) + "/precious"} << "mine";
    job.rebuild = true;
    const auto watcher = RunWatcher::open({}, scene.told);
    const auto ran = run_index(job, **watcher, {});
    BOOST_TEST_REQUIRE(!ran.has_value());
    BOOST_TEST(ran.error().message.find("index.rebuilding': it is there already") != std::string::npos);
    BOOST_TEST(fs::exists(rebuilding_path(job.index_dir) + "/precious"));
}

BOOST_AUTO_TEST_CASE(without_articles_it_is_empty_and_grows) {
    Scene scene{0};
    const auto job = scene.job("index");
    BOOST_TEST(scene.run(job).articles_in_index == 0U);
    Scene::check_is_sound(job.index_dir);
    std::ofstream{scene.input} << news(3);
    BOOST_TEST(scene.run(job).articles_in_index == 3U);
    Scene::check_is_sound(job.index_dir);
}

}  // namespace
