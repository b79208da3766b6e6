// Text that people may have meant as an operator. It stays text; a note says what would be one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/index/schema.hpp"

namespace onrecord {

/// The note on a word as typed: and, or, not, |, wom?n, title=rubio.
std::optional<std::string> lookalike_note(std::string_view run);

/// The field whose name, in any case, `run` begins with, up to its first `sign`.
std::optional<Field> field_before_sign(std::string_view run, char sign);

}  // namespace onrecord
