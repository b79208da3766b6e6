#include "tools/train/number_section.hpp"

#include "common/analysis/model/linear_model.hpp"
#include "common/analysis/model/number_table.hpp"

namespace onrecord {

ModelSection number_section(const std::string& name, const std::map<std::uint32_t, std::uint16_t>& numbers) {
    constexpr auto slot_size = NumberTable::slot_size;
    std::uint32_t bits = 1;
    while ((std::size_t{3} << bits) < numbers.size() * 4) ++bits;
    ModelSection made{name, slot_size, bits, 1, {}, {}};
    const auto slots = std::size_t{1} << bits;
    made.weights.resize(slots * slot_size);
    const auto write = [&](std::size_t at, std::uint16_t number) {
        made.weights[at] = static_cast<std::int8_t>(number & 0xff);
        made.weights[at + 1] = static_cast<std::int8_t>(number >> 8);
    };
    for (const auto& [key, number] : numbers) {
        auto slot = row_of(key, bits);
        while (made.weights[slot * slot_size + 2] != 0 || made.weights[slot * slot_size + 3] != 0)
            slot = (slot + 1) & (slots - 1);
        write(slot * slot_size, static_cast<std::uint16_t>(key));
        write(slot * slot_size + 2, number);
    }
    return made;
}

}  // namespace onrecord
