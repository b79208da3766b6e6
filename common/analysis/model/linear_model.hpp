// A linear model as the programs use it: 8-bit weights of hashed features, and steps between labels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "common/analysis/model/chain.hpp"
#include "common/analysis/model/features.hpp"

namespace onrecord {

/// The row of a feature in a table of 2^bits rows.
constexpr std::size_t row_of(Feature feature, unsigned bits) {
    return feature >> (32 - bits);
}

/// Borrows its weights from a ModelFile, which has to outlive it. REQUIRES: 1 <= bits <= 24;
/// weights.size() == labels << bits.
struct LinearModel {
    std::size_t labels = 1;
    unsigned bits = 1;
    float scale = 0;  ///< what a weight of 1 is worth
    std::span<const std::int8_t> weights;
    std::vector<float> transitions;  ///< as Chain::transitions

    /// Writes a score for each label to `to`. REQUIRES: to.size() == labels.
    void score(std::span<const Feature> features, std::span<float> to) const;
    Chain chain(std::span<const float> scores) const { return {scores, transitions, labels}; }
};

}  // namespace onrecord
