// Which articles of an index are no longer in the files that they came from.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "common/base/result.hpp"

namespace onrecord {

struct PruneScope {
    std::vector<std::string> paths;  ///< only what came from these or from beneath them; all where empty
    std::function<bool(const std::string& path)> read_whole;  ///< in this run
    std::function<bool(const std::string& id)> was_read;      ///< in this run
};

/// Ids of the articles whose file is gone, or was read whole without meeting them. What came from standard
/// input is never among them. An Error where no path is named and all articles would go: then the paths are
/// most likely looked for from another folder than they were read from.
Result<std::vector<std::string>> ids_to_prune(const std::string& index_dir, const PruneScope& scope);

/// Whether `path` is `folder` or lies beneath it. REQUIRES: both are normalized_path().
bool is_beneath(const std::string& path, const std::string& folder);

}  // namespace onrecord
