// A queue between threads that lets only so much work be under way: by number and by weight, so that neither
// a million small articles nor a hundred huge ones pile up between a fast stage and slow ones.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace onrecord {

/// What may be under way. An item heavier than `weight` is let in when nothing else is.
struct QueueLimits {
    std::size_t items = 512;
    std::size_t weight = 16U << 20U;  ///< bytes, as the one who pushes counts them
};

/// An item counts from push() until release(), not just until it is popped: so the limits hold for all the
/// stages behind the queue as well. Any number of threads push and pop.
template <typename T>
class BoundedQueue {
  public:
    explicit BoundedQueue(const QueueLimits& limits) : limits_{limits} {}

    /// Waits for room. False, and the item is gone, as soon as the queue is closed.
    bool push(T item, std::size_t weight) {
        std::unique_lock lock{mutex_};
        room_.wait(lock, [&] { return closed_ || has_room(weight); });
        if (closed_) return false;
        ++under_way_;
        weight_ += weight;
        items_.push_back({std::move(item), weight});
        filled_.notify_one();
        return true;
    }

    /// The oldest item; waits for one. Nothing when the queue is closed and empty.
    std::optional<T> pop() {
        auto some = pop_some({1, 0});
        if (some.empty()) return {};
        return std::move(some.front());
    }

    /// The oldest items within these limits, one at least; waits for one. No more than a quarter of what
    /// waits, so that something is left for others who pop. None when the queue is closed and empty.
    std::vector<T> pop_some(const QueueLimits& limits) {
        std::unique_lock lock{mutex_};
        filled_.wait(lock, [&] { return closed_ || !items_.empty(); });
        std::vector<T> some;
        const auto most = std::min(limits.items, items_.size() / 4 + 1);
        std::size_t weight = 0;
        while (!items_.empty() && some.size() < most) {
            weight += items_.front().weight;
            if (!some.empty() && weight > limits.weight) break;
            some.push_back(std::move(items_.front().item));
            items_.pop_front();
        }
        return some;
    }

    /// An item of this weight has left the last stage.
    void release(std::size_t weight) {
        const std::lock_guard lock{mutex_};
        --under_way_;
        weight_ -= weight;
        room_.notify_all();
    }

    /// Nothing more comes in; what waits is still handed out.
    void close() {
        const std::lock_guard lock{mutex_};
        closed_ = true;
        filled_.notify_all();
        room_.notify_all();
    }

    /// Nothing more comes in, and what waits is dropped.
    void abandon() {
        const std::lock_guard lock{mutex_};
        closed_ = true;
        items_.clear();
        filled_.notify_all();
        room_.notify_all();
    }

  private:
    struct Weighed {
        T item;
        std::size_t weight;
    };

    bool has_room(std::size_t weight) const {
        return under_way_ == 0 || (under_way_ < limits_.items && weight_ + weight <= limits_.weight);
    }

    const QueueLimits limits_;
    std::mutex mutex_;
    std::condition_variable room_, filled_;
    std::deque<Weighed> items_;
    std::size_t under_way_ = 0;
    std::size_t weight_ = 0;
    bool closed_ = false;
};

}  // namespace onrecord
