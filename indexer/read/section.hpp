// A part of an input: a record of a crawl, whose size is told before its bytes.
#pragma once

#include <cstdint>
#include <memory>

#include "indexer/read/input.hpp"

namespace onrecord {

/// The next `size` bytes of an input, which is left at their end by pass_over_rest(). REQUIRES: the input
/// outlives it, and is not read by others meanwhile.
class Section {
  public:
    Section(Input& input, std::uint64_t size) : input_{input}, left_{size} {}
    Section(const Section&) = delete;
    Section& operator=(const Section&) = delete;

    /// The bytes, once. They end in broken_around() where the input ends before them. REQUIRES: the section
    /// outlives the source.
    std::unique_ptr<ByteSource> bytes();
    /// False where the input ended before the section did.
    bool pass_over_rest();

  private:
    class Bytes;

    Input& input_;
    std::uint64_t left_ = 0;  ///< those given last among them
    std::size_t given_ = 0;   ///< by the last call, and not yet taken from the input
};

}  // namespace onrecord
