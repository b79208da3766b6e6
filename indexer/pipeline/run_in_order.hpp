// The pipeline itself, whatever flows through it:
//
//   produce  one thread -> bounded queue -> work  N threads -> order restored -> consume  the calling thread
//
// What comes out does not depend on N, and what is under way is bounded as a whole.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "common/base/in_order.hpp"
#include "common/base/queue.hpp"
#include "common/base/result.hpp"

namespace onrecord {

/// What a worker takes and gives.
template <typename Task, typename Worker, bool takes_some = std::is_invocable_v<Worker&, std::vector<Task>>>
struct Work {
    static constexpr QueueLimits at_once{1, 0};
    using Product = std::invoke_result_t<Worker&, Task>;
};
template <typename Task, typename Worker>
struct Work<Task, Worker, true> {
    /// Enough for a worker to gain by it; more would only wait, and take memory.
    static constexpr QueueLimits at_once{32, 128U << 10U};
    using Product = typename std::invoke_result_t<Worker&, std::vector<Task>>::value_type;
};

/// `Worker` is called with a Task and returns what is consumed; there is one in each working thread. One that
/// works faster on some tasks than on one is called with a vector of them and returns as many.
template <typename Task, typename Worker>
struct Stages {
    using Product = typename Work<Task, Worker>::Product;
    /// Hands a task of that weight on; false when nothing more is wanted.
    using Push = std::function<bool(Task, std::size_t)>;

    /// Runs in a thread of its own. After an Error, what was pushed before is still consumed.
    std::function<Status(const Push&)> produce;
    /// Called in each working thread, for itself.
    std::function<Result<Worker>()> make_worker;
    /// After an Error, nothing more is consumed.
    std::function<Status(Product)> consume;
    /// Called about once a second in the consumer's stead while there is nothing to consume.
    std::function<Status()> idle = [] { return Status{Done{}}; };
};

namespace detail {

/// Keeps the first Error of several threads.
class FirstError {
  public:
    void keep(const Status& status) {
        const std::lock_guard lock{mutex_};
        if (!status && !error_) error_ = status.error();
    }
    Status status() const { return error_ ? Status{*error_} : Status{Done{}}; }

  private:
    std::mutex mutex_;
    std::optional<Error> error_;
};

template <typename T>
struct Placed {
    std::uint64_t place = 0;
    std::size_t weight = 0;
    T item;
};

}  // namespace detail

namespace detail {

/// One run of the stages, what its threads share, and what each of them does.
template <typename Task, typename Worker>
class OrderedRun {
  public:
    using Product = typename Stages<Task, Worker>::Product;

    OrderedRun(const Stages<Task, Worker>& stages, const QueueLimits& limits)
        : stages_{stages}, tasks_{limits} {}

    Status run(int threads) {
        std::thread producer{[this] { produce(); }};
        std::vector<std::thread> workers;
        for (int count = 0; count < threads; ++count) workers.emplace_back([this] { work(); });
        std::thread closer{[&] {
            for (auto& worker : workers) worker.join();
            products_.close();
        }};
        const auto consumed = consume();
        failed_.keep(consumed);
        if (!consumed) tasks_.abandon();
        closer.join();
        producer.join();
        return failed_.status();
    }

  private:
    void produce() {
        std::uint64_t place = 0;
        failed_.keep(stages_.produce([&](Task task, std::size_t weight) {
            return tasks_.push({place++, weight, std::move(task)}, weight);
        }));
        tasks_.close();
    }

    void work() {
        auto worker = stages_.make_worker();
        if (!worker) {
            failed_.keep(worker.error());
            tasks_.abandon();
            return;
        }
        for (;;) {
            auto some = tasks_.pop_some(Work<Task, Worker>::at_once);
            if (some.empty()) return;
            auto products = worked_on(*worker, some);
            for (std::size_t at = 0; at < some.size(); ++at)
                products_.put(some[at].place, {some[at].place, some[at].weight, std::move(products[at])});
        }
    }

    static std::vector<Product> worked_on(Worker& worker, std::vector<Placed<Task>>& some) {
        if constexpr (std::is_invocable_v<Worker&, std::vector<Task>>) {
            std::vector<Task> tasks;
            for (auto& task : some) tasks.push_back(std::move(task.item));
            return worker(std::move(tasks));
        } else {
            std::vector<Product> products;
            for (auto& task : some) products.push_back(worker(std::move(task.item)));
            return products;
        }
    }

    Status consume() {
        for (;;) {
            while (!products_.wait_for(idle_after)) {
                if (const auto idled = stages_.idle(); !idled) return idled;
            }
            auto next = products_.take();
            if (!next) return Done{};
            const auto consumed = stages_.consume(std::move(next->item));
            tasks_.release(next->weight);
            if (!consumed) return consumed;
        }
    }

    static constexpr std::chrono::seconds idle_after{1};

    const Stages<Task, Worker>& stages_;
    BoundedQueue<Placed<Task>> tasks_;
    InOrder<Placed<Product>> products_;
    FirstError failed_;
};

}  // namespace detail

/// Returns the first Error of any stage when all threads have ended.
template <typename Task, typename Worker>
Status run_in_order(const Stages<Task, Worker>& stages, int threads, const QueueLimits& limits = {}) {
    return detail::OrderedRun<Task, Worker>{stages, limits}.run(threads);
}

}  // namespace onrecord
