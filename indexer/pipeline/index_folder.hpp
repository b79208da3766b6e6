// The folder of an index before anything is written: whether it may be ours, and laying a new one out.
//
// A new index is made in this order, so that one that was cut short is known for what it is and made again,
// and nothing that is not ours is ever touched:
//
//   folder, writer.lock          made, locked
//   unfinished                   from here on, all in the folder may be overwritten
//   statements/, articles/       empty, with their metadata, committed
//   unfinished                   removed: the index is whole
//
// One that is built from many articles at once is made elsewhere first: see build_site.hpp.
#pragma once

#include <cstdint>
#include <string>

#include <xapian.h>

#include "common/base/result.hpp"

namespace onrecord {

enum class FolderState {
    Absent,      ///< nothing there, or nothing in it
    Unfinished,  ///< an index of ours whose making was cut short
    Index,       ///< holds Xapian databases where ours would be
    Foreign,     ///< holds something else
};

FolderState state_of_folder(const std::string& index_dir);

/// An Error that names the folder where it is Foreign.
Status check_folder(const std::string& index_dir);

/// The folder itself, parents included. REQUIRES: it is not Foreign.
Status make_folder(const std::string& index_dir);

/// Both databases for writing, made anew where there is no whole index, and checked for their version.
struct WritableIndex {
    Xapian::WritableDatabase statements;
    Xapian::WritableDatabase articles;
};

/// Writes and commits what both databases carry beside their documents: versions, and the number of the last
/// batch. Lets Xapian's exceptions through.
void write_metadata(Xapian::WritableDatabase& db, std::uint64_t batch);

/// REQUIRES: the writer's lock is held. Stops Xapian's exceptions.
Result<WritableIndex> open_for_writing(const std::string& index_dir);

}  // namespace onrecord
