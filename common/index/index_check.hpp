// Whether a database on disk is ours, and of this version.
#pragma once

#include <string_view>

#include <xapian.h>

#include "common/base/result.hpp"

namespace onrecord {

/// An Error that says what to do where `articles` of the index at `index_dir` was written by another version
/// of the schema or the analysis, or by another program.
Status check_versions(const Xapian::Database& articles, std::string_view index_dir);

}  // namespace onrecord
