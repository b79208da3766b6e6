#include "indexer/read/charset.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "indexer/read/encoding.hpp"

namespace onrecord {
namespace {

/// Where a page's own word on its encoding is looked for.
constexpr std::size_t declaration_window = 8 * 1024;
/// How sure the guess of an encoding has to be, of 100.
constexpr int least_confidence = 30;
constexpr std::size_t guessing_window = 64 * 1024;

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct Alias {
    std::string_view name, means;
};

/// What browsers take a name for where that is not what it says.
std::string known_as(std::string_view charset) {
    static constexpr std::array<Alias, 13> aliases{{
        {"iso-8859-1", "windows-1252"},
        {"iso8859-1", "windows-1252"},
        {"latin1", "windows-1252"},
        {"latin-1", "windows-1252"},
        {"ascii", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"iso-8859-9", "windows-1254"},
        {"gb2312", "gb18030"},
        {"gbk", "gb18030"},
        {"shift_jis", "windows-31j"},
        {"sjis", "windows-31j"},
        {"euc-kr", "windows-949"},
        {"utf8", "utf-8"},
    }};
    auto name = lower_ascii(trim(charset));
    std::erase_if(name, [](char c) { return c == '"' || c == '\''; });
    for (const auto& [alias, means] : aliases) {
        if (name == alias) return std::string{means};
    }
    return name;
}

Converter open_converter(const std::string& name) {
    UErrorCode error = U_ZERO_ERROR;
    Converter converter{name.empty() || name.size() > 40 ? nullptr : ucnv_open(name.c_str(), &error)};
    return U_FAILURE(error) ? nullptr : std::move(converter);
}

/// The value behind "charset=" or "encoding=".
std::string value_behind(std::string_view text, std::string_view key) {
    const auto at = text.find(key);
    if (at == std::string_view::npos) return {};
    auto value = trim(text.substr(at + key.size()));
    if (!value.starts_with('=')) return {};
    value = trim(value.substr(1));
    while (!value.empty() && (value.front() == '"' || value.front() == '\'')) value.remove_prefix(1);
    const auto end = value.find_first_of("\"'>;/? \t\r\n");
    return std::string{value.substr(0, end)};
}

std::string guessed_charset(std::string_view bytes) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, void (*)(UCharsetDetector*)> detector{ucsdet_open(&error),
                                                                                  ucsdet_close};
    if (U_FAILURE(error)) return {};
    bytes = bytes.substr(0, guessing_window);
    ucsdet_setText(detector.get(), bytes.data(), static_cast<int32_t>(bytes.size()), &error);
    ucsdet_enableInputFilter(detector.get(), 1);  // tags are no letters
    const auto* match = ucsdet_detect(detector.get(), &error);
    if (U_FAILURE(error) || !match || ucsdet_getConfidence(match, &error) < least_confidence) return {};
    const auto* name = ucsdet_getName(match, &error);
    return U_FAILURE(error) ? std::string{} : name;
}

}  // namespace

std::optional<std::string> utf8_from_charset(std::string_view bytes, std::string_view charset) {
    const auto name = known_as(charset);
    if (name == "utf-8") return mend_utf8(bytes);
    const auto from = open_converter(name);
    const auto to = open_converter("utf-8");
    if (!from || !to) return {};
    std::string text;
    std::array<UChar, 4096> pivot{};
    std::array<char, 16 * 1024> piece{};
    auto* pivot_source = pivot.data();
    auto* pivot_target = pivot.data();
    const char* source = bytes.data();
    UErrorCode error = U_BUFFER_OVERFLOW_ERROR;
    for (bool first = true; error == U_BUFFER_OVERFLOW_ERROR; first = false) {
        error = U_ZERO_ERROR;
        char* target = piece.data();
        ucnv_convertEx(to.get(), from.get(), &target, piece.data() + piece.size(), &source,
                       bytes.data() + bytes.size(), pivot.data(), &pivot_source, &pivot_target,
                       pivot.data() + pivot.size(), static_cast<UBool>(first), 1, &error);
        text.append(piece.data(), static_cast<std::size_t>(target - piece.data()));
    }
    if (U_FAILURE(error)) return {};
    return text;
}

std::string charset_of_content_type(std::string_view content_type) {
    return value_behind(lower_ascii(content_type), "charset");
}

std::string declared_charset(std::string_view bytes) {
    const auto head = lower_ascii(bytes.substr(0, declaration_window));
    if (head.starts_with("<?xml")) {
        if (auto charset = value_behind(head.substr(0, head.find("?>")), "encoding"); !charset.empty())
            return charset;
    }
    for (auto at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 1)) {
        const auto tag = std::string_view{head}.substr(at, head.find('>', at) - at);
        if (auto charset = value_behind(tag, "charset"); !charset.empty()) return charset;
    }
    return {};
}

std::string utf8_page(std::string bytes, std::string_view server_charset) {
    const bool is_utf8 = is_valid_utf8(bytes);
    for (const auto& charset : {std::string{server_charset}, declared_charset(bytes)}) {
        const auto name = known_as(charset);
        // A page that says UTF-8 and is not: damaged UTF-8, or Windows-1252. Of the others only those that
        // switch between alphabets look like UTF-8.
        if (name.empty() || name == "utf-8" || name.starts_with("utf-16")) continue;
        if (is_utf8 && !name.starts_with("iso-2022")) continue;
        if (auto text = utf8_from_charset(bytes, name)) return std::move(*text);
    }
    auto decoded = decode_text(bytes);
    if (is_utf8 || !decoded.assumed.starts_with("read as")) return std::move(decoded.text);
    const auto guess = utf8_from_charset(bytes, guessed_charset(bytes));
    return guess ? *guess : std::move(decoded.text);
}

}  // namespace onrecord
