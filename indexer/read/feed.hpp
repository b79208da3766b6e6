// Feeds in XML: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0. One article an entry.
#pragma once

#include <vector>

#include "indexer/read/reader.hpp"
#include "indexer/read/xml_tree.hpp"

namespace onrecord {

/// The entries of a feed. `root` is <rss>, <rdf:RDF>, <channel> or <feed>.
std::vector<Item> items_of_feed(const XmlElement& root);

/// The name in "ann@lee.example (Ann Lee)", "Ann Lee <ann@lee.example>"; "" where there is only an address.
std::string name_beside_address(std::string_view author);

}  // namespace onrecord
