// A file of the data, unpacked where it is packed.
#pragma once

#include <cstddef>
#include <string>

namespace onrecord {

/// The first `most` bytes of a file, decompressed where its name ends in .zst; "" where it cannot be read.
std::string unpacked_file(const std::string& path, std::size_t most);

}  // namespace onrecord
