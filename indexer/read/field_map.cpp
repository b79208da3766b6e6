#include "indexer/read/field_map.hpp"

#include <algorithm>

#include "common/base/text.hpp"

namespace onrecord {

std::string field_key(std::string_view name) {
    auto key = lower_ascii(name);
    std::erase_if(key, [](char c) { return c == '_' || c == '-' || c == ' '; });
    return key;
}

std::optional<InputField> usual_field(std::string_view name) {
    const auto key = field_key(trim(name));
    for (const auto& row : input_field_table) {
        const auto others = split(row.others, ' ');
        if (key == row.name || std::find(others.begin(), others.end(), key) != others.end()) return row.field;
    }
    return {};
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
        const auto field = usual_field(ours);
        if (!field) {
            return Error{ErrorKind::Usage, "--map: there is no field '" + ours + "'",
                         "the fields are body, title, date, author, source, section, url, id, language"};
        }
        map.names_[static_cast<std::size_t>(*field)].push_back(theirs);
    }
    return map;
}

}  // namespace onrecord
