// What a crash between the two commits of a batch left behind is put right, before anything else is written.
#pragma once

#include <cstdint>
#include <string>

#include <xapian.h>

#include "common/base/result.hpp"
#include "indexer/pipeline/index_folder.hpp"

namespace onrecord {

/// The number of the last batch that is whole in the database.
std::uint64_t batch_of(const Xapian::Database& db);

/// Makes statements/ agree with articles/ again where it is one batch ahead. An Error where the two differ in
/// a way that no crash explains. Lets Xapian's exceptions through.
Status repair(WritableIndex& index, const std::string& index_dir);

}  // namespace onrecord
