// Analyzed articles, put in order of date: in memory as long as they fit, else in sorted runs on disk.
//
// A run is a file of records, in order: RecordHead, then the bytes of `hash` and of `stored`. It is read
// again by the process that wrote it, so numbers stand as the machine has them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/base/result.hpp"
#include "common/index/terms.hpp"
#include "indexer/pipeline/hash_map.hpp"

namespace onrecord {

/// An article that waits for its place in the order of date.
struct WaitingArticle {
    OrderKey order;
    std::uint64_t arrival = 0;  ///< of two with one id, the later one counts
    std::string hash;           ///< its entry_hash
    std::string stored;         ///< encode_article() of it

    std::size_t memory() const { return sizeof *this + hash.capacity() + stored.capacity() + 64; }
};

/// Whether `a` stands before `b`.
inline bool comes_before(const WaitingArticle& a, const WaitingArticle& b) {
    return a.order != b.order ? a.order < b.order : a.arrival < b.arrival;
}

/// One sorted file, read from its beginning.
class SortedRun;

/// Holds about `memory` bytes of articles; runs lie in `folder`. Errors are of kind System, where the disk is
/// full or fails.
class DateOrder {
  public:
    DateOrder(std::string folder, std::size_t memory);
    DateOrder(DateOrder&&) noexcept;
    DateOrder& operator=(DateOrder&&) noexcept;
    ~DateOrder();

    Status add(WaitingArticle article);
    /// What arrived before under the id of that hash is not to be given out.
    void supersede(std::uint64_t id_hash, std::uint64_t arrival) { latest_.put(id_hash, arrival); }

    /// Nothing more is added; from now on next() gives out.
    Status finish();
    /// The first one that was not given out yet.
    Result<std::optional<WaitingArticle>> next();

    /// Articles added, superseded ones included.
    std::uint64_t size() const { return size_; }

  private:
    Status write_run();
    Status merge_runs();
    std::string run_path(std::size_t number) const;
    bool is_superseded(const WaitingArticle& article) const;
    Result<std::optional<WaitingArticle>> take_first();

    std::string folder_;
    std::size_t memory_;
    std::size_t held_ = 0;
    std::vector<WaitingArticle> waiting_;  ///< in order once finished, from `next_` on
    std::size_t next_ = 0;
    std::vector<std::unique_ptr<SortedRun>> runs_;
    std::size_t runs_written_ = 0;
    HashMap latest_;  ///< hash of id -> arrival
    std::uint64_t size_ = 0;
};

}  // namespace onrecord
