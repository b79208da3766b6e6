// Bytes as people pack them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onrecord {

std::string gzipped(std::string_view bytes);
/// Without a header or checksum, as some servers send it.
std::string deflated(std::string_view bytes);
std::string brotli_packed(std::string_view bytes);
/// With a dictionary, or with none ("").
std::string zstd_packed(std::string_view bytes, std::string_view dictionary = "");
/// A dictionary of Zstandard for texts like these, of which it needs some hundred.
std::string zstd_dictionary(const std::vector<std::string>& samples);
/// By a filter of libarchive: "bzip2", "xz", "lz4".
std::string packed_by(const std::string& filter, std::string_view bytes);

/// A path and the bytes there.
using PackedFile = std::pair<std::string, std::string>;
std::string zipped(const std::vector<PackedFile>& files);
std::string tarred(const std::vector<PackedFile>& files);

}  // namespace onrecord
