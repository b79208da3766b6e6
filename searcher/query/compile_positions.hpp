// Conditions on where words stand that the engine itself cannot check: words as printed, and nearness of
// phrases.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/query/compile_words.hpp"

namespace onrecord {

/// A text whose words were cut, for comparing with what is printed.
struct CutText {
    std::string text;
    std::vector<Word> words;
};

/// The texts behind a document (title and body, or a statement); positions as in the index. None where it is
/// gone.
using TextsOf = std::function<std::vector<CutText>(const Xapian::Database&, Xapian::docid)>;

/// Positions of the first and the last word of an occurrence.
struct Occurrence {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    friend auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

/// Occurrences of a run of words exactly as printed: case, accents and ending count; a possessive does not.
std::vector<Occurrence> exact_occurrences(const CutText& text, std::string_view exact);

/// Phrases that NEAR and ADJ join, at most: each more doubles the work.
inline constexpr std::size_t most_near_operands = 8;

/// Whether one occurrence of each operand can be chosen so that none overlap and at most `distance` words lie
/// from the end of the first to the beginning of the last; in the order of the operands where `ordered`.
/// REQUIRES: at most most_near_operands.
bool are_near(const std::vector<std::vector<Occurrence>>& operands, std::uint32_t distance, bool ordered);

/// The same of single words, any number of them: `operands` are the positions of each, ascending.
bool are_words_near(const std::vector<std::span<const std::uint32_t>>& operands, std::uint32_t distance,
                    bool ordered);

}  // namespace onrecord
