// How a reader that the writer outruns again and again gets its answer: it asks the writer to wait with its
// next commit. The file readers.lock of an index folder, locked with flock(2): shared by readers that ask for
// a pause, exclusive by the writer for the time of a commit. Nobody waits for ever: who gets no lock in time
// goes on without, and a file that is not there, or may not be opened, only means that there are no pauses.
#pragma once

#include <chrono>
#include <string>

namespace onrecord {

/// Holds the lock until it is destroyed, where it was got.
class CommitGate {
  public:
    /// For readers: no commit until this is destroyed.
    static CommitGate pause_commits(const std::string& index_dir);
    /// For the writer: waits for readers, up to ten seconds. Makes the file.
    static CommitGate commit(const std::string& index_dir);

    CommitGate(CommitGate&& other) noexcept;
    CommitGate& operator=(CommitGate&&) = delete;
    ~CommitGate();

  private:
    explicit CommitGate(int file) : file_{file} {}

    int file_ = -1;
};

/// Whether an indexer holds the index: then what is not whole will soon be.
bool is_being_written(const std::string& index_dir);

}  // namespace onrecord
