// Changed articles wait here for a while, because a later one of the same id may come in the same run: a
// crawl that holds a page twice, a folder with yesterday's file and today's. The last one counts. Writing
// each of them would end in the same index, but would never leave it alone: every run would write the first
// one over the last one, and the last one over the first.
#pragma once

#include <cstddef>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>

#include "indexer/pipeline/task.hpp"

namespace onrecord {

/// At most one task an id; in the order of the last one's arrival.
class Deferred {
  public:
    explicit Deferred(std::size_t most_bytes = 16U << 20U) : most_bytes_{most_bytes} {}

    /// Whether one of that id waited; it no longer does.
    bool drop(const std::string& id);
    /// REQUIRES: none of that id waits.
    void put(Task task);

    /// The oldest one, as long as there are more bytes than may wait.
    std::optional<Task> take_surplus();
    /// The oldest one.
    std::optional<Task> take();

  private:
    const std::size_t most_bytes_;
    std::size_t bytes_ = 0;
    std::list<Task> waiting_;
    std::unordered_map<std::string, std::list<Task>::iterator> by_id_;
};

}  // namespace onrecord
