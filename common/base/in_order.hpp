// Order restored behind parallel work: items come with their place in any order and leave in the order of
// their places, so that what is written does not depend on the number of threads.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace onrecord {

/// Any number of threads put, one takes. Places count from 0, and each is put exactly once. How much may wait
/// here is bounded by the queue in front of the work (see queue.hpp).
template <typename T>
class InOrder {
  public:
    void put(std::uint64_t place, T item) {
        const std::lock_guard lock{mutex_};
        waiting_.emplace(place, std::move(item));
        if (turn_has_come()) filled_.notify_one();
    }

    /// The item whose turn it is; waits for it. Nothing when the order is closed and that item is not there.
    std::optional<T> take() {
        std::unique_lock lock{mutex_};
        filled_.wait(lock, [&] { return closed_ || turn_has_come(); });
        if (!turn_has_come()) return {};
        const auto first = waiting_.begin();
        std::optional<T> item{std::move(first->second)};
        waiting_.erase(first);
        ++next_;
        return item;
    }

    /// Whether take() would return at once, within this time.
    template <typename Duration>
    bool wait_for(const Duration& time) {
        std::unique_lock lock{mutex_};
        return filled_.wait_for(lock, time, [&] { return closed_ || turn_has_come(); });
    }

    /// Nothing more comes in; what follows without a gap is still handed out.
    void close() {
        const std::lock_guard lock{mutex_};
        closed_ = true;
        filled_.notify_all();
    }

  private:
    bool turn_has_come() const { return !waiting_.empty() && waiting_.begin()->first == next_; }

    std::mutex mutex_;
    std::condition_variable filled_;
    std::map<std::uint64_t, T> waiting_;
    std::uint64_t next_ = 0;
    bool closed_ = false;
};

}  // namespace onrecord
