#include "indexer/pipeline/counts.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

struct Line {
    Counts counts;
    int milliseconds;
    const char* line;
};
std::ostream& operator<<(std::ostream& out, const Line& c) {
    return out << c.line;
}

const Line lines[] = {
    {{}, 40, "0 articles; 0.0 s"},
    {{1, 0, 0, 0, 0, 0, 0, 0}, 1040, "1 article: 1 new; 1.0 s, 0 a second"},
    {{21'570, 0, 8, 0, 0, 0, 2, 0},
     41'000,
     "21,578 articles: 21,570 new, 8 unchanged; 2 rejected (LIST); 41 s, 526 a second"},
    {{0, 3, 0, 2, 1, 1, 0, 4},
     125'000,
     "7 articles: 3 changed, 2 moved, 1 copy, 1 superseded; 4 removed; 2 min 5 s, 0 a second"},
    {{0, 0, 0, 0, 0, 0, 0, 1}, 7'260'000, "0 articles; 1 removed; 2 h 1 min"},
};

BOOST_DATA_TEST_CASE(a_run_closes_on_one_line, data::make(lines), given) {
    BOOST_TEST(closing_line(given.counts, "LIST", std::chrono::milliseconds{given.milliseconds}) ==
               given.line);
}

}  // namespace
