#include "indexer/read/next_place.hpp"

#include <algorithm>
#include <utility>

#include "common/base/text.hpp"

namespace onrecord {

NextPlace::NextPlace(std::string_view text, std::string needle, Letters letters)
    : text_{text}, needle_{std::move(needle)}, letters_{letters} {}

std::size_t NextPlace::from(std::size_t at) {
    const bool is_known = searched_ && found_ >= at;
    if (!is_known)
        found_ = letters_ == Letters::Same ? text_.find(needle_, at) : find_ignoring_case(text_, needle_, at);
    searched_ = true;
    return found_;
}

EndTags::EndTags(std::string_view text, std::string_view open, char close) {
    constexpr std::size_t longest_name = 100;
    for (auto at = text.find(open); at != std::string_view::npos; at = text.find(open, at + open.size())) {
        const auto name = text.substr(at + open.size(), longest_name);
        const auto end = name.find(close);
        if (end != std::string_view::npos) places_[name.substr(0, end)].push_back(at);
    }
}

std::size_t EndTags::next(std::string_view name, std::size_t from) const {
    const auto places = places_.find(name);
    if (places == places_.end()) return std::string_view::npos;
    const auto place = std::lower_bound(places->second.begin(), places->second.end(), from);
    return place == places->second.end() ? std::string_view::npos : *place;
}

std::size_t find_ignoring_case(std::string_view text, std::string_view needle, std::size_t from) {
    for (auto at = text.find(needle.front(), from); at != std::string_view::npos;
         at = text.find(needle.front(), at + 1)) {
        if (equal_ignoring_case(text.substr(at, needle.size()), needle)) return at;
    }
    return std::string_view::npos;
}

}  // namespace onrecord
