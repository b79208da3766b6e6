// The parts of an address that everything here has in common.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

/// An address without scheme, fragment and "www.".
struct UrlParts {
    std::string host;       ///< in lower case, with its port
    std::string_view rest;  ///< from the first "/" or "?" on; "" for none
};

UrlParts parts_of_url(std::string_view url);

}  // namespace onrecord
