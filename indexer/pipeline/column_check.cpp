#include "indexer/pipeline/column_check.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "common/base/file.hpp"
#include "common/index/layout.hpp"
#include "common/index/schema.hpp"
#include "common/index/terms.hpp"

namespace onrecord {
namespace {

std::string value_of(const Xapian::Document& document, Slot slot) {
    return document.get_value(static_cast<Xapian::valueno>(slot));
}

bool holds_values(const FacetColumn& facet, Xapian::docid docid, const std::string& encoded) {
    const auto wanted = decode_values(encoded);
    const auto found = facet.of(docid);
    return std::equal(
        wanted.begin(), wanted.end(), found.begin(), found.end(),
        [&](std::string_view value, std::uint32_t number) { return facet.text(number) == value; });
}

}  // namespace

std::shared_ptr<const SideColumn> whole_column(const std::string& index_dir,
                                               const Xapian::Database& articles) {
    auto column = SideColumn::open(index_dir, articles);
    return column != nullptr && column->is_whole() ? column : nullptr;
}

ColumnState column_state(const std::string& index_dir, const SideColumn* column) {
    if (column != nullptr) return ColumnState::Fresh;
    const bool is_there = file_status(column_path(index_dir)).kind != FileKind::Missing;
    return is_there ? ColumnState::Outdated : ColumnState::Absent;
}

std::string value_held_twice(const SideColumn& column) {
    for (const auto field : column_fields) {
        const auto& facet = *column.facet(field);
        std::unordered_set<std::string_view> seen;
        for (std::size_t number = 0; number < facet.value_count(); ++number) {
            if (!seen.insert(facet.text(number)).second) return std::string{facet.text(number)};
        }
    }
    return {};
}

std::string column_difference(const SideColumn& column, Xapian::docid docid, Xapian::termcount length,
                              const Xapian::Document& wanted) {
    if (column.length(docid) != length) return "has another length in the side column";
    if (column.key(docid) != parsed_order_key(value_of(wanted, Slot::Order)))
        return "has another place in the order of the side column";
    for (const auto field : column_fields) {
        const auto& row = row_of(field);
        if (!holds_values(*column.facet(field), docid, value_of(wanted, *row.slot)))
            return "has other values of '" + std::string{row.name} + "' in the side column";
    }
    return {};
}

}  // namespace onrecord
