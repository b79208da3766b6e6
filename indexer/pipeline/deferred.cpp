#include "indexer/pipeline/deferred.hpp"

#include <cassert>
#include <utility>

namespace onrecord {

bool Deferred::drop(const std::string& id) {
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) return false;
    bytes_ -= found->second->weight();
    waiting_.erase(found->second);
    by_id_.erase(found);
    return true;
}

void Deferred::put(Task task) {
    assert(!by_id_.contains(task.article.id));
    bytes_ += task.weight();
    waiting_.push_back(std::move(task));
    by_id_.emplace(waiting_.back().article.id, std::prev(waiting_.end()));
}

std::optional<Task> Deferred::take_surplus() {
    return bytes_ > most_bytes_ ? take() : std::nullopt;
}

std::optional<Task> Deferred::take() {
    if (waiting_.empty()) return {};
    std::optional<Task> oldest{std::move(waiting_.front())};
    bytes_ -= oldest->weight();
    by_id_.erase(oldest->article.id);
    waiting_.pop_front();
    return oldest;
}

}  // namespace onrecord
