// The words of a text as a search knows them. Indexing, questions and highlighting all cut text here, so that
// what is typed meets what was printed.
//
//   printed            words (position)                       why
//   Bukele's           bukele(1)                              possessive off, case off
//   Guantánamo         guantanamo(1)                          accents off, NFC and NFD alike
//   COVID-19           covid(1) 19(2) covid19(1, compound)    with hyphen, blank or neither: found by each
//   U.S.   US          us(1, acronym)                         "U.S." is US, and not the pronoun
//   AT&T               at&t(1)                                letters tied by & are one word
//   O'Brien            obrien(1)                              an inner apostrophe is no boundary
//   d'Estaing          d(1) estaing(2) destaing(1, compound)  but in French and Italian it is one
//   9/11  1,000  3.5   9/11(1)  1000(1)  3.5(1)               numbers keep their points and slashes
//   and/or  2015–16    and(1) or(2)   2015(1) 16(2)           slashes between letters and dashes are blanks
//   東京               東(1) 京(2)                            scripts without blanks: a word a character
//
// Positions run on through a text; between two paragraphs (an empty line) they jump by `paragraph_gap`, so
// that neither a phrase nor NEAR crosses from one to the next.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/span.hpp"

namespace onrecord {

/// More than the widest NEAR (max_near_distance), so that no window spans two paragraphs or fields.
inline constexpr std::uint32_t paragraph_gap = 200;
/// Longer words are cut, in articles and questions alike: an index cannot hold terms over 245 bytes.
inline constexpr std::size_t longest_word = 64;

enum class WordForm : std::uint8_t {
    Plain,
    Acronym,   ///< printed in capitals (US) or with dots (U.S.)
    Part,      ///< one piece of a word with hyphens or an elision
    Compound,  ///< the pieces of such a word joined; stands at the position of its first piece, after
               ///< its parts
};

struct Word {
    TextSpan span;       ///< as printed, a possessive ending left out
    std::string folded;  ///< at most longest_word bytes
    std::uint32_t position = 0;
    WordForm form = WordForm::Plain;

    friend bool operator==(const Word&, const Word&) = default;
};

/// All words of `text`, by position, the first one at `first_position`. Any bytes are taken; invalid ones are
/// no letters.
std::vector<Word> words_of(std::string_view text, std::uint32_t first_position = 1);

/// The words folded and set apart by single blanks: what two spellings of a name have in common
/// ("O’Brien's" and "O'BRIEN" are both "obrien"). Compounds are left out.
std::string folded_words(std::string_view text);

}  // namespace onrecord
