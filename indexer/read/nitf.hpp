// NITF, the News Industry Text Format of the IPTC: alone, in NewsML-G2, in ninjs.
#pragma once

#include <vector>

#include "indexer/read/reader.hpp"
#include "indexer/read/xml_tree.hpp"

namespace onrecord {

/// REQUIRES: `root` is <nitf>.
Draft article_of_nitf(const XmlElement& root);

/// The one article of a file.
std::vector<Item> items_of_nitf(const XmlElement& root);

}  // namespace onrecord
