#include "tests/golden.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <boost/test/unit_test.hpp>

#include "common/base/text.hpp"

namespace onrecord::test {

void check_golden(std::string_view name, std::string_view actual) {
    const auto path = std::filesystem::path{ONRECORD_GOLDEN} / name;
    if (std::getenv("ONRECORD_WRITE_GOLDEN") != nullptr) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream{path, std::ios::binary} << actual;
        return;
    }
    std::ifstream file{path, std::ios::binary};
    const std::string expected{std::istreambuf_iterator<char>{file}, {}};
    if (expected == actual) {
        BOOST_TEST(true);
        return;
    }
    const auto wanted = split(expected, '\n');
    const auto got = split(actual, '\n');
    std::size_t line = 0;
    while (line < std::min(wanted.size(), got.size()) && wanted[line] == got[line]) ++line;
    BOOST_TEST(false, name << " differs at line " << line + 1
                           << "\n  expected: " << (line < wanted.size() ? wanted[line] : "(end)")
                           << "\n  actual:   " << (line < got.size() ? got[line] : "(end)"));
}

}  // namespace onrecord::test
