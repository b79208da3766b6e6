// Folders as a whole: made safe on disk, exchanged, and what people put into them kept.
#pragma once

#include <cstdint>
#include <string>

#include "common/base/result.hpp"

namespace onrecord {

/// What the system says of a call that failed, by errno, and whether the disk has the room.
Error disk_error(const std::string& what, const std::string& path, std::uint64_t needed_bytes);

// What waits for the disk gives an Error where the disk refuses.

/// Waits until the names in the folder are on disk.
Status sync_folder(const std::string& dir);

/// Waits until the file, or all files in the folder, are on disk.
Status sync_tree(const std::string& path);

/// Two folders of one file system change places in one step; false where that is not possible, see errno.
bool exchange_folders(const std::string& one, const std::string& other);

/// Copies the files of names (name_rules.hpp), which people write, from one index folder into another, and
/// waits until they are on disk.
Status copy_names(const std::string& from_index, const std::string& to_index);

/// Moves what no indexer made from one index folder into another of the same file system, where nothing is
/// called so. False where something is left.
bool move_what_is_of_people(const std::string& from_index, const std::string& to_index);

}  // namespace onrecord
