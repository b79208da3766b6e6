#include "indexer/read/json_value.hpp"

#include <algorithm>
#include <cstdio>

#include "common/base/text.hpp"
#include "indexer/read/encoding.hpp"
#include "indexer/read/field_map.hpp"

namespace onrecord {
namespace {

/// Rewrites what simdjson refuses and a reader of news need not.
class Mender {
  public:
    explicit Mender(std::string_view text) : text_{text} { mended_.reserve(text.size() + 64); }

    std::string mend() {
        while (at_ < text_.size()) in_string_ ? mend_in_string() : mend_outside();
        return std::move(mended_);
    }

  private:
    void copy(std::size_t count) {
        mended_ += text_.substr(at_, count);
        at_ += std::min(count, text_.size() - at_);
    }

    void replace(std::size_t count, std::string_view with) {
        mended_ += with;
        at_ += count;
    }

    void mend_outside() {
        static constexpr std::string_view no_numbers[] = {"NaN", "-Infinity", "Infinity"};
        const auto rest = text_.substr(at_);
        for (const auto name : no_numbers) {
            if (rest.starts_with(name)) return replace(name.size(), "null");
        }
        if (is_digit(rest[0])) return mend_number(rest);
        in_string_ = rest[0] == '"';
        copy(1);
    }

    void mend_number(std::string_view rest) {
        const auto end = std::min(rest.find_first_not_of("0123456789"), rest.size());
        const bool whole = end == rest.size() || (rest[end] != '.' && rest[end] != 'e' && rest[end] != 'E');
        const bool huge = end >= 20 && whole && !mended_.ends_with('-') && !mended_.ends_with('.');
        if (huge) mended_ += '"';
        copy(end);
        if (huge) mended_ += '"';
    }

    void mend_in_string() {
        const char c = text_[at_];
        if (c == '\\') return mend_escape();
        if (static_cast<unsigned char>(c) < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
            return replace(1, escape);
        }
        in_string_ = c != '"';
        copy(1);
    }

    /// The code unit of "\uXXXX" at `at`, -1 where there is none.
    int unit_at(std::size_t at) const {
        if (at + 6 > text_.size() || text_[at] != '\\' || text_[at + 1] != 'u') return -1;
        int unit = 0;
        for (std::size_t digit = at + 2; digit < at + 6; ++digit) {
            const char c = text_[digit];
            const int value = is_digit(c)              ? c - '0'
                              : (c >= 'a' && c <= 'f') ? c - 'a' + 10
                              : (c >= 'A' && c <= 'F') ? c - 'A' + 10
                                                       : -1;
            if (value < 0) return -1;
            unit = unit * 16 + value;
        }
        return unit;
    }

    void mend_escape() {
        const int unit = unit_at(at_);
        if (unit < 0xD800 || unit >= 0xE000) return copy(2);
        const int low = unit_at(at_ + 6);
        const bool pair = unit < 0xDC00 && low >= 0xDC00 && low < 0xE000;
        return pair ? copy(12) : replace(6, "\\ufffd");
    }

    std::string_view text_;
    std::string mended_;
    std::size_t at_ = 0;
    bool in_string_ = false;
};

std::optional<JsonValue> member(JsonValue value, std::string_view name) {
    if (const auto object = json_object(value)) {
        JsonValue found;
        if (object->at_key(name).get(found) == simdjson::SUCCESS) return found;
        const auto key = field_key(name);
        for (const auto field : *object) {
            if (field_key(field.key) == key) return field.value;
        }
    }
    if (const auto array = json_array(value); array && !name.empty() && name.size() < 7) {
        if (!std::all_of(name.begin(), name.end(), is_digit)) return {};
        JsonValue found;
        if (array->at(std::stoul(std::string{name})).get(found) == simdjson::SUCCESS) return found;
    }
    return {};
}

}  // namespace

Result<JsonValue> JsonParser::parse(std::string_view text) {
    JsonValue value;
    if (text.empty()) return Error{ErrorKind::Input, "is no JSON", ""};
    if (parser_.parse(text.data(), text.size()).get(value) == simdjson::SUCCESS) return value;
    mended_ = Mender{decode_text(std::string{text}).text}.mend();
    const auto code = parser_.parse(mended_).get(value);
    if (code == simdjson::SUCCESS) return value;
    if (code == simdjson::DEPTH_ERROR) return Error{ErrorKind::Input, "is nested too deep", ""};
    return Error{ErrorKind::Input, "is no JSON", ""};
}

std::size_t json_value_end(std::string_view text) {
    int depth = 0;
    bool in_string = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (in_string) {
            if (c == '\\') ++at;
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

std::optional<JsonValue> json_at(JsonValue value, std::string_view path) {
    std::optional<JsonValue> at = member(value, path);
    if (!at && path.find('.') != std::string_view::npos) {
        at = value;
        for (const auto step : split(path, '.')) {
            if (at) at = member(*at, step);
        }
    }
    return at && !at->is_null() ? at : std::nullopt;
}

std::optional<std::string> json_text(JsonValue value) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) return std::string{text};
    if (value.is_number()) return simdjson::minify(value);
    return {};
}

std::optional<JsonObject> json_object(JsonValue value) {
    JsonObject object;
    if (value.get(object) != simdjson::SUCCESS) return {};
    return object;
}

std::optional<JsonArray> json_array(JsonValue value) {
    JsonArray array;
    if (value.get(array) != simdjson::SUCCESS) return {};
    return array;
}

}  // namespace onrecord
