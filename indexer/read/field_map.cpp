#include "indexer/read/field_map.hpp"

#include <algorithm>

#include "common/base/text.hpp"

namespace onrecord {

std::string field_key(std::string_view name) {
    auto key = lower_ascii(name);
    std::erase_if(key, [](char c) { return c == '_' || c == '-' || c == ' '; });
    return key;
}

Result<FieldMap> FieldMap::parse(const std::vector<std::string>& mappings) {
    FieldMap map;
    for (const auto& mapping : mappings) {
        const auto equals = mapping.find('=');
        const auto ours = field_key(trim(mapping.substr(0, equals)));
        const auto theirs = equals == std::string::npos ? "" : std::string{trim(mapping.substr(equals + 1))};
        if (theirs.empty()) {
            return Error{ErrorKind::Usage, "--map takes OUR=THEIRS, not '" + mapping + "'",
                         "for example: --map body=maintext"};
        }
        const auto row = std::find_if(
            input_field_table.begin(), input_field_table.end(), [&](const InputFieldRow& candidate) {
                const auto others = split(candidate.others, ' ');
                return candidate.name == ours ||
                       std::find(others.begin(), others.end(), ours) != others.end();
            });
        if (row == input_field_table.end()) {
            return Error{ErrorKind::Usage, "--map: there is no field '" + ours + "'",
                         "the fields are body, title, date, author, source, section, url, id, language"};
        }
        map.names_[static_cast<std::size_t>(row->field)].push_back(theirs);
    }
    return map;
}

}  // namespace onrecord
