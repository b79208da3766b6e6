// Zip and tar: each entry is read as a file of its name would be, archives within archives included.
//
// Folders, links and hidden files (".DS_Store", "__MACOSX/") are passed over in silence, as in a folder on
// disk. What cannot be read is rejected by its path in the archive. A forced format is that of the entries,
// unless it is the archive's own.
#pragma once

#include <memory>

#include "indexer/read/reader.hpp"

namespace onrecord {

/// REQUIRES: `settings` outlives the reader.
std::unique_ptr<Reader> make_zip_reader(Input input, const ReadSettings& settings,
                                        const Surroundings& around);
std::unique_ptr<Reader> make_tar_reader(Input input, const ReadSettings& settings,
                                        const Surroundings& around);

}  // namespace onrecord
