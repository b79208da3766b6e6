// Where an index is built from nothing, and how it comes to stand where it is asked for.
//
//   DIR/building/           runs, segments, and at last the two databases and their column
//   DIR/columns, statements/, articles/     moved there in this order, when all of it is safe on disk
//
// Where another index answers at DIR in the meantime, all this is done in DIR.rebuilding, which then takes
// its place in one step:
//
//   DIR.rebuilding/         the new index; after the exchange the old one, which is removed. It is known as
//                           ours by the folder `building` in it, which goes last
//
// A run that is cut leaves `building`, and nothing that was there before is touched by then: the next one
// clears it away.
#pragma once

#include <string>

#include "common/base/result.hpp"

namespace onrecord {

/// Removes what a run that was cut left of a build at or beside the index. REQUIRES: the writer's lock is
/// held.
void clear_build_sites(const std::string& index_dir);

/// Makes the folder `building` in an index folder that holds no index. REQUIRES: the writer's lock is held.
Status open_build_site(const std::string& index_dir);

/// Moves what was built in `building` to where it belongs: from then on there is an index. The folder itself
/// stays until clear_build_sites().
Status publish(const std::string& index_dir);

/// Makes DIR.rebuilding with `building` in it, and gives its path. An Error also where it could not take the
/// place of the index later on.
Result<std::string> open_rebuild_site(const std::string& index_dir);

/// The index published at DIR.rebuilding and the one at DIR change places; clear_build_sites() removes the
/// old one. The files that people write stay.
Status replace_index(const std::string& index_dir);

}  // namespace onrecord
