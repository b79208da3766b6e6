// The queue and the order behind it, with real threads.
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "common/base/in_order.hpp"
#include "common/base/queue.hpp"

namespace {

using namespace onrecord;

BOOST_AUTO_TEST_CASE(queue_hands_out_in_order_and_ends_when_closed) {
    BoundedQueue<int> queue{{8, 100}};
    BOOST_TEST(queue.push(1, 1));
    BOOST_TEST(queue.push(2, 1));
    queue.close();
    BOOST_TEST(!queue.push(3, 1));
    BOOST_TEST(queue.pop().value() == 1);
    BOOST_TEST(queue.pop().value() == 2);
    BOOST_TEST(!queue.pop().has_value());
}

struct Some {
    QueueLimits limits;
    std::vector<std::size_t> weights;  ///< of what waits
    std::size_t popped;
};
std::ostream& operator<<(std::ostream& out, const Some& c) {
    return out << c.limits.items << '/' << c.limits.weight << " of " << c.weights.size();
}

const Some somes[] = {
    {{2, 100}, {1, 1, 1, 1, 1, 1, 1, 1}, 2},
    {{9, 100}, {1, 1, 1, 1, 1, 1, 1, 1}, 3},  // a quarter, and one
    {{9, 100}, {60, 60, 1, 1, 1, 1, 1, 1}, 1},
    {{9, 100}, {500, 1, 1, 1, 1, 1, 1, 1}, 1},  // one at least, however heavy
    {{9, 100}, {1}, 1},
    {{9, 100}, {}, 0},
};

BOOST_DATA_TEST_CASE(some_are_popped_within_limits_and_in_order, boost::unit_test::data::make(somes), given) {
    BoundedQueue<std::size_t> queue{{100, 10'000}};
    for (std::size_t at = 0; at < given.weights.size(); ++at) BOOST_TEST(queue.push(at, given.weights[at]));
    queue.close();
    const auto some = queue.pop_some(given.limits);
    BOOST_TEST_REQUIRE(some.size() == given.popped);
    for (std::size_t at = 0; at < some.size(); ++at) BOOST_TEST(some[at] == at);
}

BOOST_AUTO_TEST_CASE(abandoned_queue_drops_what_waits) {
    BoundedQueue<int> queue{{8, 100}};
    BOOST_TEST(queue.push(1, 1));
    queue.abandon();
    BOOST_TEST(!queue.pop().has_value());
}

struct Bound {
    QueueLimits limits;
    std::vector<std::size_t> weights;
    int let_in;
};
std::ostream& operator<<(std::ostream& out, const Bound& c) {
    return out << c.limits.items << '/' << c.limits.weight;
}

const Bound bounds[] = {
    {{3, 100}, {1, 1, 1, 1, 1}, 3},
    {{10, 100}, {60, 30, 30}, 2},
    {{10, 100}, {500, 1}, 1},  // too heavy an item goes alone
};

BOOST_DATA_TEST_CASE(no_more_is_let_in_than_the_limits_say, boost::unit_test::data::make(bounds), given) {
    BoundedQueue<int> queue{given.limits};
    std::atomic<int> pushed = 0;
    std::thread producer{[&] {
        for (const auto weight : given.weights) {
            if (queue.push(0, weight)) ++pushed;
        }
    }};
    // What is popped still counts: without a release, no more than these get in, however long one waits.
    for (int popped = 0; popped < given.let_in; ++popped) BOOST_TEST(queue.pop().has_value());
    queue.close();
    producer.join();
    BOOST_TEST(pushed == given.let_in);
}

BOOST_AUTO_TEST_CASE(released_room_lets_the_next_in) {
    BoundedQueue<int> queue{{1, 100}};
    BOOST_TEST(queue.push(1, 100));
    std::thread producer{[&] { queue.push(2, 100); }};
    BOOST_TEST(queue.pop().value() == 1);
    queue.release(100);
    BOOST_TEST(queue.pop().value() == 2);
    producer.join();
}

BOOST_AUTO_TEST_CASE(order_is_restored) {
    InOrder<int> order;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&order, thread] {
            for (int place = 396 + thread; place >= 0; place -= 4)
                order.put(static_cast<std::uint64_t>(place), place);
        });
    }
    for (int place = 0; place < 400; ++place) BOOST_TEST(order.take().value() == place);
    for (auto& thread : threads) thread.join();
    order.close();
    BOOST_TEST(!order.take().has_value());
}

BOOST_AUTO_TEST_CASE(closed_order_ends_at_a_gap) {
    InOrder<std::unique_ptr<int>> order;
    order.put(1, std::make_unique<int>(1));
    order.put(0, std::make_unique<int>(0));
    order.put(3, std::make_unique<int>(3));
    order.close();
    BOOST_TEST(*order.take().value() == 0);
    BOOST_TEST(*order.take().value() == 1);
    BOOST_TEST(!order.take().has_value());
}

}  // namespace
