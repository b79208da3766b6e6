// The engine's version file, iamglass: where the roots of a database's tables lie. It has no checksum, and
// the engine takes how high a table is from it without a look: a bit that turned there sends it out of its
// memory; and a file that was cut before its last part is that of an empty database.
//
//   magic (14 bytes)  format (2 bytes)  uuid (16 bytes)  revision
//   of each table     root  level and flags  entries  size of blocks  least to compress  free blocks
//   statistics        how many documents there are, how long … ; nothing of a database without documents
//
// Numbers have seven bits a byte, the lowest first; the free blocks are a text behind its length.
#pragma once

#include <cstdint>
#include <string>

namespace onrecord {

/// The path itself. Throws Xapian::DatabaseCorruptError where the tables of the database there are higher
/// than any can be, or hold documents that it does not count; what else may be wrong, the engine finds.
const std::string& checked_database(const std::string& path);

/// Names the state in which the database at `path` was left by its last commit: each commit makes another.
/// 0 where there is none.
std::uint64_t state_of_database(const std::string& path);

}  // namespace onrecord
