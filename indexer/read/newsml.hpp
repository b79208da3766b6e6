// NewsML-G2 of the IPTC: news items alone and in messages; and NewsML 1, which came before it.
#pragma once

#include <vector>

#include "indexer/read/reader.hpp"
#include "indexer/read/xml_tree.hpp"

namespace onrecord {

/// The news items of a message or file. A package refers to items: those that are in the same message are
/// articles, the package itself is none.
std::vector<Item> items_of_newsml(const XmlElement& root);

}  // namespace onrecord
