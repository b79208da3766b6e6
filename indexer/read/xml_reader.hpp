// What the readers of XML formats have in common: the whole file as a tree, then its articles.
#pragma once

#include <memory>
#include <vector>

#include "indexer/read/reader.hpp"
#include "indexer/read/xml_tree.hpp"

namespace onrecord {

/// The articles of a file by its root element, or one Unreadable that says why there are none.
using ItemsOfXml = std::vector<Item> (*)(const XmlElement& root);

/// A file that is damaged is read as far as it can be understood, with a Remark.
std::unique_ptr<Reader> make_xml_reader(Input input, const ReadSettings& settings, ItemsOfXml items_of);

/// The first that can be read as a date, else the first that is not empty.
std::string first_date(const std::vector<std::string>& spellings);

}  // namespace onrecord
