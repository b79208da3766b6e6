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
constexpr int table_count = 6;
/// Its place among the tables.
constexpr int termlist = 2;
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

struct Table {
    std::uint64_t level = 0;
    std::uint64_t entries = 0;
};

/// What the file says of the next table; nothing where it is cut, which the engine finds.
std::optional<Table> take_table(std::string_view& text) {
    take_number(text);
    const auto level = take_number(text);
    const auto entries = take_number(text);
    take_number(text);
    take_number(text);
    const auto free_blocks = take_number(text);
    if (!level || !entries || !free_blocks || *free_blocks > text.size()) return {};
    text.remove_prefix(*free_blocks);
    return Table{*level >> level_shift, *entries};
}

[[noreturn]] void refuse(const std::string& path, const std::string& what) {
    throw Xapian::DatabaseCorruptError{"'" + path + "/iamglass' is damaged: " + what};
}

}  // namespace

const std::string& checked_database(const std::string& path) {
    const auto bytes = version_file(path);
    if (bytes.size() <= head_size) return path;
    auto rest = std::string_view{bytes}.substr(head_size);
    take_number(rest);
    bool holds_documents = false;
    for (int number = 0; number < table_count; ++number) {
        const auto table = take_table(rest);
        if (!table) return path;
        if (table->level >= most_levels) refuse(path, "no table is as high as it says");
        holds_documents = holds_documents || (number == termlist && table->entries > 0);
    }
    // To the engine, such a database is an empty one.
    if (holds_documents && rest.empty()) refuse(path, "it ends before it says how many documents there are");
    return path;
}

std::uint64_t state_of_database(const std::string& path) {
    const auto bytes = version_file(path);
    return bytes.empty() ? 0 : hash64(bytes);
}

}  // namespace onrecord
