// Makes the gazetteer of the model file from lists of names and words.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/analysis/model/model_file.hpp"
#include "common/base/result.hpp"

namespace onrecord {

/// The sections "gazetteer" and "names of people", from the lists in `folder` (gaz/ of the data).
Result<std::vector<ModelSection>> build_gazetteer(const std::string& folder);

/// A section that NumberTable reads. REQUIRES: fewer than 100,000 numbers, none of them 0.
ModelSection number_table(const std::string& name, const std::map<std::uint32_t, std::uint16_t>& numbers);

}  // namespace onrecord
