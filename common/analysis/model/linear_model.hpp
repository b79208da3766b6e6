// A linear model as the programs use it: 8-bit weights of hashed features, and steps between labels.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "common/analysis/model/chain.hpp"
#include "common/analysis/model/features.hpp"

namespace onrecord {

/// The row of a feature in a table of 2^bits rows.
constexpr std::size_t row_of(Feature feature, unsigned bits) {
    return feature >> (32 - bits);
}

/// 64 rows of a table of which only some are kept: a bit for each that is, and how many are before them.
struct RowBlock {
    static constexpr std::size_t size = 12;  ///< bytes: u64 kept, u32 before
    std::uint64_t kept = 0;
    std::uint32_t before = 0;

    /// REQUIRES: `blocks` holds that many.
    static RowBlock at(std::span<const std::int8_t> blocks, std::size_t number) {
        RowBlock block;
        std::memcpy(&block.kept, &blocks[number * size], sizeof block.kept);
        std::memcpy(&block.before, &blocks[number * size + sizeof block.kept], sizeof block.before);
        return block;
    }
    bool has(std::size_t row) const { return (kept >> (row % 64) & 1U) != 0; }
    /// Where a row is among those kept; where the next one is that is, if it is not.
    std::size_t place_of(std::size_t row) const {
        return before +
               static_cast<std::size_t>(std::popcount(kept & ((std::uint64_t{1} << (row % 64)) - 1)));
    }
};

/// Borrows its weights from a ModelFile, which has to outlive it. REQUIRES: 1 <= bits <= 24; weights for each
/// row that is kept, for all 2^bits where `blocks` is empty.
struct LinearModel {
    std::size_t labels = 1;
    unsigned bits = 1;
    float scale = 0;  ///< what a weight of 1 is worth
    std::span<const std::int8_t> blocks;
    std::span<const std::int8_t> weights;
    std::vector<float> transitions;  ///< as Chain::transitions

    /// Writes a score for each label to `to`. REQUIRES: to.size() == labels.
    void score(std::span<const Feature> features, std::span<float> to) const;
    Chain chain(std::span<const float> scores) const { return {scores, transitions, labels}; }
};

}  // namespace onrecord
