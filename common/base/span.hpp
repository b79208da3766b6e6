// A stretch of a text, by bytes.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace onrecord {

/// Half-open byte offsets into a named UTF-8 text; both ends lie on character boundaries.
struct TextSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    std::uint32_t size() const { return end - begin; }
    bool empty() const { return begin == end; }
    bool covers(const TextSpan& other) const { return begin <= other.begin && other.end <= end; }
    bool overlaps(const TextSpan& other) const { return begin < other.end && other.begin < end; }
    std::string_view in(std::string_view text) const { return text.substr(begin, size()); }

    friend auto operator<=>(const TextSpan&, const TextSpan&) = default;
};

}  // namespace onrecord
