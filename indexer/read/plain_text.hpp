// Plain text, one article a file:
//
//   file  = [ blanks ] { head-line } [ empty-line ] body
//   head  = "date" [ ":" ] DAY                          alone on its line, or in front of the body
//         | ( "title" | "source" | "author" | "section" | "url" | "lang" | "id" ) ":" value
//
// Case does not matter in the names; each may stand once, "author" several times. The first line that is none
// of these begins the body. The body is as in the file but for CRLF, which becomes LF, and for empty lines
// around it.
#pragma once

#include <memory>

#include "indexer/read/reader.hpp"

namespace onrecord {

std::unique_ptr<Reader> make_plain_text_reader(Input input, const ReadSettings& settings);

}  // namespace onrecord
