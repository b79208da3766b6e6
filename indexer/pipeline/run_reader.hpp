// Runs of position_runs.hpp as they are written and read, record by record.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <xapian.h>

#include "common/index/position_list.hpp"

namespace onrecord {

/// A file that all its runs are read from.
class RunFile {
  public:
    explicit RunFile(const std::string& path);
    ~RunFile();
    RunFile(const RunFile&) = delete;
    RunFile& operator=(const RunFile&) = delete;

    bool is_open() const { return descriptor_ >= 0; }
    /// Adds `size` bytes that lie at `at`; false, with errno, where that cannot be.
    bool read(std::uint64_t at, std::size_t size, std::string& to) const;

  private:
    int descriptor_;
};

/// Reads one run.
class RunReader {
  public:
    /// The run lies from `begin` to `end` in the file, which outlives this; read by `step` bytes at least.
    RunReader(const RunFile& file, std::uint64_t begin, std::uint64_t end, Xapian::docid before,
              std::size_t step);

    /// Moves to the next record; false, with errno, where it cannot be read. REQUIRES: not at the end.
    bool advance();
    bool is_at_end() const { return at_ == end_ && taken_ == buffer_.size(); }

    std::string_view term() const { return term_; }
    Xapian::docid last() const { return last_; }
    std::string_view chunk() const { return chunk_; }
    Xapian::docid before() const { return before_; }

  private:
    bool hold(std::size_t bytes);
    std::string_view take(std::size_t bytes);

    const RunFile& file_;
    std::uint64_t at_;
    std::uint64_t end_;
    Xapian::docid before_;
    std::size_t step_;
    std::string buffer_;
    std::size_t taken_ = 0;
    std::string_view term_;
    Xapian::docid last_ = 0;
    std::string_view chunk_;
};

}  // namespace onrecord
