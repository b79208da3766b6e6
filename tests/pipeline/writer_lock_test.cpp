#include "indexer/pipeline/writer_lock.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>

#include "common/index/layout.hpp"
#include "tests/pipeline/temp_index.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::test;
using std::chrono::milliseconds;

BOOST_AUTO_TEST_CASE(a_second_writer_waits_and_gives_up) {
    const TempFolder folder;
    const auto first = WriterLock::acquire(folder.path(""), milliseconds{0}, [](const auto&) {}, {});
    BOOST_TEST_REQUIRE(first.has_value());
    std::string waits_for;
    int told = 0;
    const auto second = WriterLock::acquire(folder.path(""), milliseconds{250},
                                            [&](const std::string& who) {
                                                waits_for = who;
                                                ++told;
                                            },
                                            {});
    BOOST_TEST_REQUIRE(!second.has_value());
    BOOST_TEST((second.error().kind == ErrorKind::Locked));
    BOOST_TEST(told == 1);
    BOOST_TEST(waits_for.starts_with("indexer (pid " + std::to_string(getpid()) + ", since "));
}

BOOST_AUTO_TEST_CASE(a_second_writer_goes_on_when_the_first_is_done) {
    const TempFolder folder;
    std::optional first{WriterLock::acquire(folder.path(""), milliseconds{0}, [](const auto&) {}, {})};
    const auto second =
        WriterLock::acquire(folder.path(""), milliseconds{60'000}, [&](const auto&) { first.reset(); }, {});
    BOOST_TEST(second.has_value());
}

BOOST_AUTO_TEST_CASE(who_waited_while_the_folder_was_replaced_locks_the_new_one) {
    const TempFolder folder;
    const auto index = folder.path("index");
    std::filesystem::create_directory(index);
    std::optional first{WriterLock::acquire(index, milliseconds{0}, [](const auto&) {}, {})};
    const auto second = WriterLock::acquire(index, milliseconds{60'000},
                                            [&](const auto&) {
                                                std::filesystem::rename(index, folder.path("old"));
                                                std::filesystem::create_directory(index);
                                                first.reset();
                                            },
                                            {});
    BOOST_TEST(second.has_value());
    BOOST_TEST(!WriterLock::acquire(index, milliseconds{0}, [](const auto&) {}, {}).has_value());
}

BOOST_AUTO_TEST_CASE(waiting_can_be_interrupted) {
    const TempFolder folder;
    const auto first = WriterLock::acquire(folder.path(""), milliseconds{0}, [](const auto&) {}, {});
    std::stop_source stop;
    const auto second = WriterLock::acquire(
        folder.path(""), milliseconds{60'000}, [&](const auto&) { stop.request_stop(); }, stop.get_token());
    BOOST_TEST(!second.has_value());
}

BOOST_AUTO_TEST_CASE(a_lock_file_left_behind_means_nothing) {
    const TempFolder folder;
    {
        const auto gone = WriterLock::acquire(folder.path(""), milliseconds{0}, [](const auto&) {}, {});
    }
    BOOST_TEST(std::filesystem::exists(lock_path(folder.path(""))));
    BOOST_TEST(WriterLock::acquire(folder.path(""), milliseconds{0}, [](const auto&) {}, {}).has_value());
}

}  // namespace
