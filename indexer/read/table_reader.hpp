// Tables: comma- and tab-separated values (RFC 4180) with the names of the columns in their first row. One
// article a row.
#pragma once

#include <memory>
#include <string_view>

#include "indexer/read/reader.hpp"

namespace onrecord {

/// The separator is the one that the first row has most of. A row that is longer than twice the text of an
/// article is rejected, and so are lines behind a quotation mark that is not closed until one is a whole row.
std::unique_ptr<Reader> make_table_reader(Input input, const ReadSettings& settings);

/// Whether a text begins as a table of articles does: a first row with the names of fields, and behind it
/// rows of as many cells.
bool looks_like_table(std::string_view head);

}  // namespace onrecord
