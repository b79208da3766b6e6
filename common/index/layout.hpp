// Where things lie in an index folder, and the metadata that both databases carry.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.hpp"

namespace onrecord {

std::string articles_path(std::string_view index_dir);
std::string statements_path(std::string_view index_dir);
/// The two files of name_rules.hpp; they may be absent.
std::string aliases_path(std::string_view index_dir);
std::string blocklist_path(std::string_view index_dir);
/// What counting and ordering need of every article (side_column.hpp).
std::string column_path(std::string_view index_dir);
std::string lock_path(std::string_view index_dir);
/// See commit_gate.hpp.
std::string readers_path(std::string_view index_dir);
/// A file that is there as long as a new index is not yet whole: what else the folder holds may be
/// overwritten.
std::string unfinished_path(std::string_view index_dir);
/// Where an index is built from nothing, within its own folder; as long as it is there, what it holds may be
/// overwritten, and so may the databases beside it, unless both are there.
std::string building_path(std::string_view index_dir);
/// Beside an index: the folder in which another one is built that is to take its place.
std::string rebuilding_path(std::string_view index_dir);
/// Whether an indexer makes a file or folder of that name in an index folder; what is called otherwise is of
/// people, their aliases and blocklist too.
bool is_made_by_indexer(std::string_view name);
/// $ONRECORD_INDEX, else "./onrecord.index".
std::string default_index_dir();
/// For whoever needs one where none is.
Error no_index_at(const std::string& index_dir);

/// Keys of Xapian's metadata.
namespace metadata {
inline constexpr const char* schema = "onrecord.schema";            ///< schema_version
inline constexpr const char* fingerprint = "onrecord.fingerprint";  ///< index_fingerprint()
/// Number of the last batch that is whole in this database. A batch is committed to statements/ first, then
/// to articles/: numbers that differ tell of a run that was cut between the two.
inline constexpr const char* batch = "onrecord.batch";
/// statements/ only: the ids of the articles of that batch, one a line; what a repair has to look at.
inline constexpr const char* batch_ids = "onrecord.batch.ids";
}  // namespace metadata

/// Names all that decides what an index holds: schema, analysis, stemmer. An index with another is refused.
std::string index_fingerprint();

}  // namespace onrecord
