// Documents of several databases that are read as one: number n of shard d of k, counted from 0, is number
// (n - 1) * k + d + 1 of all (Xapian's rule).
#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

namespace onrecord {

/// Docids, ascending.
using Docids = std::vector<Xapian::docid>;

class ShardDocids {
  public:
    /// REQUIRES: shards > 0.
    explicit ShardDocids(std::size_t shards) : shards_{static_cast<Xapian::docid>(shards)} {}

    std::size_t shard_of(Xapian::docid docid) const { return (docid - 1) % shards_; }
    Xapian::docid in_shard(Xapian::docid docid) const { return (docid - 1) / shards_ + 1; }
    Xapian::docid of_all(std::size_t shard, Xapian::docid in_shard) const {
        return (in_shard - 1) * shards_ + static_cast<Xapian::docid>(shard) + 1;
    }

    /// Those of each shard, ascending.
    std::vector<Docids> split(const Docids& docids) const {
        std::vector<Docids> of_shards(shards_);
        for (const auto docid : docids) of_shards[shard_of(docid)].push_back(in_shard(docid));
        return of_shards;
    }

  private:
    Xapian::docid shards_;
};

}  // namespace onrecord
