#include "common/analysis/model/linear_model.hpp"

#include <array>
#include <cstring>

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
    for (std::size_t at = 0; at < features.size(); ++at) {
        rows.begins[at] = block_begin(model.blocks, row_of(features[at], model.bits) / RowBlock::rows);
        __builtin_prefetch(weights + rows.begins[at]);
    }
    for (std::size_t at = 0; at < features.size(); ++at) {
        const auto row = row_of(features[at], model.bits);
        const RowBlock block{weights + rows.begins[at]};
        // No branch: whether a row is kept is as good as chance.
        rows.begins[rows.count] = rows.begins[at] + static_cast<std::uint32_t>(RowBlock::head) +
                                  static_cast<std::uint32_t>(block.before(row)) * labels;
        rows.count += block.has(row) ? 1 : 0;
    }
}

/// Vectors of the compiler (GCC and Clang): what the processor lacks of them is made of smaller ones.
template <std::size_t Width>
struct Vectors {
    using Bytes __attribute__((vector_size(Width))) = std::int8_t;
    using Words __attribute__((vector_size(2 * Width))) = std::int16_t;
};

/// Adds the rows of the features, `Width` bytes each: more than a row has. What lies behind the row is the
/// next one's and is not looked at. 96 weights of 127 at most stay within 16 bits.
template <std::size_t Width>
ALWAYS_INLINE void score_in(const LinearModel& model, std::span<const Feature> features,
                            std::span<float> to) {
    Rows rows;
    find_rows(model, features, rows);
    const auto* weights = model.weights.data();
    const auto size = model.weights.size();
    typename Vectors<Width>::Words sums{};
    for (std::size_t number = 0; number < rows.count; ++number) {
        const std::size_t at = rows.begins[number];
        typename Vectors<Width>::Bytes row{};
        if (at + Width <= size) {
            std::memcpy(&row, weights + at, Width);
        } else {
            for (std::size_t label = 0; label < model.labels; ++label) row[label] = weights[at + label];
        }
        sums += __builtin_convertvector(row, typename Vectors<Width>::Words);
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
    if (labels <= 8) return score_in_8(*this, features, to);
    if (labels <= 16) return score_in_16(*this, features, to);
    score_in_32(*this, features, to);
}

void LinearModel::prefetch(std::span<const Feature> features) const {
    for (const auto feature : features) {
        const auto row = row_of(feature, bits);
        __builtin_prefetch(weights.data() +
                           (blocks.empty() ? row * labels : block_begin(blocks, row / RowBlock::rows)));
    }
}

}  // namespace onrecord
