// Reuters-21578: the SGML of the collection of Reuters articles of 1987. One article a <REUTERS>.
#pragma once

#include <memory>

#include "indexer/read/reader.hpp"

namespace onrecord {

std::unique_ptr<Reader> make_reuters_reader(Input input, const ReadSettings& settings);

}  // namespace onrecord
