// What the single characters of a query are: blanks, dashes, quotation marks, the punctuation around words.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

/// Blanks of any kind, control characters and marks of writing direction.
bool is_query_blank(char32_t c);
/// The dashes that part words (– — and their like); the hyphens of compounds are none.
bool is_dash(char32_t c);
/// Straight, curly, low and angled double quotation marks.
bool is_quotation_mark(char32_t c);
/// The straight double quotation mark, also in its full-width form.
bool is_straight_quotation_mark(char32_t c);

/// Whether anything in the text can be looked up: a letter or a number.
bool holds_word(std::string_view text);
/// How many letters and numbers the text holds.
std::size_t count_word_characters(std::string_view text);

/// The text without the punctuation around it ("Bukele," is Bukele). What belongs to a word stays: a star,
/// the last point of U.S., the signs of $5, C++, #tag and 50%.
std::string_view without_punctuation(std::string_view text);

/// The word without the stars around it, nor the punctuation inside those.
std::string_view without_stars(std::string_view word);

/// The text as it may be printed: valid UTF-8, every run of blanks and control characters one blank.
std::string tidy(std::string_view text);

}  // namespace onrecord
