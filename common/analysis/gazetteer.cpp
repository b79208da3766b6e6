#include "common/analysis/gazetteer.hpp"

#include <bit>

namespace onrecord {
std::uint32_t word_class_key(const Token& token, std::string_view text) {
    std::uint32_t hash = 2'166'136'261U;
    bool first = true;
    for (const char c : token.in(text).substr(0, 64)) {
        auto letter = static_cast<unsigned char>(c);
        if (letter >= 'A' && letter <= 'Z' && !first) letter = static_cast<unsigned char>(letter - 'A' + 'a');
        if (letter >= '0' && letter <= '9') letter = '0';
        hash = (hash ^ letter) * 16'777'619U;
        first = false;
    }
    return hash;
}

Result<Gazetteer> Gazetteer::open(const ModelFile& file) {
    const auto marks = file.table("gazetteer", NumberTable::slot_size);
    if (!marks) return marks.error();
    const auto classes = file.table("word classes", NumberTable::slot_size);
    if (!classes) return classes.error();
    const auto names = file.table("names of people", 1);
    if (!names) return names.error();
    return Gazetteer{NumberTable{marks->weights}, NumberTable{classes->weights}, names->weights};
}

Gazetteer::Gazetteer(NumberTable marks, NumberTable classes, std::span<const std::int8_t> names)
    : marks_{marks},
      classes_{classes},
      names_{names},
      name_bits_{static_cast<unsigned>(std::countr_zero(names.size())) + 3} {}

bool Gazetteer::is_name(std::uint32_t key) const {
    for (unsigned n = 0; n < name_hashes; ++n) {
        const auto bit = name_bit(key, n, name_bits_);
        if ((static_cast<std::uint8_t>(names_[bit / 8]) >> (bit % 8) & 1U) == 0) return false;
    }
    return true;
}

}  // namespace onrecord
