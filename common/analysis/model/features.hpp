// Features of the linear models: what a stage sees of a token, hashed to 32 bits.
//
//   out.add("word"_f, word)             a template and what it holds
//   out.add("side+tag"_f, side, tag)    ... of two or three things together
//
// The trainer and the programs compute them by the same code; names are hashed when the program is compiled,
// so a feature costs a multiplication or two and no memory.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace onrecord {

using Feature = std::uint32_t;

constexpr std::uint32_t hash_bytes(std::string_view text) {
    std::uint32_t hash = 2'166'136'261U;  // FNV-1a
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
    return hash;
}

consteval std::uint32_t operator""_f(const char* name, std::size_t length) {
    return hash_bytes({name, length});
}

constexpr std::uint32_t mixed(std::uint32_t a, std::uint32_t b) {
    std::uint64_t both = (std::uint64_t{a} << 32 | b) * 0x9E37'79B9'7F4A'7C15ULL;
    both ^= both >> 29;
    return static_cast<std::uint32_t>((both * 0xBF58'476D'1CE4'E5B9ULL) >> 32);
}

constexpr std::size_t most_features = 96;  ///< of one token

/// The features of one token. Holds what fits and drops the rest, which an assertion reports.
class FeatureList {
  public:
    template <typename... Values>
    void add(std::uint32_t name, Values... values) {
        ((name = mixed(name, static_cast<std::uint32_t>(values))), ...);
        add_hashed(name);
    }
    void add_hashed(Feature feature) {
        assert(count_ < features_.size());
        if (count_ < features_.size()) features_[count_++] = feature;
    }
    void clear() { count_ = 0; }
    std::span<const Feature> all() const { return {features_.data(), count_}; }

  private:
    std::array<Feature, most_features> features_;
    std::size_t count_ = 0;
};

}  // namespace onrecord
