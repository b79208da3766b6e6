// libarchive behind a small door: the entries of a zip or tar one after the other, from a stream.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "indexer/read/input.hpp"

struct archive;
struct archive_entry;

namespace onrecord {

enum class ArchiveKind { Zip, Tar };

struct ArchiveEntry {
    std::string path;  ///< valid UTF-8
    bool is_file = false;
    bool is_encrypted = false;
    std::optional<std::int64_t> modified;  ///< Unix seconds
};

/// What one entry may expand to.
struct EntryLimit {
    std::uint64_t bytes = 0;
    std::uint64_t ratio = 0;  ///< expanded bytes to compressed ones, beyond the first 16 MiB
};

/// Reads from front to back and keeps none of it. Nothing is written anywhere, whatever the paths say.
class ArchiveWalk {
  public:
    /// REQUIRES: the input outlives the walk.
    ArchiveWalk(Input& input, ArchiveKind kind, EntryLimit limit);

    /// The next entry; nothing at the end; an Error where the archive is damaged, and then it is at its end.
    Result<std::optional<ArchiveEntry>> next();
    /// The bytes of the entry that next() gave, once. They end in an Error where they are not those that were
    /// packed, and in broken_around() where the archive may be damaged: next() finds that out. REQUIRES: it
    /// goes away before next() is called again.
    std::unique_ptr<ByteSource> bytes();
    /// Behind the end: whether another archive begins there, in the same file.
    bool is_followed_by_another();
    /// What was wrong with an entry behind which the archive could be read on, once; "" for nothing.
    std::string take_damage() { return std::exchange(damage_, {}); }

  private:
    class EntryBytes;
    struct Close {
        void operator()(archive* handle) const;
    };

    static long give_input(archive* handle, void* self, const void** bytes);
    std::uint64_t position() const;
    std::string complaint() const;

    Input& input_;
    EntryLimit limit_;
    std::unique_ptr<archive, Close> handle_;
    std::uint64_t skipped_ = 0;
    std::size_t given_ = 0;  ///< to the library by the last call, and not yet taken from the input
    std::string damage_;     ///< that was met within an entry
    bool ended_ = false;
};

}  // namespace onrecord
