#include "common/analysis/model/linear_model.hpp"

#include <array>

namespace onrecord {
namespace {

/// Sums of 8-bit weights: 96 features of 127 at most stay within 16 bits.
template <std::size_t Width>
using Sums = std::array<std::int16_t, Width>;

/// Adds the rows of the features, `Width` bytes each: more than a row has, so that the loop over them has a
/// length the compiler knows and becomes a few instructions on vectors. What lies behind the row is the next
/// one's and is not looked at.
template <std::size_t Width>
void add_rows(const LinearModel& model, std::span<const Feature> features, Sums<Width>& sums) {
    const auto* weights = model.weights.data();
    // The rows lie far apart in megabytes of weights: asked for all at once, their way from memory overlaps.
    for (const auto feature : features)
        __builtin_prefetch(weights + row_of(feature, model.bits) * model.labels);
    const auto last_full = model.weights.size() - Width;
    for (const auto feature : features) {
        const auto at = row_of(feature, model.bits) * model.labels;
        if (at > last_full) {
            for (std::size_t label = 0; label < model.labels; ++label)
                sums[label] = static_cast<std::int16_t>(sums[label] + weights[at + label]);
            continue;
        }
        const auto* row = weights + at;
        for (std::size_t label = 0; label < Width; ++label)
            sums[label] = static_cast<std::int16_t>(sums[label] + row[label]);
    }
}

template <std::size_t Width>
void score_in(const LinearModel& model, std::span<const Feature> features, std::span<float> to) {
    Sums<Width> sums{};
    add_rows<Width>(model, features, sums);
    for (std::size_t label = 0; label < model.labels; ++label)
        to[label] = model.scale * static_cast<float>(sums[label]);
}

}  // namespace

void LinearModel::score(std::span<const Feature> features, std::span<float> to) const {
    if (labels <= 8 && weights.size() >= 8) return score_in<8>(*this, features, to);
    if (labels <= 16 && weights.size() >= 16) return score_in<16>(*this, features, to);
    if (labels <= 32 && weights.size() >= 32) return score_in<32>(*this, features, to);
    std::array<std::int32_t, 64> sums{};
    for (const auto feature : features) {
        const auto* row = &weights[row_of(feature, bits) * labels];
        for (std::size_t label = 0; label < labels; ++label) sums[label] += row[label];
    }
    for (std::size_t label = 0; label < labels; ++label) to[label] = scale * static_cast<float>(sums[label]);
}

}  // namespace onrecord
