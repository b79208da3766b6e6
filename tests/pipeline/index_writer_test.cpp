#include "indexer/pipeline/index_writer.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>

#include "common/index/layout.hpp"
#include "indexer/pipeline/repair.hpp"
#include "tests/pipeline/index_contents.hpp"
#include "tests/pipeline/temp_index.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::test;
namespace fs = std::filesystem;

/// Does `work` with a writer on the index, and commits.
template <typename Work>
void write_index(const std::string& index, Work&& work) {
    BOOST_TEST_REQUIRE(fs::is_directory(index));
    auto writer = IndexWriter::open(index);
    BOOST_TEST_REQUIRE(writer.has_value());
    work(*writer);
    BOOST_TEST_REQUIRE(writer->commit().has_value());
}

std::string new_index(const TempFolder& folder, const std::string& name = "index") {
    fs::create_directory(folder.path(name));
    return folder.path(name);
}

std::uint64_t committed_batch(const std::string& index) {
    return batch_of(Xapian::Database{articles_path(index)});
}

BOOST_AUTO_TEST_CASE(replaced_is_as_if_it_had_been_so_from_the_start) {
    const TempFolder folder;
    const auto index = new_index(folder);
    const auto direct = new_index(folder, "direct");
    write_index(index, [](IndexWriter& writer) {
        BOOST_TEST(writer.add(entry_of("1", "Rivers rise.")).has_value());
        BOOST_TEST(writer.add(entry_of("2", "Harbors close.")).has_value());
    });
    write_index(index, [](IndexWriter& writer) {
        BOOST_TEST(writer.replace(entry_of("1", "Harbors rise.")).has_value());
        BOOST_TEST(writer.article_count() == 2U);
    });
    write_index(direct, [](IndexWriter& writer) {
        BOOST_TEST(writer.add(entry_of("1", "Harbors rise.")).has_value());
        BOOST_TEST(writer.add(entry_of("2", "Harbors close.")).has_value());
    });
    // The table of inflections keeps words that are gone: compare what stands behind it.
    const auto documents = [](const std::string& contents) {
        return contents.substr(contents.find("2 documents"));
    };
    BOOST_TEST(documents(contents_by_id(index)) == documents(contents_by_id(direct)));
}

BOOST_AUTO_TEST_CASE(removed_takes_its_statements_along) {
    const TempFolder folder;
    const auto index = new_index(folder);
    write_index(index, [](IndexWriter& writer) {
        BOOST_TEST(writer.add(entry_of("1", "Rivers rise.")).has_value());
        BOOST_TEST(writer.add(entry_of("2", "Harbors close.")).has_value());
    });
    write_index(index, [](IndexWriter& writer) {
        BOOST_TEST(writer.remove("1").value());
        BOOST_TEST(!writer.remove("3").value());
        BOOST_TEST(writer.article_count() == 1U);
    });
    BOOST_TEST((Xapian::Database{statements_path(index)}.get_doccount()) == 1U);
}

BOOST_AUTO_TEST_CASE(nothing_written_is_nothing_committed) {
    const TempFolder folder;
    const auto index = new_index(folder);
    write_index(index, [](IndexWriter& writer) {
        BOOST_TEST(writer.add(entry_of("1", "Rivers rise.")).has_value());
    });
    write_index(index, [](IndexWriter& writer) { BOOST_TEST(!writer.remove("2").value()); });
    BOOST_TEST(committed_batch(index) == 1U);
}

BOOST_AUTO_TEST_CASE(a_batch_ends_when_it_is_full) {
    const TempFolder folder;
    const auto index = new_index(folder);
    BatchLimits limits;
    limits.articles = 2;
    auto writer = IndexWriter::open(index, limits);
    BOOST_TEST_REQUIRE(writer.has_value());
    for (int number = 0; number < 5; ++number) {
        BOOST_TEST(writer->add(entry_of(std::to_string(number), "Rivers rise.")).has_value());
    }
    BOOST_TEST(committed_batch(index) == 2U);
    BOOST_TEST((Xapian::Database{articles_path(index)}.get_doccount()) == 4U);
    BOOST_TEST(writer->commit().has_value());
    BOOST_TEST((Xapian::Database{articles_path(index)}.get_doccount()) == 5U);
}

BOOST_AUTO_TEST_CASE(a_batch_ends_when_it_is_old) {
    const TempFolder folder;
    const auto index = new_index(folder);
    BatchLimits limits;
    limits.age = std::chrono::hours{1};
    auto young = IndexWriter::open(index, limits);
    BOOST_TEST_REQUIRE(young.has_value());
    BOOST_TEST(young->add(entry_of("1", "Rivers rise.")).has_value());
    BOOST_TEST(young->commit_if_old().has_value());
    BOOST_TEST(committed_batch(index) == 0U);
    BOOST_TEST(young->commit().has_value());
    limits.age = std::chrono::milliseconds{0};
    young = Error{};
    auto old = IndexWriter::open(index, limits);
    BOOST_TEST_REQUIRE(old.has_value());
    BOOST_TEST(old->add(entry_of("2", "Harbors close.")).has_value());
    BOOST_TEST(committed_batch(index) == 2U);
}

BOOST_AUTO_TEST_CASE(what_is_not_committed_is_dropped) {
    const TempFolder folder;
    const auto index = new_index(folder);
    {
        auto writer = IndexWriter::open(index);
        BOOST_TEST_REQUIRE(writer.has_value());
        BOOST_TEST(writer->add(entry_of("1", "Rivers rise.")).has_value());
    }
    BOOST_TEST((Xapian::Database{articles_path(index)}.get_doccount()) == 0U);
    BOOST_TEST((Xapian::Database{statements_path(index)}.get_doccount()) == 0U);
}

BOOST_AUTO_TEST_CASE(a_crash_between_the_two_commits_is_repaired) {
    const TempFolder folder;
    const auto index = new_index(folder);
    write_index(index, [](IndexWriter& writer) {
        BOOST_TEST(writer.add(entry_of("1", "Rivers rise.")).has_value());
        BOOST_TEST(writer.add(entry_of("2", "Harbors close.")).has_value());
        BOOST_TEST(writer.add(entry_of("3", "Bridges hold.")).has_value());
    });
    const auto before = contents_by_id(index);
    const auto articles_before = folder.path("articles-before");
    fs::copy(articles_path(index), articles_before);
    write_index(index, [](IndexWriter& writer) {
        BOOST_TEST(writer.replace(entry_of("1", "Floods rise.")).has_value());
        BOOST_TEST(writer.remove("2").value());
        BOOST_TEST(writer.add(entry_of("4", "Ferries wait.")).has_value());
    });
    // What a crash leaves: the new statements beside the old articles.
    fs::remove_all(articles_path(index));
    fs::rename(articles_before, articles_path(index));

    write_index(index, [](IndexWriter& writer) { BOOST_TEST(writer.article_count() == 3U); });
    BOOST_TEST(contents_by_id(index) == before);
    BOOST_TEST(committed_batch(index) == batch_of(Xapian::Database{statements_path(index)}));
}

BOOST_AUTO_TEST_CASE(halves_that_do_not_belong_together_are_refused) {
    const TempFolder folder;
    const auto index = new_index(folder);
    for (const auto* id : {"1", "2", "3"}) {
        write_index(index, [&](IndexWriter& writer) {
            BOOST_TEST(writer.add(entry_of(id, "Rivers rise.")).has_value());
        });
    }
    const auto young = new_index(folder, "young");
    write_index(young, [](IndexWriter&) {});
    fs::remove_all(statements_path(index));
    fs::copy(statements_path(young), statements_path(index));
    const auto refused = IndexWriter::open(index);
    BOOST_TEST_REQUIRE(!refused.has_value());
    BOOST_TEST(refused.error().message.find("do not belong together") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_index_whose_making_was_cut_short_is_made_again) {
    const TempFolder folder;
    const auto index = new_index(folder);
    std::ofstream{lock_path(index)};
    std::ofstream{unfinished_path(index)};
    fs::create_directory(statements_path(index));
    std::ofstream{statements_path(index) + "/iamglass"} << "half";
    BOOST_TEST((state_of_folder(index) == FolderState::Unfinished));
    write_index(index, [](IndexWriter& writer) {
        BOOST_TEST(writer.add(entry_of("1", "Rivers rise.")).has_value());
    });
    BOOST_TEST((state_of_folder(index) == FolderState::Index));
}

BOOST_AUTO_TEST_CASE(an_index_of_another_version_is_refused) {
    const TempFolder folder;
    const auto index = new_index(folder);
    write_index(index, [](IndexWriter&) {});
    {
        Xapian::WritableDatabase articles{articles_path(index)};
        articles.set_metadata(metadata::fingerprint, "words 0");
        articles.commit();
    }
    const auto refused = IndexWriter::open(index);
    BOOST_TEST_REQUIRE(!refused.has_value());
    BOOST_TEST(refused.error().message.find("another version") != std::string::npos);
    BOOST_TEST(refused.error().hint.find("build it anew") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(forms_of_a_word_stand_under_its_stem) {
    const TempFolder folder;
    const auto index = new_index(folder);
    write_index(index, [](IndexWriter& writer) {
        BOOST_TEST(writer.add(entry_of("1", "Prison prisons imprisoned 3rd.")).has_value());
    });
    const Xapian::Database articles{articles_path(index)};
    std::string forms;
    const auto key = forms_key("prison");
    for (auto form = articles.synonyms_begin(key); form != articles.synonyms_end(key); ++form)
        forms += *form + ' ';
    BOOST_TEST(forms == "prison prisons ");
}

}  // namespace
