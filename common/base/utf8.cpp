#include "common/base/utf8.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <utf8proc.h>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// How many bytes there are before the first that is not ASCII; eight at a time.
std::size_t ascii_length(std::string_view text) {
    constexpr std::uint64_t high_bits = 0x8080'8080'8080'8080;
    std::size_t at = 0;
    for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & high_bits) != 0) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
    return at;
}

bool is_ascii(std::string_view text) {
    return ascii_length(text) == text.size();
}

CodePoint decode(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return {lead, 1};
    utf8proc_int32_t value = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &value);
    if (length <= 0) return {replacement, 1};
    return {static_cast<char32_t>(value), static_cast<std::size_t>(length)};
}

utf8proc_category_t category(char32_t c) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

struct Free {
    void operator()(utf8proc_uint8_t* memory) const { std::free(memory); }
};

/// The text mapped by utf8proc, or itself where utf8proc refuses it (invalid bytes).
std::string mapped(std::string_view text, int options) {
    utf8proc_uint8_t* raw = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &raw,
                                   static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, Free> owner{raw};
    if (size < 0) return std::string{text};
    return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(size)};
}

/// Letters that Unicode does not decompose though readers take them for their base letter.
std::string_view undecomposed(char32_t c) {
    switch (c) {
        case 0x00F8:
            return "o";  // ø
        case 0x0142:
            return "l";  // ł
        case 0x0111:
            return "d";  // đ
        case 0x00F0:
            return "d";  // ð
        case 0x00FE:
            return "th";  // þ
        case 0x00E6:
            return "ae";  // æ
        case 0x0153:
            return "oe";  // œ
        case 0x0131:
            return "i";  // ı
        case 0x0127:
            return "h";  // ħ
        default:
            return {};
    }
}

bool is_bidi_control(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
           c == 0x061C;
}

}  // namespace

CodePoint decoded_at(std::string_view text, std::size_t at) {
    return decode(text.substr(at));
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
    for (std::size_t length = 1; length <= 4 && length <= at; ++length) {
        const auto point = decode(text.substr(at - length, length));
        if (point.length == length && point.value != replacement) return point;
    }
    return {replacement, at >= 3 && text.substr(at - 3, 3) == "\xEF\xBF\xBD" ? 3U : 1U};
}

void append_utf8(std::string& to, char32_t value) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes.data());
    to.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0;;) {
        at += ascii_length(text.substr(at));
        if (at == text.size()) return true;
        utf8proc_int32_t value = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                             static_cast<utf8proc_ssize_t>(text.size() - at), &value);
        if (length <= 0) return false;
        at += static_cast<std::size_t>(length);
    }
}

std::string mend_utf8(std::string_view text) {
    if (is_valid_utf8(text)) return std::string{text};
    std::string mended;
    mended.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        append_utf8(mended, point.value);
        at += point.length;
    }
    return mended;
}

std::string utf8_from_latin1(std::string_view bytes) {
    // Windows-1252's own characters at 0x80-0x9F; 0 where it has none (WHATWG maps those to C1 controls).
    static constexpr std::array<char32_t, 32> high{
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const bool special = byte >= 0x80 && byte < 0xA0 && high[byte - 0x80U] != 0;
        append_utf8(text, special ? high[byte - 0x80U] : static_cast<char32_t>(byte));
    }
    return text;
}

std::string_view prefix_of(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
    return text.substr(0, limit);
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const auto kind = category(c);
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool is_upper(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    const auto kind = category(c);
    return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t c) {
    if (c < 0x80) return c >= 'a' && c <= 'z';
    return category(c) == UTF8PROC_CATEGORY_LL;
}

bool is_number(char32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9';
    const auto kind = category(c);
    return kind >= UTF8PROC_CATEGORY_ND && kind <= UTF8PROC_CATEGORY_NO;
}

bool is_mark(char32_t c) {
    if (c < 0x300) return false;
    const auto kind = category(c);
    return kind >= UTF8PROC_CATEGORY_MN && kind <= UTF8PROC_CATEGORY_ME;
}

bool is_unspaced_script(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF && c != 0x3000) || (c >= 0x0E00 && c <= 0x0EFF) ||
           (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == '`' || c == 0x00B4;
}

std::string folded(std::string_view text) {
    if (is_ascii(text)) return lower_ascii(text);
    std::string result;
    const auto stripped = mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                           UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STRIPMARK);
    for (std::size_t at = 0; at < stripped.size();) {
        const auto point = decode(std::string_view{stripped}.substr(at));
        const auto base = undecomposed(point.value);
        if (base.empty()) {
            result.append(stripped, at, point.length);
        } else {
            result += base;
        }
        at += point.length;
    }
    return mapped(result, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string composed(std::string_view text) {
    return is_ascii(text) ? std::string{text} : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string lower(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        append_utf8(result,
                    static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(point.value))));
        at += point.length;
    }
    return result;
}

bool is_terminal_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || is_bidi_control(c) || c == 0x2028 || c == 0x2029;
}

std::string safe_for_terminal(std::string_view text, bool keep_newlines) {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at += point.length;
        if (point.value == '\n' && keep_newlines) {
            safe += '\n';
        } else if (is_terminal_control(point.value)) {
            safe += ' ';
        } else {
            append_utf8(safe, point.value);
        }
    }
    return safe;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        at += point.length;
        const int columns = utf8proc_charwidth(static_cast<utf8proc_int32_t>(point.value));
        if (columns > 0) width += static_cast<std::size_t>(columns);
    }
    return width;
}

}  // namespace onrecord
