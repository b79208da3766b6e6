// Databases that follow one another, merged into one by the engine's own compaction. As many as may be open
// at once are merged together; where there are more, their results are merged again.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/base/result.hpp"
#include "indexer/pipeline/position_runs.hpp"

namespace onrecord {

/// Some documents of an index to be, numbered from 1: a database, and where their words stand, as a run of
/// position_runs.hpp. Without documents, there is no database.
struct Piece {
    std::string database;
    Xapian::docid documents = 0;
    std::string positions;
};

/// Documents keep the order of the databases, and are numbered from 1. Stops Xapian's exceptions.
class Merge {
  public:
    /// What is merged on the way lies in `folder`, under names that begin with `name`.
    Merge(std::string folder, std::string name);

    /// The next one; its database is removed as soon as it is merged.
    Status add(Piece piece);
    /// Writes all of them into a new database at `path`. REQUIRES: at least one was added.
    Status finish(const std::string& path);

    bool is_empty() const { return documents_ == 0; }

  private:
    Status add_to(std::size_t level, std::string database);
    Status merge_last(std::vector<std::string>& databases, std::size_t count);
    std::string next_path();

    std::string folder_;
    std::string name_;
    std::vector<std::vector<std::string>> levels_;  ///< those of a higher one come before
    PositionRuns positions_;
    Xapian::docid documents_ = 0;
    std::size_t merged_ = 0;
};

/// How many databases may be merged at once, two such merges beside each other.
std::size_t merged_at_once();

}  // namespace onrecord
