#include "indexer/pipeline/run_in_order.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <vector>

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

struct Squares {
    int operator()(int number) const { return number * number; }
};

Error some_error(const char* message) {
    return {ErrorKind::System, message, ""};
}

/// Counts to `count` and gathers the squares.
struct Squaring {
    int count = 1000;
    std::vector<int> squares;
    Stages<int, Squares> stages;

    Squaring() {
        stages.produce = [this](const auto& push) -> Status {
            for (int number = 0; number < count && push(number, 1); ++number) {
            }
            return Done{};
        };
        stages.make_worker = [] { return Result<Squares>{Squares{}}; };
        stages.consume = [this](int square) -> Status {
            squares.push_back(square);
            return Done{};
        };
    }
    Squaring(const Squaring&) = delete;
    Squaring& operator=(const Squaring&) = delete;
};

BOOST_DATA_TEST_CASE(any_number_of_threads_gives_the_same, data::make({1, 2, 4, 16}), threads) {
    Squaring squaring;
    BOOST_TEST_REQUIRE(run_in_order(squaring.stages, threads, {8, 100}).has_value());
    BOOST_TEST_REQUIRE(squaring.squares.size() == 1000U);
    for (int number = 0; number < 1000; ++number) {
        BOOST_TEST_REQUIRE(squaring.squares[static_cast<std::size_t>(number)] == number * number);
    }
}

/// Works on some numbers at once.
struct ManySquares {
    std::vector<int> operator()(std::vector<int> numbers) const {
        for (auto& number : numbers) number *= number;
        return numbers;
    }
};

BOOST_DATA_TEST_CASE(a_worker_that_takes_some_at_once_gives_the_same, data::make({1, 3}), threads) {
    std::vector<int> squares;
    Stages<int, ManySquares> stages;
    stages.produce = [](const auto& push) -> Status {
        for (int number = 0; number < 1000 && push(number, 1); ++number) {
        }
        return Done{};
    };
    stages.make_worker = [] { return Result<ManySquares>{ManySquares{}}; };
    stages.consume = [&](int square) -> Status {
        squares.push_back(square);
        return Done{};
    };
    BOOST_TEST_REQUIRE(run_in_order(stages, threads).has_value());
    BOOST_TEST_REQUIRE(squares.size() == 1000U);
    for (int number = 0; number < 1000; ++number)
        BOOST_TEST_REQUIRE(squares[static_cast<std::size_t>(number)] == number * number);
}

BOOST_AUTO_TEST_CASE(what_was_pushed_before_an_error_is_consumed) {
    Squaring squaring;
    squaring.stages.produce = [](const auto& push) -> Status {
        for (int number = 0; number < 100; ++number) push(number, 1);
        return some_error("line 100 is bad");
    };
    const auto ran = run_in_order(squaring.stages, 4);
    BOOST_TEST_REQUIRE(!ran.has_value());
    BOOST_TEST(ran.error().message == "line 100 is bad");
    BOOST_TEST(squaring.squares.size() == 100U);
}

BOOST_AUTO_TEST_CASE(an_error_of_the_consumer_ends_all) {
    Squaring squaring;
    squaring.count = 1'000'000'000;
    squaring.stages.consume = [](int square) -> Status {
        if (square == 10'000) return some_error("no room");
        return Done{};
    };
    const auto ran = run_in_order(squaring.stages, 4);
    BOOST_TEST_REQUIRE(!ran.has_value());
    BOOST_TEST(ran.error().message == "no room");
}

BOOST_AUTO_TEST_CASE(an_error_of_a_worker_ends_all) {
    Squaring squaring;
    squaring.count = 1'000'000'000;
    squaring.stages.make_worker = [] { return Result<Squares>{some_error("no model")}; };
    const auto ran = run_in_order(squaring.stages, 4);
    BOOST_TEST_REQUIRE(!ran.has_value());
    BOOST_TEST(ran.error().message == "no model");
}

}  // namespace
