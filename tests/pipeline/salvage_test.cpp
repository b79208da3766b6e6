// Indexes of which something cannot be read any more: what a check says, what a repair saves and names.
#include "indexer/pipeline/salvage.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <xapian.h>
#include <boost/test/unit_test.hpp>

#include "common/index/layout.hpp"
#include "common/index/stored_data.hpp"
#include "indexer/pipeline/check.hpp"
#include "indexer/pipeline/index_writer.hpp"
#include "indexer/pipeline/rebuild.hpp"
#include "tests/pipeline/temp_index.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::test;
namespace fs = std::filesystem;

void nobody(const std::string&) {}

struct SmallIndex {
    TempFolder folder;
    std::string dir = folder.path("index");

    SmallIndex() {
        write_index(dir,
                    {entry_of("1", "Rivers rise.", "news/1.txt"), entry_of("2", "Rivers rise.", "news/2.txt"),
                     entry_of("3", "Rivers rise.", "news/3.txt")});
    }

    /// Turns a bit of what is stored of an article, at the last place of `word`.
    void turn_a_bit(Xapian::docid docid, const std::string& word) const {
        Xapian::WritableDatabase articles{articles_path(dir)};
        auto document = articles.get_document(docid);
        auto stored = stored_data(document);
        const auto at = stored.rfind(word);
        BOOST_TEST_REQUIRE(at != std::string::npos);
        stored[at] ^= 1;
        set_stored_data(document, stored);
        articles.replace_document(docid, document);
        articles.commit();
    }

    std::string version_file() const { return articles_path(dir) + "/iamglass"; }

    /// Changes the engine's version file.
    template <typename Change>
    void change_version_file(Change&& change) const {
        std::ifstream file{version_file(), std::ios::binary};
        std::string bytes{std::istreambuf_iterator<char>{file}, {}};
        change(bytes);
        std::ofstream{version_file(), std::ios::binary} << bytes;
    }
};

std::string checked(const std::string& dir) {
    const auto report = check_index(dir, nobody, {});
    BOOST_TEST_REQUIRE(report.has_value());
    return check_text(*report);
}

/// A name as it is shown, who said it, a letter of the text.
BOOST_AUTO_TEST_CASE(an_article_that_fails_its_checksum_is_told_and_dropped) {
    for (const std::string word : {"Ada Krell", "Rivers", "news/2"}) {
        const SmallIndex index;
        index.turn_a_bit(2, word);
        const auto told = checked(index.dir);
        BOOST_TEST(told.find("article '2' cannot be read") != std::string::npos, told);
        const auto repaired = rebuild_index(index.dir, nobody, {});
        BOOST_TEST_REQUIRE(repaired.has_value());
        BOOST_TEST(!repaired->salvaged.is_all());
        BOOST_TEST(rebuild_text(*repaired, "i") ==
                   "'i': repaired, 2 articles; the damaged index is kept at '" + index.dir +
                       ".damaged'\n1 article could not be read:\n  '2' of 'news/2.txt'\n"
                       "run indexer on the files that the articles came from: it adds what is missing\n");
        BOOST_TEST(checked(index.dir).find("sound; 2 articles, 2 statements") != std::string::npos);
    }
}

/// Where the engine's version file says how many documents there are, behind its tables; how much larger the
/// last docid is stands behind it, and how long the shortest text is.
std::size_t place_of_count(const SmallIndex& index, const std::string& bytes) {
    const auto shortest = Xapian::Database{articles_path(index.dir)}.get_doclength_lower_bound();
    const auto at = bytes.rfind(std::string{'\3', '\0', static_cast<char>(shortest)});
    BOOST_TEST_REQUIRE(at != std::string::npos);
    return at;
}

BOOST_AUTO_TEST_CASE(articles_beyond_the_number_that_is_kept_are_saved) {
    const SmallIndex index;
    index.change_version_file([&](std::string& bytes) { bytes[place_of_count(index, bytes)] = 1; });
    BOOST_TEST(checked(index.dir).find("damaged") != std::string::npos);
    const auto repaired = rebuild_index(index.dir, nobody, {});
    BOOST_TEST_REQUIRE(repaired.has_value());
    BOOST_TEST(repaired->articles == 3U);
    BOOST_TEST(repaired->salvaged.is_all());
}

BOOST_AUTO_TEST_CASE(a_number_that_is_too_large_is_no_loss_that_is_known) {
    const SmallIndex index;
    index.change_version_file([&](std::string& bytes) { bytes[place_of_count(index, bytes)] = 7; });
    const auto repaired = rebuild_index(index.dir, nobody, {});
    BOOST_TEST_REQUIRE(repaired.has_value());
    BOOST_TEST(!repaired->salvaged.is_all());
    const auto told = rebuild_text(*repaired, index.dir);
    BOOST_TEST(told.find("the damaged index counts 7 articles, and 3 were found in it: how many are missing "
                         "cannot be told\n") != std::string::npos,
               told);
}

/// The file says by how much the last docid is larger than the number of documents.
BOOST_AUTO_TEST_CASE(a_last_docid_beyond_all_numbers_is_not_counted_up_to) {
    const SmallIndex index;
    index.turn_a_bit(2, "Rivers");
    index.change_version_file([&](std::string& bytes) {
        bytes.replace(place_of_count(index, bytes) + 1, 1, "\xf0\xff\xff\xff\x0f");
    });
    BOOST_TEST_REQUIRE(Xapian::Database{articles_path(index.dir)}.get_lastdocid() > 4'000'000'000U);
    const auto repaired = rebuild_index(index.dir, nobody, {});
    BOOST_TEST_REQUIRE(repaired.has_value());
    BOOST_TEST(repaired->articles == 2U);
    BOOST_TEST(repaired->salvaged.lost == 1U);
}

BOOST_AUTO_TEST_CASE(an_index_without_an_article_that_can_be_read_stays_where_it_is) {
    const SmallIndex index;
    for (const Xapian::docid docid : {1, 2, 3}) index.turn_a_bit(docid, "Ada Krell");
    const auto repaired = rebuild_index(index.dir, nobody, {});
    BOOST_TEST_REQUIRE(!repaired.has_value());
    BOOST_TEST(repaired.error().message ==
               "nothing can be saved of the index at '" + index.dir + "': no article in it can be read");
    BOOST_TEST(fs::exists(articles_path(index.dir)));
    BOOST_TEST(!fs::exists(index.dir + ".damaged"));
    BOOST_TEST(!fs::exists(index.dir + ".repairing"));
}

/// To the engine, some of these are empty databases.
BOOST_AUTO_TEST_CASE(an_index_of_which_nothing_can_be_read_stays_where_it_is) {
    const SmallIndex index;
    const auto size = fs::file_size(index.version_file());
    for (auto cut = size; cut-- > 0;) {
        fs::resize_file(index.version_file(), cut);
        const auto repaired = rebuild_index(index.dir, nobody, {});
        BOOST_TEST_REQUIRE(!repaired.has_value());
        const auto& error = repaired.error();
        BOOST_TEST(error.message.starts_with("nothing can be saved of the index at '" + index.dir + "': "),
                   error.message);
        BOOST_TEST(error.hint.find("--rebuild") != std::string::npos);
        BOOST_TEST(fs::file_size(index.version_file()) == cut);
        BOOST_TEST(!fs::exists(index.dir + ".damaged"));
        BOOST_TEST(!fs::exists(index.dir + ".repairing"));
    }
}

BOOST_AUTO_TEST_CASE(what_was_saved_comes_through_a_pipe_as_it_is) {
    const Salvaged salvaged{3, 2, 5, 6, 1, {{"a", "a.txt"}, {"b", ""}}, {{"c", "c \"d\".txt"}}};
    const auto back = decode_salvaged(encode_salvaged(salvaged));
    BOOST_TEST_REQUIRE(back.has_value());
    BOOST_TEST((*back == salvaged));
    const Error error{ErrorKind::System, "message", "hint"};
    BOOST_TEST((decode_salvaged(encode_salvaged(error)).error() == error));
}

}  // namespace
