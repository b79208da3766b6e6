// NEAR and ADJ: their operands all there, and near each other in the same text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/query/compile_positions.hpp"
#include "searcher/query/compile_words.hpp"

namespace onrecord {

/// What stands at one place of NEAR: term sequences, and runs of words that have to be printed so.
struct Operand {
    std::vector<TermSequence> readings;
    std::vector<std::string> exact;
    std::vector<TermSequence> words_of_exact;  ///< what a document with one of `exact` holds

    bool is_hopeless() const { return readings.empty() && exact.empty(); }
    bool is_one_word() const;
    /// REQUIRES: is_one_word().
    TermGroup any_word() const;
};

/// How near: so many words from the end of the first to the beginning of the last; in the order of the
/// operands where `ordered`.
struct Nearness {
    std::uint32_t distance = 0;
    bool ordered = false;
};

/// REQUIRES: each operand is one word.
Xapian::Query near_words(const std::vector<Operand>& operands, Nearness nearness, Listing listing);

/// `texts` gives what exact words are compared with. REQUIRES: at most most_near_operands.
Xapian::Query near_phrases(std::vector<Operand> operands, Nearness nearness, TextsOf texts, Listing listing);

}  // namespace onrecord
