// A linear model as the programs use it: 8-bit weights of hashed features, and steps between labels.
#pragma once

#include <array>
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

/// 64 rows of a table of which only some are kept, as a file holds it.
struct RowBlock {
    static constexpr std::size_t rows = 64;

    std::uint64_t kept;    ///< a bit for each row that is
    std::uint32_t begin;   ///< where those begin among the weights
    std::uint32_t unused;  ///< zero

    /// The block that a row belongs to. REQUIRES: `blocks` holds it.
    static RowBlock of(std::size_t row, const std::int8_t* blocks) {
        RowBlock block;
        std::memcpy(&block, blocks + row / rows * sizeof block, sizeof block);
        return block;
    }
    /// Which are kept up to a row of the block; the row itself is the topmost bit.
    std::uint64_t kept_up_to(std::size_t row) const { return kept << (rows - 1 - row % rows); }
};

constexpr std::size_t most_labels = 32;

/// What the weights of some features add up to, by label, before they are scaled. Sums of parts may be added:
/// whole numbers are the same in any order.
using Sums = std::array<std::int16_t, most_labels>;

/// Borrows its weights from a ModelFile, which has to outlive it. REQUIRES: 1 <= bits <= 24; all 2^bits rows,
/// or a RowBlock for each of the `blocks`; most_labels bytes behind the weights may be read.
struct LinearModel {
    std::size_t labels = 1;
    unsigned bits = 1;
    float scale = 0;                      ///< what a weight of 1 is worth
    std::span<const std::int8_t> blocks;  ///< each a RowBlock; none: all rows are there
    std::span<const std::int8_t> weights;
    std::vector<float> transitions;  ///< as Chain::transitions

    /// Writes a score for each label to `to`. REQUIRES: to.size() == labels <= most_labels.
    void score(std::span<const Feature> features, std::span<float> to) const;
    /// Adds the weights of these features to `to`. REQUIRES: most_features in all that is added up.
    void add_to(Sums& to, std::span<const Feature> features) const;
    /// Writes what sums are worth to `to`. REQUIRES: as score.
    void scale_to(std::span<float> to, const Sums& sums) const {
        for (std::size_t label = 0; label < to.size(); ++label)
            to[label] = scale * static_cast<float>(sums[label]);
    }
    /// The label whose sum is the greatest; of equals the first.
    std::size_t best(const Sums& sums) const {
        const auto end = sums.begin() + static_cast<std::ptrdiff_t>(labels);
        return static_cast<std::size_t>(std::max_element(sums.begin(), end) - sums.begin());
    }
    /// Asks for what is needed first of these features: it is on its way from memory while others are worked
    /// on.
    void prefetch(std::span<const Feature> features) const;
    Chain chain(std::span<const float> scores) const { return {scores, transitions, labels}; }
};

/// Adds up what is seen of `count` tokens that do not depend on each other, in order: add_features(number,
/// list) tells what that is, take(number, sums) takes the sums.
template <typename AddFeatures, typename Take>
void sum_each(const LinearModel& model, std::size_t count, AddFeatures add_features, Take take) {
    std::array<FeatureList, 2> lists;
    const auto finish = [&](std::size_t number) {
        Sums sums{};
        model.add_to(sums, lists[number % 2].all());
        take(number, sums);
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

/// The same for scores: take(number, scores) takes one for each label.
template <typename AddFeatures, typename Take>
void score_each(const LinearModel& model, std::size_t count, AddFeatures add_features, Take take) {
    std::array<float, most_labels> scores{};
    const auto row = std::span{scores}.first(model.labels);
    sum_each(model, count, add_features, [&](std::size_t number, const Sums& sums) {
        model.scale_to(row, sums);
        take(number, std::span<const float>{row});
    });
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
