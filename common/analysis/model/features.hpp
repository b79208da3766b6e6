// Features of the linear models: what a stage sees of a token, hashed to 32 bits.
//
//   out.add("word"_f, word)             a template and what it holds
//   out.add("side+tag"_f, side, tag)    ... of two or three things together
//
// The trainer and the programs compute them by the same code. Names are hashed when the program is compiled;
// what a template holds is added up, each value times an odd number of its place (multiply-shift hashing,
// Dietzfelbinger et al. 1997): where many templates hold a value, it is multiplied once for each place.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>

namespace onrecord {

using Feature = std::uint32_t;

/// FNV-1a. What begins with other bytes may go on with their hash.
constexpr std::uint32_t hash_bytes(std::string_view text, std::uint32_t hash = 2'166'136'261U) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
    return hash;
}

/// The letters of a literal, as a parameter of a template takes them.
template <std::size_t size>
struct Literal {
    char letters[size];
    consteval Literal(const char (&of)[size]) { std::copy_n(of, size, letters); }
    consteval std::string_view text() const { return {letters, size - 1}; }
};

/// A template and no consteval function: Clang 14 leaves calls of one behind.
template <Literal name>
constexpr std::uint32_t operator""_f() {
    constexpr auto hash = hash_bytes(name.text());
    return hash;
}

constexpr std::uint32_t mixed(std::uint32_t a, std::uint32_t b) {
    std::uint64_t both = (std::uint64_t{a} << 32 | b) * 0x9E37'79B9'7F4A'7C15ULL;
    both ^= both >> 29;
    return static_cast<std::uint32_t>((both * 0xBF58'476D'1CE4'E5B9ULL) >> 32);
}

constexpr std::size_t most_features = 128;  ///< of one token; a power of two

/// The features of one token. REQUIRES: most_features at most; beyond, the first are overwritten.
class FeatureList {
  public:
    template <typename... Values>
    void add(std::uint32_t name, Values... values) {
        static constexpr std::uint32_t of_place[] = {0x9E37'79B1U, 0x85EB'CA77U, 0xC2B2'AE3DU,
                                                     0x27D4'EB2FU, 0x1656'67B1U, 0xD3A2'646DU};
        static_assert(sizeof...(values) <= std::size(of_place));
        std::size_t place = 0;
        ((name += static_cast<std::uint32_t>(values) * of_place[place++]), ...);
        name ^= name >> 15;
        add_hashed(name * 0x2C1B'3C6DU);
    }
    void add_hashed(Feature feature) { features_[count_++ % most_features] = feature; }
    void clear() { count_ = 0; }
    std::span<const Feature> all() const {
        assert(count_ <= most_features);
        return {features_.data(), std::min(count_, most_features)};
    }

  private:
    std::array<Feature, most_features> features_;
    std::size_t count_ = 0;
};

}  // namespace onrecord
