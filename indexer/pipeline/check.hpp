// Whether an index is what its articles make of it. Each stored article is built once more, as the indexer
// would write it, and all that stands in the index is held against that: terms, positions, values, postings,
// statements, inflections, the side column. Before that, the tables of both databases are checked block by
// block.
#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "common/base/result.hpp"
#include "indexer/pipeline/check_report.hpp"

namespace onrecord {

/// What is wrong in the index is in the report. An Error where there is none to check: no index, or one of
/// another version; and where the check was interrupted. Keeps writers away, as long as that is possible
/// without writing; `tell` is called when there is one to wait for.
Result<CheckReport> check_index(const std::string& index_dir,
                                const std::function<void(const std::string&)>& tell,
                                const std::stop_token& stop);

}  // namespace onrecord
