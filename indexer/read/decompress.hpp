// Compressed streams, known by their first bytes.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/read/byte_source.hpp"

namespace onrecord {

/// The last three have no magic bytes: they are what a server says of its answer.
enum class Compression { None, Gzip, Zstd, Bzip2, Xz, Lz4, Zlib, Deflate, Brotli };

/// How many bytes compression_of() wants to see.
inline constexpr std::size_t compression_magic_size = 8;

Compression compression_of(std::string_view head);
/// "gzip": what people call it.
std::string_view to_string(Compression compression);
/// The name without the ending that the compression added: "news.jsonl.zst" is "news.jsonl".
std::string_view name_inside(std::string_view name);

/// What protects against a few bytes that expand without end.
struct ExpansionLimit {
    std::uint64_t ratio = 200;              ///< expanded bytes to compressed ones ...
    std::uint64_t free_bytes = 16U << 20U;  ///< ... beyond these
};

/// The expanded bytes; several members or frames one after the other are one stream. Data that are cut short
/// or damaged, and those that expand beyond `limit`, end in an Error after what could be read. Behind damage
/// it can be resumed where a member begins: after the first byte of the damaged one, since that one may be
/// cut. Zstandard may have its dictionary in front (take_zstd_dictionary).
std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> source, Compression compression,
                                         ExpansionLimit limit);

}  // namespace onrecord
