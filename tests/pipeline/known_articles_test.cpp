#include "indexer/pipeline/known_articles.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>

#include "common/index/layout.hpp"
#include "indexer/pipeline/index_writer.hpp"
#include "tests/pipeline/temp_index.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::test;

/// An index with the article "1" from a file that exists and "2" from one that does not.
struct Fixture {
    TempFolder folder;
    std::string index = folder.path("index");
    std::string there = folder.path("there.txt");

    Fixture() {
        std::filesystem::create_directory(index);
        std::ofstream{there} << "x";
        auto writer = IndexWriter::open(index);
        BOOST_TEST_REQUIRE(writer.has_value());
        BOOST_TEST_REQUIRE(writer->add(entry_of("1", "Rivers rise.", there)).has_value());
        BOOST_TEST_REQUIRE(writer->add(entry_of("2", "Harbors close.", folder.path("gone.txt"))).has_value());
        BOOST_TEST_REQUIRE(writer->commit().has_value());
    }

    static Standing judge(KnownArticles& known, const std::string& id, const std::string& body,
                          const std::string& path = "new.txt") {
        const auto article = speaking_article(id, body, path).article;
        const auto standing = known.judge(article, entry_hash(article, options_text({})));
        BOOST_TEST_REQUIRE(standing.has_value());
        return *standing;
    }

    KnownArticles open() const {
        auto known = KnownArticles::open(index);
        BOOST_TEST_REQUIRE(known.has_value());
        return std::move(*known);
    }
};

BOOST_FIXTURE_TEST_CASE(an_article_is_judged_by_index_and_run, Fixture) {
    auto known = open();
    BOOST_TEST((judge(known, "1", "Rivers rise.") == Standing::Unchanged));
    BOOST_TEST((judge(known, "1", "Rivers rise.") == Standing::Copy));
    BOOST_TEST((judge(known, "1", "Rivers fall.") == Standing::Changed));
    BOOST_TEST((judge(known, "2", "Harbors close.") == Standing::Moved));
    BOOST_TEST((judge(known, "3", "Bridges hold.") == Standing::New));
    BOOST_TEST((judge(known, "3", "Bridges hold.") == Standing::Copy));
    BOOST_TEST((judge(known, "3", "Bridges fall.") == Standing::Changed));
    BOOST_TEST((judge(known, "3", "Bridges hold.") == Standing::Copy));
}

BOOST_FIXTURE_TEST_CASE(other_options_are_another_content, Fixture) {
    auto known = open();
    const auto article = speaking_article("1", "Rivers rise.", there).article;
    BOOST_TEST((known.judge(article, entry_hash(article, "entities")).value() == Standing::Changed));
}

BOOST_FIXTURE_TEST_CASE(articles_that_left_their_file_are_forgotten, Fixture) {
    auto known = open();
    BOOST_TEST((judge(known, "4", "Rivers fell.", there) == Standing::New));
    const auto unread = known.forget_unread_of(there).value();
    BOOST_TEST(unread.size() == 1U);
    BOOST_TEST(unread.at(0) == "1");
    BOOST_TEST(!known.was_read("1"));
    // Removed in this run, then met in another file.
    BOOST_TEST((judge(known, "1", "Rivers rise.") == Standing::New));
    BOOST_TEST(known.was_read("1"));
}

BOOST_FIXTURE_TEST_CASE(a_writer_that_moves_on_is_followed, Fixture) {
    auto known = open();
    auto writer = IndexWriter::open(index);
    BOOST_TEST_REQUIRE(writer.has_value());
    for (int batch = 0; batch < 4; ++batch) {
        for (int number = 0; number < 50; ++number) {
            const auto id = std::to_string(batch) + '-' + std::to_string(number);
            BOOST_TEST_REQUIRE(writer->add(entry_of(id, "Ferries wait.")).has_value());
        }
        BOOST_TEST_REQUIRE(writer->commit().has_value());
    }
    BOOST_TEST((judge(known, "1", "Rivers rise.", there) == Standing::Unchanged));
    BOOST_TEST(known.forget_unread_of(there).value().empty());
}

/// Writes the tables of another index over those of this one, block by block, as a writer does with blocks
/// that are free again; what a reader then meets need not look damaged.
void overwrite_tables(const std::string& from, const std::string& to) {
    namespace fs = std::filesystem;
    const auto commit = articles_path(to) + "/iamglass";
    for (const auto& file : fs::directory_iterator{articles_path(from)}) {
        const auto target = articles_path(to) + '/' + file.path().filename().string();
        if (target == commit) continue;
        fs::copy_file(file, target, fs::copy_options::overwrite_existing);
    }
    fs::copy_file(articles_path(from) + "/iamglass", commit + ".new");
    fs::rename(commit + ".new", commit);
}

BOOST_FIXTURE_TEST_CASE(blocks_that_are_overwritten_are_read_again, Fixture) {
    const auto other = folder.path("other");
    std::filesystem::create_directory(other);
    auto writer = IndexWriter::open(other);
    BOOST_TEST_REQUIRE(writer.has_value());
    for (int number = 0; number < 500; ++number)
        BOOST_TEST_REQUIRE(writer->add(entry_of("n" + std::to_string(number), "Ferries wait.")).has_value());
    BOOST_TEST_REQUIRE(writer->commit().has_value());
    for (int commits = 0; commits < 5; ++commits) {
        auto own = IndexWriter::open(index);
        BOOST_TEST_REQUIRE(own->add(entry_of("c" + std::to_string(commits), "Bridges hold.")).has_value());
        BOOST_TEST_REQUIRE(own->commit().has_value());
    }
    auto known = open();
    BOOST_TEST((judge(known, "1", "Rivers rise.") == Standing::Unchanged));
    overwrite_tables(other, index);
    for (int number = 0; number < 500; number += 50)
        BOOST_TEST((judge(known, "n" + std::to_string(number), "Ferries wait.", there) == Standing::Moved));
    BOOST_TEST((judge(known, "2", "Harbors close.") == Standing::New));
}

BOOST_AUTO_TEST_CASE(without_an_index_all_is_new) {
    const TempFolder folder;
    auto known = KnownArticles::open(folder.path("none"));
    BOOST_TEST_REQUIRE(known.has_value());
    const auto article = speaking_article("1", "Rivers rise.").article;
    BOOST_TEST((known->judge(article, "h").value() == Standing::New));
    BOOST_TEST((known->judge(article, "h").value() == Standing::Copy));
}

}  // namespace
