// UTF-8: walking, checking, mending and folding. Unicode's tables come from utf8proc (Unicode 14).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace onrecord {

/// One character of a text: its code point and how many bytes it takes. A byte that begins no valid
/// sequence is U+FFFD of length 1.
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 1;
};

/// What any byte begins. REQUIRES: at < text.size().
CodePoint decoded_at(std::string_view text, std::size_t at);
/// The same; here, since most bytes are ASCII.
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    return lead < 0x80 ? CodePoint{lead, 1} : decoded_at(text, at);
}
/// The character that ends just before `at`. REQUIRES: 0 < at <= text.size().
CodePoint code_point_before(std::string_view text, std::size_t at);
void append_utf8(std::string& to, char32_t value);

bool is_valid_utf8(std::string_view text);
/// The text with each invalid byte replaced by U+FFFD; unchanged where it was valid.
std::string mend_utf8(std::string_view text);
/// Reads bytes as Windows-1252, the superset of Latin-1 that "Latin-1" files are in practice (WHATWG
/// Encoding).
std::string utf8_from_latin1(std::string_view bytes);
/// The longest prefix of at most `limit` bytes that ends between two characters.
std::string_view prefix_of(std::string_view text, std::size_t limit);

bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_number(char32_t c);
/// Combining marks: they belong to the letter before them.
bool is_mark(char32_t c);
/// Han, Hiragana, Katakana, Thai and their like, written without blanks between words.
bool is_unspaced_script(char32_t c);
/// Any apostrophe that people type or typesetters print: U+0027, U+2019, U+2018, U+02BC, U+0060, U+00B4.
bool is_apostrophe(char32_t c);

/// Case, accents and other marks off, compatibility forms unified (NFKC casefold, marks stripped; ß is ss, ø
/// is o, ł is l): what two spellings of a word have in common.
std::string folded(std::string_view text);
/// Canonical composition (NFC); the text itself where it is not valid.
std::string composed(std::string_view text);
/// Lower case, accents kept.
std::string lower(std::string_view text);

/// What a terminal would obey: control characters (C0, C1, DEL), line separators, bidirectional overrides and
/// isolates.
bool is_terminal_control(char32_t c);
/// The text with nothing in it that a terminal would obey: control characters become blanks, invalid bytes
/// U+FFFD. Newlines survive when `keep_newlines`.
std::string safe_for_terminal(std::string_view text, bool keep_newlines = false);
/// Columns that a terminal needs for the text (wide characters two, marks none).
std::size_t display_width(std::string_view text);

}  // namespace onrecord
