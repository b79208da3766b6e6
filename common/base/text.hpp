// Small things done to text everywhere. ASCII only: what needs Unicode is in utf8.hpp.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// Asked of nearly every byte of a text, so they are here to be compiled into what asks.
constexpr bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_ascii_alpha(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view trim(std::string_view text);
constexpr char lower_ascii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string lower_ascii(std::string_view text);
bool equal_ignoring_case(std::string_view a, std::string_view b);

/// Whether one of the words is this one: as it stands, or in letters of any case.
template <std::size_t Count>
constexpr bool is_among(const std::array<std::string_view, Count>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}
template <std::size_t Count>
bool is_among_ignoring_case(const std::array<std::string_view, Count>& words, std::string_view word) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view one) { return equal_ignoring_case(one, word); });
}

/// The pieces between blanks of any kind.
std::vector<std::string_view> words_between_blanks(std::string_view text);
/// The pieces between separators, empty ones included; one empty piece for an empty text.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& pieces, std::string_view separator);

/// "21,578": a count as people read it.
std::string with_thousands(std::uint64_t number);
/// "1 article", "2 articles".
std::string counted(std::uint64_t number, std::string_view singular);

/// 64 bits of XXH3 over the text (https://github.com/Cyan4973/xxHash): stable across machines and versions.
std::uint64_t hash64(std::string_view text, std::uint64_t seed = 0);
/// Sixteen lower-case hexadecimal digits.
std::string hex64(std::uint64_t number);

/// Number of insertions, deletions, substitutions and swaps of neighbors between two texts
/// (optimal string alignment), or `limit` + 1 as soon as it is more than `limit`. Bytes, not characters.
int edit_distance(std::string_view a, std::string_view b, int limit);

}  // namespace onrecord
