#include "indexer/pipeline/prune.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

struct Beneath {
    const char* path;
    const char* folder;
    bool is_beneath;
};
std::ostream& operator<<(std::ostream& out, const Beneath& c) {
    return out << c.path << " in " << c.folder;
}

const Beneath beneath[] = {
    {"news/a.txt", "news", true},
    {"news/a.txt", "news/a.txt", true},
    {"news-old/a.txt", "news", false},
    {"a.txt", "news", false},
    {"news", "news/a.txt", false},
    {"a.txt", ".", true},
    {"../a.txt", ".", false},
    {"..", ".", false},
    {"/a.txt", ".", false},
    {"/a.txt", "/", true},
    {"a.txt", "/", false},
};

BOOST_DATA_TEST_CASE(paths_beneath_a_folder, data::make(beneath), given) {
    BOOST_TEST(is_beneath(given.path, given.folder) == given.is_beneath);
}

}  // namespace
