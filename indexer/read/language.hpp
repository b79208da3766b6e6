// The languages of articles, as ISO 639 codes.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

/// "en-US", "eng" and "English" are "en"; "" where it is no language.
std::string language_code(std::string_view language);

/// The language that a text is written in, by CLD2 (https://github.com/CLD2Owners/cld2); "" for a text that
/// is short or mixed, or of which it is not sure.
std::string detected_language(std::string_view text);

}  // namespace onrecord
