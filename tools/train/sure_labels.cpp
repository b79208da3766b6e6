#include "tools/train/sure_labels.hpp"

#include <algorithm>
#include <numeric>

#include "tools/train/number_section.hpp"

namespace onrecord {

void SureLabels::add(std::uint32_t key, Label label) {
    auto& counts = counts_[key];
    counts.resize(labels_);
    ++counts[label];
}

ModelSection SureLabels::section(const std::string& name) const {
    std::map<std::uint32_t, std::uint16_t> sure;
    for (const auto& [key, counts] : counts_) {
        const auto top = std::max_element(counts.begin(), counts.end());
        const auto all = std::accumulate(counts.begin(), counts.end(), std::size_t{0});
        if (all >= least_ && (all - *top) * one_of_ <= all)
            sure[key] = static_cast<std::uint16_t>(1 + (top - counts.begin()));
    }
    return number_section(name, sure);
}

}  // namespace onrecord
