// Who is told what happens during a run: the progress line, the notes, the list of rejected articles.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iosfwd>
#include <memory>
#include <mutex>
#include <string>

#include "common/base/progress.hpp"
#include "common/base/result.hpp"
#include "indexer/pipeline/reading.hpp"

namespace onrecord {

/// How a run talks.
struct WatchOptions {
    std::size_t columns = 0;  ///< of the terminal that notes go to; 0 where they go elsewhere
    bool quiet = false;       ///< no progress, no notes
    std::string report;       ///< file for the rejected articles, "" for none
};

/// Thread-safe but for rejected() and remark(), which the reading thread calls.
class RunWatcher {
  public:
    /// An Error where the report cannot be written.
    static Result<std::unique_ptr<RunWatcher>> open(const WatchOptions& options, std::ostream& err);

    /// Somebody sees the progress.
    bool is_watched() const { return !options_.quiet && options_.columns > 0; }
    /// Bytes of input that are to be read, as far as that is known; 0 where it is not.
    void expect(std::uint64_t bytes) { bytes_expected_ = bytes; }
    void reading(const std::string& path) { doing(path); }
    /// What is done now, for the end of the progress line.
    void doing(const std::string& what);
    void read(std::uint64_t bytes_in_all) { bytes_read_ = bytes_in_all; }
    void met_article() { ++articles_; }
    void rejected(const Rejection& rejection);
    /// Something about what was read; of many, the first ones are shown.
    void remark(const std::string& text);
    /// A line for the person who waits.
    void note(const std::string& text);
    /// What remains to be said: how many rejections were not shown, whether the report is whole.
    Status finish();

    std::chrono::milliseconds elapsed() const;
    /// Where the rejected articles are listed, for the closing line.
    std::string rejections_listed() const;

  private:
    RunWatcher(const WatchOptions& options, std::ostream& err);
    std::string progress_text();

    const WatchOptions options_;
    std::ofstream report_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    std::atomic<std::uint64_t> articles_ = 0, bytes_read_ = 0, bytes_expected_ = 0;
    std::uint64_t rejections_ = 0;
    std::uint64_t remarks_ = 0;
    std::mutex mutex_;
    std::string doing_;
    ProgressLine line_;
};

}  // namespace onrecord
