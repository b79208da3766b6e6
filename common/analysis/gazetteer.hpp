// What is known of words before any text is read: that "Juan" is given to men, "Oslo" is a city, "senator" a
// role.
//
//   marks     by the hash of a word (WordKeys::word), or of words in a row (phrase_key): bits of Mark
//   classes   by word_class_key: the class of words that stand in like company
//   names     a Bloom filter (1970) of family and given names of all the world
//
// Marks are evidence, never a verdict: one name in six is also a place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "common/analysis/model/features.hpp"
#include "common/analysis/model/model_file.hpp"
#include "common/analysis/model/number_table.hpp"
#include "common/analysis/tokens.hpp"
#include "common/base/result.hpp"

namespace onrecord {

enum class Mark : std::uint16_t {
    GivenMan = 1 << 0,
    GivenWoman = 1 << 1,
    Surname = 1 << 2,
    Country = 1 << 3,
    City = 1 << 4,    ///< 100,000 people or more
    Town = 1 << 5,    ///< fewer
    Region = 1 << 6,  ///< states, provinces, counties
    Place = 1 << 7,   ///< rivers, mountains, whatever else has a place on maps
    Demonym = 1 << 8,
    OrgWord = 1 << 9,
    PersonRole = 1 << 10,
    Title = 1 << 11,
    SpeechVerb = 1 << 12,
    PlaceWord = 1 << 13,
    Person = 1 << 14,  ///< known to everybody
    Org = 1 << 15,
};

using Marks = std::uint16_t;

constexpr bool has(Marks marks, Mark mark) {
    return (marks & static_cast<Marks>(mark)) != 0;
}
constexpr bool has_any(Marks marks, std::initializer_list<Mark> of) {
    for (const auto mark : of) {
        if (has(marks, mark)) return true;
    }
    return false;
}

/// The key of words in a row from the key of those before the last and the last word's.
constexpr std::uint32_t phrase_key(std::uint32_t before, std::uint32_t word) {
    return mixed(before ^ 0x5bd1'e995U, word);
}

/// A word as printed, apart from capitals behind its first letter; digits are all alike.
std::uint32_t word_class_key(const Token& token, std::string_view text);

constexpr std::size_t longest_phrase = 4;

class Gazetteer {
  public:
    /// Borrows the file's bytes. An Error where it holds no gazetteer.
    static Result<Gazetteer> open(const ModelFile& file);
    /// REQUIRES: `names` holds 2^n bytes.
    Gazetteer(NumberTable marks, NumberTable classes, std::span<const std::int8_t> names);

    /// 0 where nothing is known.
    Marks of(std::uint32_t key) const { return marks_.of(key); }
    /// Asks for what tells it: it is on its way from memory while others are looked up.
    void prefetch(std::uint32_t key) const { marks_.prefetch(key); }
    /// 0 where the word is too rare to have one.
    std::uint16_t word_class(std::uint32_t key) const { return classes_.of(key); }
    bool is_name(std::uint32_t key) const;

  private:
    NumberTable marks_;
    NumberTable classes_;
    std::span<const std::int8_t> names_;
    unsigned name_bits_ = 1;  ///< of the number of bits of the filter
};

/// Where a key's n-th bit stands in a filter of 2^bits bits.
constexpr unsigned name_hashes = 4;
constexpr std::uint32_t name_bit(std::uint32_t key, unsigned n, unsigned bits) {
    return mixed(key, n + 1) >> (32 - bits);
}

}  // namespace onrecord
