// The query syntax of other systems (Westlaw and Lexis, Lucene, web searches, code) as people type it here
// from habit. It is told with what is written here instead; text that merely looks alike (24/7, R&D, C++,
// 5 + 3, wow!) is not touched.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

/// What a piece is elsewhere, and the line of advice that says what to write here.
struct ForeignSyntax {
    std::size_t at = 0;  ///< byte of the piece where the foreign part begins
    std::string what;
    std::string advice;
};

/// A run of characters without blanks, brackets or quotation marks: w/10, /s, a&&b, !a, +a, Putin~2, a^2,
/// near/5, NEAR5. REQUIRES: it is none of the operators of this language.
std::optional<ForeignSyntax> foreign_run(std::string_view run);

/// "[a TO b]" or "{a TO b}" at the beginning of `rest`, which may go on behind it.
std::optional<ForeignSyntax> foreign_range(std::string_view rest);

/// A field of another name: `name` as typed before the colon, `value` behind it. Knows site:, before:,
/// headline: and their like; for others of this language's own look the nearest field, else the list of all.
/// Nothing where the piece is ordinary text (12:30, https://example.com, Breaking:).
std::optional<ForeignSyntax> unknown_field(std::string_view name, std::string_view value);

}  // namespace onrecord
