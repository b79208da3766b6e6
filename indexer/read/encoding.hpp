// Bytes to UTF-8.
#pragma once

#include <memory>
#include <optional>
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

enum class ByteOrder { LittleEndian, BigEndian };

/// That of UTF-16: by its mark; without one, where all of `head` reads as text and the characters below
/// U+0100 (blanks, line ends, digits, Latin letters) leave every other byte zero. Nothing for other bytes.
std::optional<ByteOrder> utf16_order(std::string_view head);
/// A stream of UTF-16 as UTF-8, without its mark.
std::unique_ptr<ByteSource> utf8_from_utf16(std::unique_ptr<ByteSource> source, ByteOrder order);

/// More bytes of zero than text has by accident: one, and one in 100.
bool has_many_nuls(std::string_view bytes);

}  // namespace onrecord
