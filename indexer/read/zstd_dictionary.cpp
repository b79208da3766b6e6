#include "indexer/read/zstd_dictionary.hpp"

#include <cstddef>
#include <string_view>

#include "indexer/read/decompress.hpp"

namespace onrecord {
namespace {

using namespace std::string_view_literals;

constexpr auto frame_magic = "\x5D\x2A\x4D\x18"sv;
constexpr auto compressed_magic = "\x28\xB5\x2F\xFD"sv;
constexpr auto dictionary_magic = "\x37\xA4\x30\xEC"sv;
constexpr std::size_t frame_header_size = 8;
constexpr std::size_t largest = 16U << 20U;

std::size_t size_in(std::string_view header) {
    std::size_t size = 0;
    for (std::size_t at = frame_header_size; at > frame_magic.size(); --at)
        size = size << 8U | static_cast<unsigned char>(header[at - 1]);
    return size;
}

/// "" where it is damaged, or larger than `largest`.
std::string expanded(std::string_view frame) {
    Input bytes{decompressed(bytes_of_memory(std::string{frame}), Compression::Zstd, {}), ""};
    const auto dictionary = bytes.rest(largest);
    return dictionary && !bytes.broken() ? *dictionary : std::string{};
}

}  // namespace

std::string take_zstd_dictionary(Input& input) {
    const auto header = input.peek(frame_header_size);
    if (header.size() < frame_header_size || !header.starts_with(frame_magic)) return {};
    const auto size = size_in(header);
    if (size > largest) return {};
    const auto content = input.peek(frame_header_size + size).substr(frame_header_size);
    if (content.size() < size) return {};
    std::string dictionary{content.starts_with(compressed_magic) ? expanded(content) : std::string{content}};
    if (!dictionary.starts_with(dictionary_magic)) return {};
    input.skip(frame_header_size + size);
    return dictionary;
}

}  // namespace onrecord
