// Files of a news wire: messages one after another, IPTC 7901 or ANPA 1312.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/read/reader.hpp"

namespace onrecord {

std::unique_ptr<Reader> make_wire_reader(Input input, const ReadSettings& settings);

/// Whether the bytes begin with the header of a message.
bool looks_like_wire(std::string_view head);

}  // namespace onrecord
