// What a word names, as dictionaries sort words: communication, thought, feeling, a person, a group.
// "Rebuked" and "outlook" are seen too seldom for a model to know them; others of their kind are not.
//
//   kinds   the lexicographer files of WordNet (Fellbaum 1998), 3 to 28 those of nouns, 29 to 43 of verbs;
//           a word has that of its most frequent sense, an adjective that of what it is derived from
//           ("fearful": 12, feelings)
//   table   by WordKeys::word, in each form of the word: adjective << 9 | noun << 4 | verb, the latter two
//           counted from 1
#pragma once

#include <cstdint>

#include "common/analysis/model/number_table.hpp"
#include "common/analysis/tagger.hpp"

namespace onrecord {

/// The number of a lexicographer file; 0 where nothing is known.
using WordKind = std::uint32_t;

constexpr WordKind first_noun_kind = 3;
constexpr WordKind first_verb_kind = 29;
constexpr WordKind last_kind = 43;

/// A word's kinds as the table holds them.
struct KindsOfWord {
    WordKind verb = 0;
    WordKind noun = 0;
    WordKind adjective = 0;

    static constexpr KindsOfWord unpacked(std::uint32_t number) {
        const auto counted = [](std::uint32_t count, WordKind first) {
            return count == 0 ? 0 : count + first - 1;
        };
        return {counted(number & 15U, first_verb_kind), counted(number >> 4 & 31U, first_noun_kind),
                number >> 9U};
    }
    /// REQUIRES: each is 0 or a kind of its own.
    constexpr std::uint16_t packed() const {
        const auto from = [](WordKind kind, WordKind first) { return kind == 0 ? 0 : kind - first + 1; };
        return static_cast<std::uint16_t>(adjective << 9U | from(noun, first_noun_kind) << 4U |
                                          from(verb, first_verb_kind));
    }

    friend bool operator==(const KindsOfWord&, const KindsOfWord&) = default;
};

class WordKinds {
  public:
    explicit WordKinds(NumberTable kinds) : kinds_{kinds} {}

    /// Of a word that stands with a tag; names and what is neither verb, noun nor adjective have none.
    WordKind of(std::uint32_t word, Tag tag) const;

  private:
    NumberTable kinds_;
};

}  // namespace onrecord
