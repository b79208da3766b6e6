// The positions of the documents that are being written, until they go into the database together.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "common/index/position_list.hpp"
#include "indexer/build/entry.hpp"

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
    void clear() { chunks_.clear(); }

  private:
    using Chunks = std::unordered_map<std::string, PositionChunk>;

    std::vector<const Chunks::value_type*> in_order() const;

    Chunks chunks_;  ///< by term
};

}  // namespace onrecord
