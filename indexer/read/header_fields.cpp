#include "indexer/read/header_fields.hpp"

#include <algorithm>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_line = 64 * 1024;
constexpr std::size_t most_fields = 1000;

}  // namespace

HeaderFields HeaderFields::take(Input& input) {
    HeaderFields header;
    auto& fields = header.fields_;
    while (const auto line = input.line(longest_line)) {
        const auto text = line->text;
        if (trim(text).empty()) break;
        if (is_space(text.front())) {
            if (!fields.empty() && fields.back().second.size() < longest_line)
                (fields.back().second += ' ') += trim(text);
            continue;
        }
        const auto colon = text.find(':');
        if (colon == std::string_view::npos || fields.size() == most_fields) continue;
        fields.emplace_back(lower_ascii(trim(text.substr(0, colon))), trim(text.substr(colon + 1)));
    }
    return header;
}

std::string_view HeaderFields::value(std::string_view name) const {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [&](const auto& field) { return field.first == name; });
    return found == fields_.end() ? std::string_view{} : std::string_view{found->second};
}

}  // namespace onrecord
