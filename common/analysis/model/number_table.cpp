#include "common/analysis/model/number_table.hpp"

#include <bit>

#include "common/analysis/model/linear_model.hpp"

namespace onrecord {
namespace {

std::uint16_t half_at(std::span<const std::int8_t> bytes, std::size_t at) {
    const auto low = static_cast<std::uint8_t>(bytes[at]);
    const auto high = static_cast<std::uint8_t>(bytes[at + 1]);
    return static_cast<std::uint16_t>(low | high << 8);
}

}  // namespace

NumberTable::NumberTable(std::span<const std::int8_t> slots)
    : slots_{slots}, bits_{static_cast<unsigned>(std::countr_zero(slots.size() / slot_size))} {}

std::uint16_t NumberTable::of(std::uint32_t key) const {
    const auto count = std::size_t{1} << bits_;
    const auto check = static_cast<std::uint16_t>(key);
    auto slot = row_of(key, bits_);
    for (std::size_t tried = 0; tried < count; ++tried, slot = (slot + 1) & (count - 1)) {
        const auto number = half_at(slots_, slot * slot_size + 2);
        if (number == 0 || half_at(slots_, slot * slot_size) == check) return number;
    }
    return 0;
}

}  // namespace onrecord
