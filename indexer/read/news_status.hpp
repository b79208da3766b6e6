// What the formats of the IPTC say of an item beside its content: whether it may be published.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

/// What to say of an item that its agency took back or holds back, by its publishing status as NewsML-G2
/// ("stat:canceled", an address that ends in it), ninjs and NewsML 1 print it; "" for one that is
/// usable.
std::string why_unusable(std::string_view status);

}  // namespace onrecord
