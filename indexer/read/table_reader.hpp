// Tables: comma- and tab-separated values (RFC 4180) with the names of the columns in their first row. One
// article a row.
#pragma once

#include <memory>

#include "indexer/read/reader.hpp"

namespace onrecord {

/// The separator is a tab, a comma, a semicolon or a bar: whichever the first row has most of.
std::unique_ptr<Reader> make_table_reader(Input input, const ReadSettings& settings);

}  // namespace onrecord
