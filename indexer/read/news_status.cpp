#include "indexer/read/news_status.hpp"

#include "common/base/text.hpp"

namespace onrecord {

std::string why_unusable(std::string_view status) {
    status = trim(status);
    const auto code = lower_ascii(status.substr(status.find_last_of(":/") + 1));
    if (code == "canceled" || code == "cancelled") return "news that was canceled";
    if (code == "withheld") return "news that is withheld";
    return {};
}

}  // namespace onrecord
