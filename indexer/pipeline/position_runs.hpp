// The positions of a whole index, gathered on disk and merged by word. A run holds what one segment has: its
// terms in order, each with one chunk (position_list.hpp), docids counted from the segment's first document.
//
//   run     length of the term, last docid, length of the chunk, 4 bytes each    term    chunk    …
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/base/result.hpp"
#include "common/index/position_list.hpp"

namespace onrecord {

/// Adds a chunk. REQUIRES: terms come in ascending order.
void append_to_run(std::string& run, const PositionKey& key, const std::string& value);

/// Runs of segments that follow one another.
class PositionRuns {
  public:
    /// Keeps what it is given in a file of that path.
    explicit PositionRuns(std::string path) : path_{std::move(path)} {}

    bool is_empty() const { return runs_.empty(); }
    /// `before` documents lie in front of those of the run.
    Status add(const std::string& run, Xapian::docid before);
    /// Writes all into a new database at `path`, one without documents, and removes the file.
    Status merge_into(const std::string& path);

  private:
    struct Run {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        Xapian::docid before = 0;
    };

    std::string path_;
    std::vector<Run> runs_;
};

}  // namespace onrecord
