// A linear model as the programs use it: 8-bit weights of hashed features, and steps between labels.
#pragma once

#include <array>
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

/// 64 rows of a table of which only some are kept: a bit for each that is, and behind it those rows.
struct RowBlock {
    static constexpr std::size_t rows = 64;
    static constexpr std::size_t head = sizeof(std::uint64_t);
    std::uint64_t kept = 0;

    /// REQUIRES: `bytes` begins with a block.
    explicit RowBlock(const std::int8_t* bytes) { std::memcpy(&kept, bytes, head); }
    bool has(std::size_t row) const { return (kept >> (row % rows) & 1U) != 0; }
    /// How many of those kept stand before a row.
    std::size_t before(std::size_t row) const {
        return static_cast<std::size_t>(std::popcount(kept & ((std::uint64_t{1} << (row % rows)) - 1)));
    }
};

/// Where a block begins among the weights.
inline std::uint32_t block_begin(std::span<const std::int8_t> begins, std::size_t block) {
    std::uint32_t begin = 0;
    std::memcpy(&begin, &begins[block * sizeof begin], sizeof begin);
    return begin;
}

constexpr std::size_t most_labels = 32;

/// Borrows its weights from a ModelFile, which has to outlive it. REQUIRES: 1 <= bits <= 24; all 2^bits rows,
/// or a RowBlock for each of the `blocks`.
struct LinearModel {
    std::size_t labels = 1;
    unsigned bits = 1;
    float scale = 0;                      ///< what a weight of 1 is worth
    std::span<const std::int8_t> blocks;  ///< where each begins, u32; none: all rows are there
    std::span<const std::int8_t> weights;
    std::vector<float> transitions;  ///< as Chain::transitions

    /// Writes a score for each label to `to`. REQUIRES: to.size() == labels <= most_labels.
    void score(std::span<const Feature> features, std::span<float> to) const;
    /// Asks for the weights of features: they are on their way from memory while others are worked on.
    void prefetch(std::span<const Feature> features) const;
    Chain chain(std::span<const float> scores) const { return {scores, transitions, labels}; }
};

/// Scores `count` tokens that do not depend on each other, in order: add_features(number, list) tells what is
/// seen of one, take(number, scores) takes a score for each label.
template <typename AddFeatures, typename Take>
void score_each(const LinearModel& model, std::size_t count, AddFeatures add_features, Take take) {
    std::array<FeatureList, 2> lists;
    std::array<float, most_labels> scores{};
    const auto finish = [&](std::size_t number) {
        const auto row = std::span{scores}.first(model.labels);
        model.score(lists[number % 2].all(), row);
        take(number, std::span<const float>{row});
    };
    for (std::size_t number = 0; number < count; ++number) {
        auto& list = lists[number % 2];
        list.clear();
        add_features(number, list);
        model.prefetch(list.all());
        if (number > 0) finish(number - 1);
    }
    if (count > 0) finish(count - 1);
}

/// All of their scores, row by row, as a Chain takes them.
template <typename AddFeatures>
std::vector<float> scores_of(const LinearModel& model, std::size_t count, AddFeatures add_features) {
    std::vector<float> scores;
    scores.reserve(count * model.labels);
    score_each(model, count, add_features, [&](std::size_t, std::span<const float> row) {
        scores.insert(scores.end(), row.begin(), row.end());
    });
    return scores;
}

}  // namespace onrecord
