// A map from 64-bit hashes to 64-bit numbers, for what a run has to remember of every article: 16 bytes an
// entry at a load of at most two thirds, where std::unordered_map takes 40 and an allocation each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace onrecord {

/// Open addressing, linear probing; keys are taken to be spread evenly already. Entries are never erased.
class HashMap {
  public:
    std::optional<std::uint64_t> find(std::uint64_t key) const {
        if (slots_.empty()) return {};
        const auto& slot = slots_[place_of(key)];
        return slot.key == 0 ? std::nullopt : std::optional{slot.value};
    }

    /// Adds the entry or changes its value; true where it was not there.
    bool put(std::uint64_t key, std::uint64_t value) {
        if (3 * (size_ + 1) > 2 * slots_.size()) grow();
        auto& slot = slots_[place_of(key)];
        const bool is_new = slot.key == 0;
        slot = {stored(key), value};
        if (is_new) ++size_;
        return is_new;
    }

    std::size_t size() const { return size_; }

  private:
    struct Slot {
        std::uint64_t key = 0;  ///< 0: free
        std::uint64_t value = 0;
    };

    static std::uint64_t stored(std::uint64_t key) { return key == 0 ? 1 : key; }

    std::size_t place_of(std::uint64_t key) const {
        const auto sought = stored(key);
        auto place = sought & (slots_.size() - 1);
        while (slots_[place].key != 0 && slots_[place].key != sought)
            place = (place + 1) & (slots_.size() - 1);
        return place;
    }

    void grow() {
        std::vector<Slot> old(slots_.empty() ? 64 : 2 * slots_.size());
        old.swap(slots_);
        for (const auto& slot : old) {
            if (slot.key != 0) slots_[place_of(slot.key)] = slot;
        }
    }

    std::vector<Slot> slots_;  ///< a power of two
    std::size_t size_ = 0;
};

}  // namespace onrecord
