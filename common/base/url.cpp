#include "common/base/url.hpp"

#include <algorithm>

#include "common/base/text.hpp"

namespace onrecord {

UrlParts parts_of_url(std::string_view url) {
    url = url.substr(0, url.find('#'));
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    const auto host_end = std::min(url.find_first_of("/?"), url.size());
    UrlParts parts{lower_ascii(url.substr(0, host_end)), url.substr(host_end)};
    if (parts.host.starts_with("www.")) parts.host.erase(0, 4);
    return parts;
}

}  // namespace onrecord
