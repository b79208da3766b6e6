// JSON as it occurs: parsed by simdjson, mended first where that refuses it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <simdjson.h>

#include "common/base/result.hpp"

namespace onrecord {

using JsonValue = simdjson::dom::element;
using JsonObject = simdjson::dom::object;
using JsonArray = simdjson::dom::array;

/// Parses one text after the other. A value lives until the next parse.
class JsonParser {
  public:
    /// Text that programs write though JSON has none of it is understood: NaN and Infinity (null), control
    /// characters within strings, lone surrogates (U+FFFD), integers beyond 64 bits (strings), other
    /// encodings than UTF-8 as decode_text() reads them.
    Result<JsonValue> parse(std::string_view text);

  private:
    simdjson::dom::parser parser_;
    std::string mended_;
};

/// Where the object or array at the beginning of a text ends; npos where it does not. Only brackets and
/// strings are looked at.
std::size_t json_value_end(std::string_view text);

/// The member of an object, "a.b.0" leading through objects and arrays; names are compared exactly, then as
/// field_key()s. Null counts as absent.
std::optional<JsonValue> json_at(JsonValue value, std::string_view path);

/// A string as it is, a number as printed; nothing for the rest.
std::optional<std::string> json_text(JsonValue value);

std::optional<JsonObject> json_object(JsonValue value);
std::optional<JsonArray> json_array(JsonValue value);

}  // namespace onrecord
