#include "indexer/read/base64.hpp"

#include <cstdint>

namespace onrecord {

std::string bytes_of_base64(std::string_view text) {
    static constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    std::uint32_t bits = 0;
    int known = 0;
    for (const char c : text) {
        if (c == '=') break;
        const auto digit = digits.find(c);
        if (digit == std::string_view::npos) continue;
        bits = (bits << 6U | static_cast<std::uint32_t>(digit)) & 0xFFFFFFU;
        known += 6;
        if (known < 8) continue;
        known -= 8;
        bytes += static_cast<char>(bits >> static_cast<unsigned>(known) & 0xFFU);
    }
    return bytes;
}

}  // namespace onrecord
