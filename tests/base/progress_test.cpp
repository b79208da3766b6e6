#include "common/base/progress.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <sstream>

#include <unistd.h>

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

struct Cut {
    const char* text;
    std::size_t columns;
    const char* cut;
};
std::ostream& operator<<(std::ostream& out, const Cut& c) {
    return out << c.text << '/' << c.columns;
}

const Cut cuts[] = {
    {"abc", 3, "abc"},      {"abcd", 3, "ab…"},      {"abc", 0, ""}, {"\x1b[31mred", 20, " [31mred"},
    {"東京都", 5, "東京…"}, {"東京都", 6, "東京都"},
};

BOOST_DATA_TEST_CASE(text_is_cut_to_the_width, data::make(cuts), given) {
    BOOST_TEST(cut_to_width(given.text, given.columns) == given.cut);
}

BOOST_AUTO_TEST_CASE(without_a_terminal_there_are_messages_only) {
    std::ostringstream out;
    {
        ProgressLine line{out, 0, [] { return std::string{"never"}; }};
        line.say("a message");
    }
    BOOST_TEST(out.str() == "a message\n");
}

BOOST_AUTO_TEST_CASE(messages_take_the_place_of_the_line_and_the_end_clears_it) {
    std::ostringstream out;
    std::atomic<int> drawn = 0;
    {
        ProgressLine line{out, 20, [&] { return "12 articles " + std::to_string(++drawn); }};
        for (int looks = 0; drawn == 0 && looks < 6000; ++looks) usleep(10'000);
        line.say("a message");
    }
    const auto text = out.str();
    BOOST_TEST(text.starts_with("\r12 articles 1\x1b[K"));
    BOOST_TEST(text.find("\r\x1b[Ka message\n") != std::string::npos);
}

}  // namespace
