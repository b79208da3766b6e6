// Cuts a stream of JSON into its objects without holding more than one of them:
//
//   [ {...}, {...} ]     {...} {...}     {...}\n{...}
//
// Only brackets and strings are understood here; whether a piece is JSON is the parser's business.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "indexer/read/input.hpp"

namespace onrecord {

/// An object, or why there is none ("" where there is one).
struct JsonPiece {
    std::string text;
    std::string complaint;
    std::uint64_t number = 0;  ///< from 1
};

class JsonPieces {
  public:
    explicit JsonPieces(std::size_t largest) : largest_{largest} {}

    /// Nothing at the end of the input.
    std::optional<JsonPiece> next(Input& input);

    /// Whether the input ended within an array around its objects.
    bool is_cut() const { return open_arrays_ > 0; }

  private:
    /// Passes over everything in front of the next value; false at the end.
    bool skip_between(Input& input);

    /// Scans what is ahead; true once the piece is whole.
    bool scan(Input& input, JsonPiece& piece);
    bool step(char c);

    std::size_t largest_;
    std::uint64_t count_ = 0;
    int open_arrays_ = 0;
    int depth_ = 0;
    bool in_string_ = false;
    bool escaped_ = false;
};

}  // namespace onrecord
