// Bytes with a place: what every reader reads from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/read/byte_source.hpp"

namespace onrecord {

/// A line without its end.
struct InputLine {
    std::string_view text;  ///< valid until the next call
    bool too_long = false;  ///< only its beginning is there; the rest was passed over
    bool ended = true;      ///< false where the input ended before the line did
};

/// A buffered stream: look ahead, take lines, take what remains. Memory is bounded by what is asked for.
class Input {
  public:
    /// `name` is a file name, for what its ending says; "" where there is none.
    Input(std::unique_ptr<ByteSource> source, std::string name);

    const std::string& name() const { return name_; }

    /// The bytes ahead, `size` of them or all that there are.
    std::string_view peek(std::size_t size);
    /// Passes over bytes that were peeked. REQUIRES: that many are there.
    void skip(std::size_t size);
    /// Passes over as many bytes as there are, at most `count`, and returns how many there were.
    std::uint64_t pass_over(std::uint64_t count);
    bool at_end() { return peek(1).empty(); }

    /// The next line; nothing at the end. LF and CRLF end a line.
    std::optional<InputLine> line(std::size_t longest);
    /// All that remains; an Error where that is more than `most` bytes. It is not the whole where the input
    /// is broken.
    Result<std::string> rest(std::size_t most);

    /// Why the stream ended before its time, once its end was met; nothing where it is whole.
    const std::optional<Error>& broken() const { return broken_; }
    /// Goes on behind the damage, where the source can. REQUIRES: broken(), and all before it was taken.
    bool resume();
    /// Whether it is broken in what the bytes before the break belong to: in the same member of compressed
    /// data.
    bool broke_within() const { return broken_ && source_->broke_within(); }
    /// Bytes taken so far from what lies at the bottom.
    std::uint64_t taken() const { return source_->taken(); }

    /// The source, with the bytes that were peeked in front of it again. The input is empty afterwards.
    std::unique_ptr<ByteSource> release();

  private:
    bool fill();

    std::unique_ptr<ByteSource> source_;
    std::string name_;
    std::string buffer_;
    std::size_t at_ = 0;
    bool ended_ = false;
    std::optional<Error> broken_;
};

}  // namespace onrecord
