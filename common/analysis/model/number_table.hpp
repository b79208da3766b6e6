// Numbers by key, as the file of models holds them: 2^bits slots of four bytes, u16 check, u16 number. A key
// goes to the slot of its first bits, or to one of the next that is free; a slot with the number 0 ends the
// search.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace onrecord {

class NumberTable {
  public:
    static constexpr std::size_t slot_size = 4;  ///< bytes

    /// Borrows the bytes. REQUIRES: their number is a power of two, two slots or more.
    explicit NumberTable(std::span<const std::int8_t> slots);
    /// 0 where the key is not there.
    std::uint16_t of(std::uint32_t key) const;
    /// Asks for where it is: see LinearModel::prefetch.
    void prefetch(std::uint32_t key) const;

  private:
    std::span<const std::int8_t> slots_;
    unsigned bits_ = 1;  ///< of the number of slots
};

}  // namespace onrecord
