// What an index holds, in numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "common/base/date.hpp"
#include "common/base/result.hpp"

namespace onrecord {

struct IndexStats {
    std::string index_dir;
    std::uint64_t articles = 0;
    std::uint64_t statements = 0;
    std::uint64_t persons = 0, orgs = 0, places = 0;  ///< distinct names
    std::uint64_t sources = 0;
    std::optional<Date> first, last;  ///< days of publication
    std::uint64_t undated = 0;
    std::uint64_t bytes = 0;  ///< on disk
    std::uint64_t batch = 0;
    std::string fingerprint;
};

Result<IndexStats> index_stats(const std::string& index_dir);

/// One line a number.
std::string stats_text(const IndexStats& stats);
/// One JSON object, indented.
std::string stats_json(const IndexStats& stats);

}  // namespace onrecord
