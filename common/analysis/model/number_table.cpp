#include "common/analysis/model/number_table.hpp"

#include <bit>
#include <cstring>

#include "common/analysis/model/linear_model.hpp"

namespace onrecord {
namespace {

std::uint32_t slot_at(std::span<const std::int8_t> slots, std::size_t number) {
    std::uint32_t slot = 0;
    std::memcpy(&slot, &slots[number * NumberTable::slot_size], sizeof slot);
    return slot;
}

}  // namespace

NumberTable::NumberTable(std::span<const std::int8_t> slots)
    : slots_{slots}, bits_{static_cast<unsigned>(std::countr_zero(slots.size() / slot_size))} {}

std::uint16_t NumberTable::of(std::uint32_t key) const {
    const auto count = std::size_t{1} << bits_;
    const auto check = key & 0xffff;
    auto place = row_of(key, bits_);
    for (std::size_t tried = 0; tried < count; ++tried, place = (place + 1) & (count - 1)) {
        const auto slot = slot_at(slots_, place);
        const auto number = slot >> 16;
        if (number == 0 || (slot & 0xffff) == check) return static_cast<std::uint16_t>(number);
    }
    return 0;
}

void NumberTable::prefetch(std::uint32_t key) const {
    __builtin_prefetch(&slots_[row_of(key, bits_) * slot_size]);
}

}  // namespace onrecord
