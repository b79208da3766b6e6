#include <fstream>
#include <iterator>

#include <xapian.h>
#include <boost/test/unit_test.hpp>

#include "common/index/version_file.hpp"
#include "tests/temp_folder.hpp"

namespace {

using namespace onrecord;

std::string bytes_of(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void make_database(const std::string& path) {
    Xapian::WritableDatabase database{path, Xapian::DB_CREATE};
    Xapian::Document article;
    article.add_posting("tunnel", 1);
    database.add_document(article);
    database.commit();
}

/// Opens it and reads what there is; what the engine refuses is all right.
bool is_readable(const std::string& path) {
    try {
        const Xapian::Database database{checked_database(path)};
        return std::distance(database.postlist_begin("tunnel"), database.postlist_end("tunnel")) == 1;
    } catch (const Xapian::Error&) {
        return false;
    }
}

BOOST_AUTO_TEST_CASE(each_commit_makes_another_state) {
    const test::TempFolder folder;
    const auto path = folder.path("articles");
    BOOST_TEST(state_of_database(path) == 0);
    make_database(path);
    const auto first = state_of_database(path);
    BOOST_TEST(first != 0);
    BOOST_TEST(state_of_database(path) == first);
    Xapian::WritableDatabase database{path};
    database.set_metadata("key", "value");
    BOOST_TEST(state_of_database(path) == first);
    database.commit();
    BOOST_TEST(state_of_database(path) != first);
}

/// Of the file that was cut before its last part, the engine made a database without documents.
BOOST_AUTO_TEST_CASE(a_version_file_that_was_cut_is_refused) {
    const test::TempFolder folder;
    const auto path = folder.path("articles");
    make_database(path);
    const auto sound = bytes_of(path + "/iamglass");
    for (std::size_t size = 0; size < sound.size(); ++size) {
        std::ofstream{path + "/iamglass", std::ios::binary} << sound.substr(0, size);
        BOOST_CHECK_THROW(Xapian::Database{checked_database(path)}, Xapian::Error);
    }
}

BOOST_AUTO_TEST_CASE(a_database_without_documents_is_read) {
    const test::TempFolder folder;
    const auto path = folder.path("articles");
    Xapian::WritableDatabase{path, Xapian::DB_CREATE}.commit();
    BOOST_TEST(Xapian::Database{checked_database(path)}.get_doccount() == 0U);
}

/// Of a table higher than any, the engine read beyond its memory.
BOOST_AUTO_TEST_CASE(no_bit_of_a_version_file_ends_the_program) {
    const test::TempFolder folder;
    const auto path = folder.path("articles");
    make_database(path);
    BOOST_TEST(is_readable(path));
    const auto sound = bytes_of(path + "/iamglass");
    for (std::size_t bit = 0; bit < sound.size() * 8; ++bit) {
        auto turned = sound;
        turned[bit / 8] = static_cast<char>(turned[bit / 8] ^ 1 << bit % 8);
        std::ofstream{path + "/iamglass", std::ios::binary} << turned;
        is_readable(path);
    }
    std::ofstream{path + "/iamglass", std::ios::binary} << sound;
    BOOST_TEST(is_readable(path));
}

}  // namespace
