// Bytes to UTF-8.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/read/byte_source.hpp"

namespace onrecord {

/// A text as UTF-8, and what had to be assumed to make it so ("" for nothing).
struct DecodedText {
    std::string text;
    std::string_view assumed;
};

/// Text that does not say its encoding: UTF-8 (its mark is dropped); UTF-8 with damage where most of its
/// longer sequences are whole; else Windows-1252.
DecodedText decode_text(std::string bytes);

bool has_utf16_mark(std::string_view head);
/// A stream of UTF-16 with its mark in front, as UTF-8.
std::unique_ptr<ByteSource> utf8_from_utf16(std::unique_ptr<ByteSource> source);

}  // namespace onrecord
