#include "searcher/query/lookalikes.hpp"

#include "common/base/text.hpp"
#include "searcher/query/query_error.hpp"

namespace onrecord {
namespace {

/// "wom?n", but no address.
bool has_wildcard(std::string_view run) {
    const auto mark = run.find('?');
    if (mark == std::string_view::npos || mark == 0 || mark + 1 == run.size()) return false;
    return is_ascii_alpha(run[mark - 1]) && is_ascii_alpha(run[mark + 1]) &&
           run.find_first_of("/.") == std::string_view::npos;
}

}  // namespace

std::optional<std::string> lookalike_note(std::string_view run) {
    for (const std::string_view name : {"AND", "OR", "NOT"}) {
        if (run == name || lower_ascii(run) != lower_ascii(name)) continue;
        return "'" + std::string{run} + "' is a word here; the operator is written " + std::string{name};
    }
    if (run == "|") return "'|' is read as a blank; alternatives are written a OR b";
    if (has_wildcard(run)) return "'?' stands for no letter; a prefix ends in a star (pris*)";
    if (const auto field = field_before_sign(run, '=')) {
        const std::string name{row_of(*field).name};
        return "'" + shown(run) + "' is text; the field " + name + " is written " + name + ":";
    }
    return {};
}

std::optional<Field> field_before_sign(std::string_view run, char sign) {
    constexpr std::size_t longest_name = 16;
    const auto at = run.substr(0, longest_name).find(sign);
    if (at == std::string_view::npos) return {};
    return field_named(lower_ascii(run.substr(0, at)));
}

}  // namespace onrecord
