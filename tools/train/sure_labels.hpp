// Finds what needs no model: keys that nearly always have one label.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/analysis/model/chain.hpp"
#include "common/analysis/model/model_file.hpp"

namespace onrecord {

class SureLabels {
  public:
    /// A key is sure where it has been seen `least` times, and with another label in one of `one_of` at most.
    SureLabels(std::size_t labels, std::size_t least, std::size_t one_of)
        : labels_{labels}, least_{least}, one_of_{one_of} {}

    /// REQUIRES: label < labels.
    void add(std::uint32_t key, Label label);
    /// A section that NumberTable reads: 1 + the label of each key that is sure.
    ModelSection section(const std::string& name) const;

  private:
    std::size_t labels_;
    std::size_t least_;
    std::size_t one_of_;
    std::map<std::uint32_t, std::vector<std::size_t>> counts_;
};

}  // namespace onrecord
