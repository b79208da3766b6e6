#include "common/index/index_check.hpp"

#include <string>

#include "common/index/layout.hpp"
#include "common/index/schema.hpp"

namespace onrecord {

Status check_versions(const Xapian::Database& articles, std::string_view index_dir) {
    const auto schema = articles.get_metadata(metadata::schema);
    const auto fingerprint = articles.get_metadata(metadata::fingerprint);
    const auto quoted = "'" + std::string{index_dir} + "'";
    if (schema.empty()) {
        return Error{ErrorKind::Database, quoted + " holds a database of another program",
                     "name another folder with --index"};
    }
    if (schema == std::to_string(schema_version) && fingerprint == index_fingerprint()) return Done{};
    return Error{ErrorKind::Database, "the index at " + quoted + " was made by another version of onrecord",
                 "build it anew: run indexer with --rebuild on the articles\n  it has: " + fingerprint +
                     "\n  needed: " + index_fingerprint()};
}

}  // namespace onrecord
