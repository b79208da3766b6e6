// What a question is asked of.
#pragma once

#include <xapian.h>

#include "common/index/index_reader.hpp"
#include "common/index/side_column.hpp"

namespace onrecord {

/// The database that is asked, those that it is made of, and its column where there is one.
struct Searched {
    const Xapian::Database& db;
    const Shards& shards;
    const SideColumn* column = nullptr;
};

}  // namespace onrecord
