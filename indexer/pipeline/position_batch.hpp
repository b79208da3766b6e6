// The positions of the documents that are being written, until they go into the database together.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "common/index/position_list.hpp"
#include "indexer/build/entry.hpp"
#include "indexer/pipeline/hash_map.hpp"

namespace onrecord {

/// Documents are added in ascending order, each once.
class PositionBatch {
  public:
    void add(const Entry& entry, Xapian::docid docid);

    /// Writes what was gathered, to be committed with its documents, and begins anew. REQUIRES: their docids
    /// are new to the database. Lets Xapian's exceptions through.
    void write_to(Xapian::WritableDatabase& db);
    /// What was gathered as a run of position_runs.hpp; begins anew.
    std::string take_run();
    /// Forgets what was gathered.
    void clear();

    /// Of each term that was added, and where it stands. In the order in which they came.
    const std::vector<std::pair<std::string, PositionChunk>>& chunks() const { return chunks_; }

  private:
    PositionChunk& chunk_of(const std::string& term);
    std::vector<const std::pair<std::string, PositionChunk>*> in_order() const;

    std::vector<std::pair<std::string, PositionChunk>> chunks_;
    HashMap numbers_;  ///< of each chunk, by hash64 of the term, or by the next hash that was free
};

}  // namespace onrecord
