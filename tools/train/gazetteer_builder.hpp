// Makes the gazetteer of the model file from lists of names and words.
#pragma once

#include <string>
#include <vector>

#include "common/analysis/model/model_file.hpp"
#include "common/base/result.hpp"

namespace onrecord {

/// The sections "gazetteer" and "names of people", from the lists in `folder` (gaz/ of the data).
Result<std::vector<ModelSection>> build_gazetteer(const std::string& folder);

}  // namespace onrecord
