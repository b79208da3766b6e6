// Encodings by their names, and how pages say which they are in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

/// Bytes of a named encoding as UTF-8; what has no meaning in it is U+FFFD. Names are understood as browsers
/// understand them (WHATWG Encoding: "latin1" is Windows-1252). Nothing where there is no such encoding.
std::optional<std::string> utf8_from_charset(std::string_view bytes, std::string_view charset);

/// The encoding in `<meta charset=...>`, `<meta http-equiv=Content-Type content="...; charset=...">` or
/// `<?xml encoding=...?>` near the beginning of a page; "" where it says none.
std::string declared_charset(std::string_view bytes);
/// "utf-8" of "text/html; charset=utf-8"; "" where there is none.
std::string charset_of_content_type(std::string_view content_type);

/// A page as UTF-8, by its mark, the server's word, its own word, then by what its bytes are like. Bytes that
/// are valid UTF-8 are that whatever anybody says.
std::string utf8_page(std::string bytes, std::string_view server_charset);

}  // namespace onrecord
