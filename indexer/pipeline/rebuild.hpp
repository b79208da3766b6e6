// A damaged index, made anew from the articles that it holds. What is wrong is not patched: each article that
// can be read is written into a new index beside the old one, and then the two change places.
//
//   DIR.repairing   the new index as it is made; one that an interrupted repair left is made again
//   DIR             the old one, then, in one step, the new one
//   DIR.damaged     where the old one is kept (DIR.damaged-2 … where that is taken)
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "common/base/result.hpp"
#include "indexer/pipeline/salvage.hpp"

namespace onrecord {

struct RebuildSummary {
    bool was_sound = false;      ///< nothing had to be done
    bool was_completed = false;  ///< only what a cut run left behind was put right
    std::uint64_t articles = 0;  ///< in the index now
    Salvaged salvaged;           ///< where it was made anew
    std::string damaged_dir;     ///< where the old index is kept
};

/// Checks the index and does what is needed. An Error leaves it as it was. `tell` is called when there is a
/// writer to wait for.
Result<RebuildSummary> rebuild_index(const std::string& index_dir,
                                     const std::function<void(const std::string&)>& tell,
                                     const std::stop_token& stop);

/// "repaired: …", and what is left to do.
std::string rebuild_text(const RebuildSummary& summary, const std::string& index_dir);

}  // namespace onrecord
