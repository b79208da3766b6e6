// The pipeline itself, whatever flows through it:
//
//   produce  one thread -> bounded queue -> work  N threads -> order restored -> consume  the calling thread
//
// What comes out does not depend on N, and what is under way is bounded as a whole.
#pragma once

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

/// `Worker` is called with a Task and returns what is consumed; there is one in each working thread.
template <typename Task, typename Worker>
struct Stages {
    using Product = std::invoke_result_t<Worker&, Task>;
    /// Hands a task of that weight on; false when nothing more is wanted.
    using Push = std::function<bool(Task, std::size_t)>;

    /// Runs in a thread of its own. After an Error, what was pushed before is still consumed.
    std::function<Status(const Push&)> produce;
    /// Called in each working thread, for itself.
    std::function<Result<Worker>()> make_worker;
    /// After an Error, nothing more is consumed.
    std::function<Status(Product)> consume;
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

/// Returns the first Error of any stage when all threads have ended.
template <typename Task, typename Worker>
Status run_in_order(const Stages<Task, Worker>& stages, int threads, const QueueLimits& limits = {}) {
    using detail::Placed;
    using Product = typename Stages<Task, Worker>::Product;
    BoundedQueue<Placed<Task>> tasks{limits};
    InOrder<Placed<Product>> products;
    detail::FirstError failed;

    std::thread producer{[&] {
        std::uint64_t place = 0;
        failed.keep(stages.produce([&](Task task, std::size_t weight) {
            return tasks.push({place++, weight, std::move(task)}, weight);
        }));
        tasks.close();
    }};

    const auto work = [&] {
        auto worker = stages.make_worker();
        if (!worker) {
            failed.keep(worker.error());
            tasks.abandon();
            return;
        }
        while (auto next = tasks.pop()) {
            products.put(next->place, {next->place, next->weight, (*worker)(std::move(next->item))});
        }
    };
    std::vector<std::thread> workers;
    for (int count = 0; count < threads; ++count) workers.emplace_back(work);
    std::thread closer{[&] {
        for (auto& worker : workers) worker.join();
        products.close();
    }};

    while (auto next = products.take()) {
        const auto consumed = stages.consume(std::move(next->item));
        tasks.release(next->weight);
        if (consumed) continue;
        failed.keep(consumed);
        tasks.abandon();
        break;
    }
    closer.join();
    producer.join();
    return failed.status();
}

}  // namespace onrecord
