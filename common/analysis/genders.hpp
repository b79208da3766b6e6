// What a name or a title says about who bears it.
#pragma once

#include <cstdint>
#include <string_view>

namespace onrecord {

enum class Gender : std::uint8_t { Unknown, Man, Woman };

constexpr bool can_be(Gender a, Gender b) {
    return a == Gender::Unknown || b == Gender::Unknown || a == b;
}

/// By a folded given name; Unknown where it is rare or borne by both.
Gender gender_of_given_name(std::string_view name);

/// By a folded title without its point ("mrs", "congressman").
Gender gender_of_title(std::string_view title);

/// By what somebody is called, folded ("wife", "businessman").
Gender gender_of_noun(std::string_view noun);

}  // namespace onrecord
