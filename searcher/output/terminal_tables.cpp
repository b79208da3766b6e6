#include "searcher/output/terminal_tables.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "common/base/text.hpp"
#include "searcher/output/styled_text.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_value = 200;
constexpr std::size_t widest_bar = 60;

void write_heading(const std::string& text, const OutputOptions& options, std::ostream& out) {
    StyledText heading;
    write_wrapped(heading.add(text, Style::Strong), {options.width, options.color, "", "  "}, out);
}

void write_facet(const Facet& facet, const OutputOptions& options, std::ostream& out) {
    write_heading(std::string{row_of(facet.field).name}, options, out);
    std::size_t digits = 4;
    for (const auto& value : facet.values) digits = std::max(digits, with_thousands(value.count).size());
    const std::string indent(digits + 4, ' ');
    for (const auto& value : facet.values) {
        StyledText line;
        const auto count = fmt::format("{:>{}}  ", with_thousands(value.count), digits + 2);
        write_wrapped(line.add(shortened(value.value, longest_value)),
                      {options.width, options.color, count, indent}, out);
    }
    const auto left_out = facet.distinct - std::min<std::uint64_t>(facet.distinct, facet.values.size());
    const auto more = left_out > 0 ? "… and " + with_thousands(left_out) + " more" : "none";
    if (left_out > 0 || facet.values.empty()) {
        StyledText line;
        write_wrapped(line.add(more, Style::Faint), {options.width, options.color, indent, indent}, out);
    }
    out << '\n';
}

std::string bar(std::uint64_t count, std::uint64_t most, std::size_t columns) {
    static constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    if (count == 0 || most == 0) return {};
    const auto share = static_cast<double>(count) / static_cast<double>(most);
    const auto length =
        std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(columns * 8)));
    std::string drawn;
    for (std::size_t whole = 0; whole < length / 8; ++whole) drawn += "█";
    return drawn += eighths[length % 8];
}

struct Row {
    std::string label;
    std::uint64_t count = 0;
};

void write_timeline(const Results& results, const OutputOptions& options, std::ostream& out) {
    std::vector<Row> rows;
    for (const auto& period : results.timeline) rows.push_back({period.label, period.count});
    if (results.undated > 0) rows.push_back({"undated", results.undated});
    std::size_t label_width = 0;
    std::size_t digits = 4;
    std::uint64_t most = 0;
    for (const auto& row : rows) {
        label_width = std::max(label_width, row.label.size());
        digits = std::max(digits, with_thousands(row.count).size());
        most = std::max(most, row.count);
    }
    const auto taken = label_width + digits + 4;
    const auto columns =
        std::clamp<std::size_t>(options.width > taken ? options.width - taken : 1, 1, widest_bar);
    write_heading(fmt::format("timeline by {}", to_string(*results.timeline_unit)), options, out);
    for (const auto& row : rows) {
        out << fmt::format("{:<{}}  {:>{}}", row.label, label_width, with_thousands(row.count), digits);
        if (options.bars && row.count > 0) out << "  " << bar(row.count, most, columns);
        out << '\n';
    }
    if (rows.empty()) out << "none\n";
    out << '\n';
}

}  // namespace

void write_tables(const Results& results, const OutputOptions& options, std::ostream& out) {
    for (const auto& facet : results.facets) write_facet(facet, options, out);
    if (results.timeline_unit) write_timeline(results, options, out);
}

}  // namespace onrecord
