// The bytes of the side column, shared by who writes and who reads them; side_column.hpp draws them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <xapian.h>

#include "common/index/side_column.hpp"

namespace onrecord::column_format {

/// The sections of a field, in this order.
enum class FacetSection : std::size_t { Starts, Numbers, Ends, Texts, Names, Repeats };
inline constexpr std::size_t facet_sections = 6;
inline constexpr std::size_t lengths_section = 0;
inline constexpr std::size_t keys_section = 1;
inline constexpr std::size_t sums_section = 2;
inline constexpr std::size_t section_count = 3 + facet_sections * column_fields.size();

/// The first section of a field, by its place in column_fields.
constexpr std::size_t first_section_of(std::size_t field) {
    return 3 + field * facet_sections;
}

/// REQUIRES: the field's place in column_fields.
constexpr std::size_t section_of(std::size_t field, FacetSection section) {
    return first_section_of(field) + static_cast<std::size_t>(section);
}

struct Section {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
    std::uint64_t checksum = 0;  ///< hash64 of its bytes
};

/// Which articles it was made from.
struct Origin {
    char magic[8] = {};
    char uuid[40] = {};
    std::uint64_t revision = 0;
    std::uint64_t last_docid = 0;
};

struct Header {
    Origin origin;
    std::uint64_t checksum = 0;       ///< hash64 of all below
    std::uint64_t statements = 0;     ///< state_of_database of statements/
    std::uint64_t ordered_until = 0;  ///< see SideColumn
    std::array<Section, section_count> sections{};
};

/// That of the present state of `articles`.
Origin origin_of(const Xapian::Database& articles);
std::uint64_t checksum_of(const Header& header);
/// A turned bit anywhere makes another sum.
std::uint64_t checksum_of(std::string_view section);

}  // namespace onrecord::column_format
