#include "indexer/pipeline/column_check.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/base/file.hpp"
#include "common/index/layout.hpp"
#include "common/index/name_book.hpp"
#include "common/index/name_rules.hpp"
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

std::vector<std::string_view> values_in(const FacetColumn& facet) {
    std::vector<std::string_view> values;
    for (std::size_t number = 0; number < facet.value_count(); ++number) values.push_back(facet.text(number));
    return values;
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
        std::unordered_set<std::string_view> seen;
        for (const auto value : values_in(*column.facet(field))) {
            if (!seen.insert(value).second) return std::string{value};
        }
    }
    return {};
}

std::string value_under_another_name(const SideColumn& column, const Xapian::Database& articles) {
    const NameRules none;
    const NameBook book{articles, none};
    for (const auto field : column_fields) {
        const auto& facet = *column.facet(field);
        const auto values = values_in(facet);
        const auto keys = book.keys_of(field, values);
        std::unordered_map<std::string_view, std::size_t> first_of_name;
        for (std::size_t number = 0; number < values.size(); ++number) {
            const auto [first, is_new] = first_of_name.emplace(keys[number], number);
            const bool is_right = number < facet.names.size() ? facet.names[number] == first->second : is_new;
            if (!is_right) return std::string{values[number]};
        }
    }
    return {};
}

std::string name_repeated_otherwise(const SideColumn& column) {
    for (const auto field : column_fields) {
        const auto& facet = *column.facet(field);
        const auto wanted = facet.found_repeats();
        const auto [found, other] =
            std::mismatch(facet.repeats.begin(), facet.repeats.end(), wanted.begin(), wanted.end());
        if (found != facet.repeats.end()) return std::string{facet.text(found->name)};
        if (other != wanted.end()) return std::string{facet.text(other->name)};
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
