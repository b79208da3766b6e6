// Where bytes come from: a file, memory, a decompressor around another source, an entry of an archive.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/base/file.hpp"
#include "common/base/result.hpp"

namespace onrecord {

/// A stream of bytes in pieces.
class ByteSource {
  public:
    virtual ~ByteSource() = default;

    /// The next bytes, valid until the next call; empty at the end. After an Error the source is at its end.
    virtual Result<std::string_view> next() = 0;
    /// After an Error: goes on behind the damage, where something whole begins there. False where it cannot.
    virtual bool resume() { return false; }
    /// After an Error: it lies in what the bytes given last belong to, and not in something of which nothing
    /// was given.
    virtual bool broke_within() const { return true; }
    /// How many bytes were taken so far from what lies at the bottom: the file as it is on disk, the entry
    /// of an archive.
    virtual std::uint64_t taken() const = 0;
};

/// The end of a source within another one that broke off. It has no message: who reads that other one tells
/// it, once.
inline Error broken_around() {
    return {ErrorKind::Input, "", ""};
}

std::unique_ptr<ByteSource> bytes_of_file(File file);
std::unique_ptr<ByteSource> bytes_of_memory(std::string bytes);

}  // namespace onrecord
