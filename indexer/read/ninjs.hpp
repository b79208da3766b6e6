// ninjs 1 to 3 of the IPTC, and what the Associated Press sends, which is ninjs in an envelope of its own.
#pragma once

#include <vector>

#include "indexer/read/json_value.hpp"
#include "indexer/read/reader.hpp"

namespace onrecord {

/// Has members that only ninjs has.
bool is_ninjs(JsonValue value);
Draft article_of_ninjs(JsonValue item);

/// A reply of the AP Media API: one item, or a feed of items.
bool is_ap_json(JsonValue value);
std::vector<Draft> drafts_of_ap_json(JsonValue reply);

}  // namespace onrecord
