// JSON lines, and files of one JSON value: an object, an array of objects, or objects one after the other.
#pragma once

#include <memory>

#include "indexer/read/reader.hpp"

namespace onrecord {

/// A line that is no object, or has no text, is rejected by its number; the next line is read on.
std::unique_ptr<Reader> make_json_lines_reader(Input input, const ReadSettings& settings);

/// The elements of an array are read one by one, so that its size does not matter.
std::unique_ptr<Reader> make_json_reader(Input input, const ReadSettings& settings);

}  // namespace onrecord
