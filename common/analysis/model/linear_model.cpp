#include "common/analysis/model/linear_model.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "common/analysis/model/every_processor.hpp"

namespace onrecord {
namespace {

#define ALWAYS_INLINE inline __attribute__((always_inline))

/// Vectors of the compiler (GCC and Clang), as wide as every processor of 64 bits has them.
using Bytes __attribute__((vector_size(16))) = std::int8_t;
using Words __attribute__((vector_size(16))) = std::int16_t;
using Longs __attribute__((vector_size(16))) = std::int64_t;

/// Eight weights as numbers of 16 bits.
ALWAYS_INLINE Words eight_at(const std::int8_t* weights) {
    std::int64_t eight = 0;
    std::memcpy(&eight, weights, sizeof eight);
    const auto row = reinterpret_cast<Bytes>(Longs{eight, 0});
    constexpr Bytes none{};
    // Each weight into the upper half of a number, and from there down with its sign.
    const auto spread =
        __builtin_shufflevector(none, row, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    return reinterpret_cast<Words>(spread) >> 8;
}

/// Where the rows of some features begin among the weights.
struct Rows {
    std::array<std::uint32_t, most_features> begins;
    std::size_t count;
};

/// Of a table of which all rows are there.
ALWAYS_INLINE void find_all(const LinearModel& model, std::span<const Feature> features, Rows& rows) {
    const auto labels = static_cast<std::uint32_t>(model.labels);
    std::size_t count = 0;
    for (const auto feature : features) {
        const auto begin = static_cast<std::uint32_t>(row_of(feature, model.bits)) * labels;
        __builtin_prefetch(model.weights.data() + begin);
        rows.begins[count++] = begin;
    }
    rows.count = count;
}

/// Of one of which only some are: without a branch, since whether a row is kept is as good as chance.
ALWAYS_INLINE void find_kept(const LinearModel& model, std::span<const Feature> features, Rows& rows) {
    const auto labels = static_cast<std::uint32_t>(model.labels);
    const auto* blocks = model.blocks.data();
    std::size_t count = 0;
    for (const auto feature : features) {
        const auto row = row_of(feature, model.bits);
        const auto block = RowBlock::of(row, blocks);
        const auto kept = block.kept_up_to(row);
        const auto begin = block.begin + (static_cast<std::uint32_t>(std::popcount(kept)) - 1) * labels;
        __builtin_prefetch(model.weights.data() + begin);
        rows.begins[count] = begin;
        count += kept >> 63;
    }
    rows.count = count;
}

constexpr std::size_t lanes = 8;

/// Adds up `Groups` times eight labels of each row, in as many registers. What lies behind a row is added to
/// labels that are not there. 128 weights of 127 at most stay within 16 bits.
template <std::size_t... Groups>
ALWAYS_INLINE void add_rows(const LinearModel& model, const Rows& rows, Sums& to,
                            std::index_sequence<Groups...>) {
    const auto* weights = model.weights.data();
    std::array<Words, sizeof...(Groups)> sums;
    (std::memcpy(&sums[Groups], &to[Groups * lanes], sizeof(Words)), ...);
    for (std::size_t number = 0; number < rows.count; ++number) {
        const auto* row = weights + rows.begins[number];
        ((sums[Groups] += eight_at(row + Groups * lanes)), ...);
    }
    (std::memcpy(&to[Groups * lanes], &sums[Groups], sizeof(Words)), ...);
}

ALWAYS_INLINE void add_in(const LinearModel& model, std::span<const Feature> features, Sums& to) {
    Rows rows;
    if (model.blocks.empty()) {
        find_all(model, features, rows);
    } else {
        find_kept(model, features, rows);
    }
    if (model.labels <= lanes) return add_rows(model, rows, to, std::make_index_sequence<1>{});
    if (model.labels <= 2 * lanes) return add_rows(model, rows, to, std::make_index_sequence<2>{});
    if (model.labels <= 3 * lanes) return add_rows(model, rows, to, std::make_index_sequence<3>{});
    add_rows(model, rows, to, std::make_index_sequence<4>{});
}

FOR_EVERY_PROCESSOR void add_all(const LinearModel& model, std::span<const Feature> features, Sums& to) {
    add_in(model, features, to);
}

}  // namespace

void LinearModel::prefetch(std::span<const Feature> features) const {
    if (blocks.empty()) {
        for (const auto feature : features)
            __builtin_prefetch(weights.data() + row_of(feature, bits) * labels);
    } else {
        for (const auto feature : features)
            __builtin_prefetch(blocks.data() + row_of(feature, bits) / RowBlock::rows * sizeof(RowBlock));
    }
}

void LinearModel::add_to(Sums& to, std::span<const Feature> features) const {
    add_all(*this, features, to);
}

void LinearModel::score(std::span<const Feature> features, std::span<float> to) const {
    Sums sums{};
    add_all(*this, features, sums);
    scale_to(to, sums);
}

}  // namespace onrecord
