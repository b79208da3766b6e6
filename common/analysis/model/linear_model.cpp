#include "common/analysis/model/linear_model.hpp"

#include <array>

namespace onrecord {

void LinearModel::score(std::span<const Feature> features, std::span<float> to) const {
    std::array<std::int32_t, 64> sums{};
    for (const auto feature : features) {
        const auto* row = &weights[row_of(feature, bits) * labels];
        for (std::size_t label = 0; label < labels; ++label) sums[label] += row[label];
    }
    for (std::size_t label = 0; label < labels; ++label) to[label] = scale * static_cast<float>(sums[label]);
}

}  // namespace onrecord
