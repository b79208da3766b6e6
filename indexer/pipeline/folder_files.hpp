// Folders as a whole: made safe on disk, exchanged, and what people put into them kept.
#pragma once

#include <string>

#include "common/base/result.hpp"

namespace onrecord {

/// Waits until the names in the folder are on disk.
void sync_folder(const std::string& dir);

/// Waits until the file, or all files in the folder, are on disk. An Error where the disk refuses.
Status sync_tree(const std::string& path);

/// Two folders of one file system change places in one step; false where that is not possible, see errno.
bool exchange_folders(const std::string& one, const std::string& other);

/// Copies the files of names (name_rules.hpp), which people write, from one index folder into another.
Status copy_names(const std::string& from_index, const std::string& to_index);

}  // namespace onrecord
