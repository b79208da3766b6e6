#include "common/index/index_reader.hpp"

#include <chrono>
#include <filesystem>
#include <set>
#include <thread>

#include "common/base/file.hpp"
#include "common/index/index_check.hpp"
#include "common/index/layout.hpp"
#include "common/index/xapian_door.hpp"

namespace onrecord {
namespace {

// A writer is between its two commits for some milliseconds; a second of patience covers a slow disk.
constexpr int most_tries = 50;
constexpr std::chrono::milliseconds between_tries{20};

Error no_index(const std::string& dir) {
    return {ErrorKind::Database, "there is no index at '" + dir + "'",
            "create one with: indexer --index '" + dir + "' PATH..."};
}

bool is_between_commits(const IndexShard& shard) {
    return shard.articles.get_metadata(metadata::batch) != shard.statements.get_metadata(metadata::batch);
}

/// Opens statements first: a writer commits them first, so articles that are seen have theirs.
Result<IndexShard> open_shard(const std::string& dir) {
    if (!std::filesystem::exists(articles_path(dir)) || !std::filesystem::exists(statements_path(dir))) {
        return no_index(dir);
    }
    for (int tries = 0;; ++tries) {
        IndexShard shard{dir, {}, Xapian::Database{statements_path(dir)}};
        shard.articles = Xapian::Database{articles_path(dir)};
        if (const auto checked = check_versions(shard.articles, dir); !checked) return checked.error();
        if (!is_between_commits(shard) || tries == most_tries) return shard;
        std::this_thread::sleep_for(between_tries);
    }
}

}  // namespace

Result<IndexReader> IndexReader::open(const std::vector<std::string>& dirs, const NameFiles& names) {
    IndexReader reader;
    std::set<std::string> known;
    for (const auto& dir : dirs) {
        std::error_code ignored;
        const auto canonical = std::filesystem::weakly_canonical(dir, ignored).string();
        if (known.insert(canonical.empty() ? dir : canonical).second) reader.dirs_.push_back(dir);
    }
    if (const auto loaded = reader.load(); !loaded) return loaded.error();
    if (const auto read = reader.read_names(names); !read) return read.error();
    return reader;
}

Status IndexReader::read_names(const NameFiles& files) {
    const auto is_there = [](const std::string& path) { return file_status(path).kind != FileKind::Missing; };
    std::vector<std::string> aliases{files.aliases};
    std::vector<std::string> blocklists{files.blocklist};
    for (const auto& dir : dirs_) {
        if (files.aliases.empty()) aliases.push_back(aliases_path(dir));
        if (files.blocklist.empty()) blocklists.push_back(blocklist_path(dir));
    }
    for (const auto& path : aliases) {
        if (path.empty() || (path != files.aliases && !is_there(path))) continue;
        if (const auto read = name_rules_.read_aliases(path); !read) return read;
    }
    for (const auto& path : blocklists) {
        if (path.empty() || (path != files.blocklist && !is_there(path))) continue;
        if (const auto read = name_rules_.read_blocklist(path); !read) return read;
    }
    return Done{};
}

Status IndexReader::reopen() {
    return load();
}

Status IndexReader::load() {
    return with_xapian([&]() -> Status {
        std::vector<IndexShard> shards;
        Xapian::Database articles;
        Xapian::Database statements;
        std::set<std::string> uuids;
        for (const auto& dir : dirs_) {
            auto shard = open_shard(dir);
            if (!shard) return shard.error();
            if (!uuids.insert(shard->articles.get_uuid()).second) {
                return Error{ErrorKind::Database,
                             "'" + dir + "' is a copy of another index that is asked too",
                             "name each index once"};
            }
            articles.add_database(shard->articles);
            statements.add_database(shard->statements);
            shards.push_back(std::move(*shard));
        }
        shards_ = std::move(shards);
        articles_ = std::move(articles);
        statements_ = std::move(statements);
        return Done{};
    });
}

Xapian::docid IndexReader::article_of(Xapian::docid statement, const std::string& value) const {
    // Xapian interleaves the docids of several databases: number n of database d of k is (n - 1) * k + d + 1.
    const auto count = static_cast<Xapian::docid>(shards_.size());
    const auto local = static_cast<Xapian::docid>(Xapian::sortable_unserialise(value));
    return (local - 1) * count + (statement - 1) % count + 1;
}

}  // namespace onrecord
