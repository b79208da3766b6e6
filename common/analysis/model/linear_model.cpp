#include "common/analysis/model/linear_model.hpp"

#include <array>

namespace onrecord {
namespace {

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
/// Compiled twice: what processors of the last ten years know counts bits and adds vectors in one step. The
/// sums are those of whole numbers, so both give the same.
#define FOR_EVERY_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define FOR_EVERY_PROCESSOR
#endif
#define ALWAYS_INLINE inline __attribute__((always_inline))

/// Sums of 8-bit weights: 96 features of 127 at most stay within 16 bits.
template <std::size_t Width>
using Sums = std::array<std::int16_t, Width>;

/// Where the rows of some features begin among the weights.
struct Rows {
    std::array<std::uint32_t, most_features> begins;
    std::size_t count = 0;
};

/// The rows lie far apart in megabytes of weights: asked for all at once, their way from memory overlaps.
ALWAYS_INLINE void find_rows(const LinearModel& model, std::span<const Feature> features, Rows& rows) {
    const auto* weights = model.weights.data();
    const auto labels = static_cast<std::uint32_t>(model.labels);
    if (model.blocks.empty()) {
        for (const auto feature : features) {
            const auto begin = static_cast<std::uint32_t>(row_of(feature, model.bits)) * labels;
            __builtin_prefetch(weights + begin);
            rows.begins[rows.count++] = begin;
        }
        return;
    }
    for (const auto feature : features) {
        const auto row = row_of(feature, model.bits);
        const auto block = RowBlock::at(model.blocks, row / 64);
        const auto begin = static_cast<std::uint32_t>(block.place_of(row)) * labels;
        __builtin_prefetch(weights + begin);
        // No branch: whether a row is kept is as good as chance.
        rows.begins[rows.count] = begin;
        rows.count += block.has(row) ? 1 : 0;
    }
}

/// Adds the rows of the features, `Width` bytes each: more than a row has, so that the loop over them has a
/// length the compiler knows and becomes a few instructions on vectors. What lies behind the row is the next
/// one's and is not looked at.
template <std::size_t Width>
ALWAYS_INLINE void score_in(const LinearModel& model, std::span<const Feature> features,
                            std::span<float> to) {
    Rows rows;
    find_rows(model, features, rows);
    const auto* weights = model.weights.data();
    const auto last_full = model.weights.size() - Width;
    Sums<Width> sums{};
    for (std::size_t number = 0; number < rows.count; ++number) {
        const std::size_t at = rows.begins[number];
        if (at > last_full) {
            for (std::size_t label = 0; label < model.labels; ++label)
                sums[label] = static_cast<std::int16_t>(sums[label] + weights[at + label]);
            continue;
        }
        const auto* row = weights + at;
        for (std::size_t label = 0; label < Width; ++label)
            sums[label] = static_cast<std::int16_t>(sums[label] + row[label]);
    }
    for (std::size_t label = 0; label < model.labels; ++label)
        to[label] = model.scale * static_cast<float>(sums[label]);
}

FOR_EVERY_PROCESSOR void score_in_8(const LinearModel& model, std::span<const Feature> features,
                                    std::span<float> to) {
    score_in<8>(model, features, to);
}
FOR_EVERY_PROCESSOR void score_in_16(const LinearModel& model, std::span<const Feature> features,
                                     std::span<float> to) {
    score_in<16>(model, features, to);
}
FOR_EVERY_PROCESSOR void score_in_32(const LinearModel& model, std::span<const Feature> features,
                                     std::span<float> to) {
    score_in<32>(model, features, to);
}

}  // namespace

void LinearModel::score(std::span<const Feature> features, std::span<float> to) const {
    if (labels <= 8 && weights.size() >= 8) return score_in_8(*this, features, to);
    if (labels <= 16 && weights.size() >= 16) return score_in_16(*this, features, to);
    if (labels <= 32 && weights.size() >= 32) return score_in_32(*this, features, to);
    Rows rows;
    find_rows(*this, features, rows);
    std::array<std::int32_t, 64> sums{};
    for (std::size_t number = 0; number < rows.count; ++number) {
        const auto* row = &weights[rows.begins[number]];
        for (std::size_t label = 0; label < labels; ++label) sums[label] += row[label];
    }
    for (std::size_t label = 0; label < labels; ++label) to[label] = scale * static_cast<float>(sums[label]);
}

}  // namespace onrecord
