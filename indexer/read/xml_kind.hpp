// Which format an XML file is in, by its root element.
#pragma once

#include <optional>
#include <string_view>

#include "common/base/result.hpp"
#include "indexer/read/format.hpp"

namespace onrecord {

/// Nothing where `head` does not begin as XML does, or where nothing is known of its root element and it does
/// not say that it is XML. An Error where it is XML of a kind that holds no articles or is not read.
std::optional<Result<Format>> xml_kind(std::string_view head);

}  // namespace onrecord
