// One writer at a time: the file writer.lock of an index folder, locked with flock(2) as long as an indexer
// writes. It says who that is:
//
//   onrecord indexer
//   pid 123
//   since 2026-11-24T10:02:11
//   host lynx
//
// The system drops the lock when the process ends, however it ends: a file that is left behind means nothing.
#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>

#include "common/base/result.hpp"

namespace onrecord {

/// Holds the lock from acquire() until it is destroyed.
class WriterLock {
  public:
    /// Waits up to `patience` for another writer; `tell` is called once, with "indexer (pid 123, since
    /// 10:02:11)", when there is one to wait for. REQUIRES: the folder exists.
    static Result<WriterLock> acquire(const std::string& index_dir, std::chrono::milliseconds patience,
                                      const std::function<void(const std::string&)>& tell,
                                      const std::stop_token& stop);

    /// The same for one who only looks: nothing is made, and where the folder cannot be written to or has no
    /// such file, nothing is locked if that is not possible.
    static Result<WriterLock> keep_writers_away(const std::string& index_dir,
                                                std::chrono::milliseconds patience,
                                                const std::function<void(const std::string&)>& tell,
                                                const std::stop_token& stop);

    WriterLock(WriterLock&& other) noexcept;
    WriterLock& operator=(WriterLock&& other) noexcept;
    ~WriterLock();

  private:
    /// Waits for the lock of an open file.
    static Result<WriterLock> lock_file(WriterLock lock, const std::string& index_dir,
                                        std::chrono::milliseconds patience,
                                        const std::function<void(const std::string&)>& tell,
                                        const std::stop_token& stop);

    explicit WriterLock(int file) : file_{file} {}

    int file_ = -1;
};

}  // namespace onrecord
