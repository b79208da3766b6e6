#include "common/index/version_file.hpp"

#include <array>
#include <optional>
#include <string_view>

#include <xapian.h>

#include "common/base/file.hpp"
#include "common/base/text.hpp"

namespace onrecord {
namespace {

constexpr std::size_t head_size = 32;
constexpr int most_tables = 6;
/// What the engine has room for.
constexpr std::uint64_t most_levels = 10;
constexpr int level_shift = 2;

/// Empty where it cannot be read.
std::string version_file(const std::string& database) {
    auto file = File::open(database + "/iamglass");
    if (!file) return {};
    std::string bytes;
    std::array<char, 1024> piece;
    for (;;) {
        const auto size = file->read(piece.data(), piece.size());
        if (!size) return {};
        if (*size == 0) return bytes;
        bytes.append(piece.data(), *size);
    }
}

/// Nothing where the text ends within the number.
std::optional<std::uint64_t> take_number(std::string_view& text) {
    std::uint64_t number = 0;
    for (unsigned shift = 0; !text.empty() && shift < 64; shift += 7) {
        const auto byte = static_cast<unsigned char>(text.front());
        text.remove_prefix(1);
        number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if (byte < 0x80U) return number;
    }
    return {};
}

/// Whether the next table may be as high as it says; what is cut is left to the engine.
bool take_table(std::string_view& text) {
    if (!take_number(text)) return true;
    const auto level = take_number(text);
    if (level && *level >> level_shift >= most_levels) return false;
    for (int number = 0; number < 3; ++number) {
        if (!take_number(text)) return true;
    }
    const auto free_blocks = take_number(text);
    text.remove_prefix(free_blocks && *free_blocks <= text.size() ? *free_blocks : text.size());
    return true;
}

}  // namespace

const std::string& checked_database(const std::string& path) {
    const auto bytes = version_file(path);
    if (bytes.size() <= head_size) return path;
    auto rest = std::string_view{bytes}.substr(head_size);
    take_number(rest);
    for (int table = 0; table < most_tables; ++table) {
        if (!take_table(rest))
            throw Xapian::DatabaseCorruptError{"'" + path +
                                               "/iamglass' is damaged: no table is as high as it says"};
    }
    return path;
}

std::uint64_t state_of_database(const std::string& path) {
    const auto bytes = version_file(path);
    return bytes.empty() ? 0 : hash64(bytes);
}

}  // namespace onrecord
