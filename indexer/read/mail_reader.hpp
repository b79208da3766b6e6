// Mail: a message (EML, RFC 5322) or a box of them (mbox). One article a message.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/read/reader.hpp"

namespace onrecord {

std::unique_ptr<Reader> make_mail_reader(Input input, const ReadSettings& settings);

/// Whether a file begins with the header of a message, or as a box does.
bool looks_like_mail(std::string_view head);

}  // namespace onrecord
