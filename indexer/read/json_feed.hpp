// JSON Feed (https://www.jsonfeed.org/version/1.1/). One article an item.
#pragma once

#include <vector>

#include "indexer/read/json_value.hpp"
#include "indexer/read/reader.hpp"

namespace onrecord {

/// Says so in its version, or has items as only a JSON Feed has them.
bool is_json_feed(JsonValue value);

std::vector<Draft> drafts_of_json_feed(JsonValue feed);

}  // namespace onrecord
