// Base64 (RFC 4648), as mail and old feeds have it.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

/// The bytes that a text stands for. What is no digit of base64 is passed over; "=" ends it.
std::string bytes_of_base64(std::string_view text);

}  // namespace onrecord
