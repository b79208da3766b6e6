// The dictionary that a crawl compressed by Zstandard brings with it.
//
//   5D 2A 4D 18   size, 4 bytes, little-endian   dictionary, itself compressed by Zstandard or not
//
// A skippable frame in front of the first record (the WARC-Zstandard convention of the IIPC).
// https://iipc.github.io/warc-specifications/specifications/warc-zstd/
#pragma once

#include <string>

#include "indexer/read/input.hpp"

namespace onrecord {

/// Takes the frame, and returns the dictionary in it. Nothing is taken and "" returned where the input begins
/// otherwise, or where what the frame holds is cut, no dictionary, or larger than 16 MiB.
std::string take_zstd_dictionary(Input& input);

}  // namespace onrecord
