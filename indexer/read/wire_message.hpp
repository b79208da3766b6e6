// A message of a news wire: IPTC 7901, and ANPA 1312 as American agencies send it.
//
//   SOH header STX text ETX day and time EOT
#pragma once

#include <string_view>

#include "indexer/read/reader.hpp"

namespace onrecord {

namespace wire {
inline constexpr char start_of_header = '\x01';
inline constexpr char start_of_text = '\x02';
inline constexpr char end_of_text = '\x03';
inline constexpr char end_of_transmission = '\x04';
}  // namespace wire

/// `message` begins behind its start_of_header. Unreadable where it has no text.
Item item_of_wire_message(std::string_view message);

}  // namespace onrecord
