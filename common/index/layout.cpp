#include "common/index/layout.hpp"

#include <algorithm>
#include <cstdlib>

#include <xapian.h>

#include "common/analysis/analyzer.hpp"
#include "common/index/schema.hpp"

namespace onrecord {

std::string articles_path(std::string_view index_dir) {
    return std::string{index_dir} + "/articles";
}

std::string statements_path(std::string_view index_dir) {
    return std::string{index_dir} + "/statements";
}

std::string aliases_path(std::string_view index_dir) {
    return std::string{index_dir} + "/aliases.tsv";
}

std::string blocklist_path(std::string_view index_dir) {
    return std::string{index_dir} + "/blocklist.txt";
}

std::string column_path(std::string_view index_dir) {
    return std::string{index_dir} + "/columns";
}

std::string lock_path(std::string_view index_dir) {
    return std::string{index_dir} + "/writer.lock";
}

std::string readers_path(std::string_view index_dir) {
    return std::string{index_dir} + "/readers.lock";
}

std::string unfinished_path(std::string_view index_dir) {
    return std::string{index_dir} + "/unfinished";
}

std::string building_path(std::string_view index_dir) {
    return std::string{index_dir} + "/building";
}

std::string rebuilding_path(std::string_view index_dir) {
    return std::string{index_dir} + ".rebuilding";
}

bool is_made_by_indexer(std::string_view name) {
    const auto paths = {articles_path, statements_path, column_path,  lock_path,
                        readers_path,  unfinished_path, building_path};
    return std::any_of(paths.begin(), paths.end(),
                       [path = '/' + std::string{name}](auto path_of) { return path_of("") == path; });
}

std::string default_index_dir() {
    const char* set = std::getenv("ONRECORD_INDEX");
    return set != nullptr && *set != '\0' ? set : "./onrecord.index";
}

Error no_index_at(const std::string& index_dir) {
    return {ErrorKind::Database, "there is no index at '" + index_dir + "'",
            "name it with --index, or create one with: indexer --index '" + index_dir + "' PATH..."};
}

std::string index_fingerprint() {
    return "schema " + std::to_string(schema_version) + "; stemmer english, Xapian " XAPIAN_VERSION "; " +
           analysis_fingerprint();
}

}  // namespace onrecord
