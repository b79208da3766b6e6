// The libraries that expand compressed data, behind one interface.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "indexer/read/decompress.hpp"

namespace onrecord {

/// What one call of a decoder did.
struct Step {
    std::size_t taken = 0;
    std::size_t given = 0;
    bool member_ended = false;
    bool damaged = false;
};

/// One library's decoder: takes from `in`, gives to `out`, and can begin anew for the next member. None takes
/// more than about 150 MiB of memory, whatever its data ask for.
class Decoder {
  public:
    Decoder() = default;
    virtual ~Decoder() = default;
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    virtual Step step(std::string_view in, char* out, std::size_t room) = 0;
    virtual void restart() = 0;
};

/// `dictionary` is for Zstandard, "" for none. REQUIRES: `compression` is not None.
std::unique_ptr<Decoder> decoder_of(Compression compression, std::string_view dictionary);

}  // namespace onrecord
