#include "common/index/index_reader.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>
#include <thread>

#include "common/base/file.hpp"
#include "common/base/text.hpp"
#include "common/index/index_check.hpp"
#include "common/index/layout.hpp"
#include "common/index/schema.hpp"
#include "common/index/shard_docids.hpp"
#include "common/index/terms.hpp"
#include "common/index/version_file.hpp"
#include "common/index/xapian_door.hpp"

namespace onrecord {
namespace {

// A writer is between its two commits for some milliseconds; a second of patience covers a slow disk.
constexpr int most_tries = 50;
constexpr std::chrono::milliseconds between_tries{20};

Status check_is_there(const std::string& dir) {
    for (const auto& path : {articles_path(dir), statements_path(dir)}) {
        std::error_code error;
        const bool is_there = std::filesystem::exists(path, error);
        if (error) {
            return Error{ErrorKind::System, "cannot look into '" + dir + "': " + error.message(),
                         "check the rights of the folder, or name another one with --index"};
        }
        if (!is_there) return no_index_at(dir);
        if (!std::filesystem::exists(path + "/iamglass", error)) {
            return Error{ErrorKind::Database, "'" + dir + "' is there, but is no index of onrecord",
                         "name another folder with --index"};
        }
    }
    return Done{};
}

/// Names the index where the engine does not.
Error error_of(const std::string& dir, const Error& error) {
    if (error.message.find(dir) != std::string::npos) return error;
    return {error.kind, "the index at '" + dir + "': " + error.message, error.hint};
}

std::uint64_t number_of(const std::string& batch) {
    return std::strtoull(batch.c_str(), nullptr, 10);
}

/// Whether statements/ is the one batch ahead that a run which was cut between its two commits leaves.
bool is_cut(const std::string& articles_batch, const std::string& statements_batch) {
    return number_of(statements_batch) == number_of(articles_batch) + 1;
}

Xapian::Query articles_of_last_batch(const Xapian::Database& statements) {
    std::vector<std::string> ids;
    const auto lines = statements.get_metadata(metadata::batch_ids);
    for (const auto id : split(lines, '\n')) ids.push_back(whole_term(Field::Id, id));
    return {Xapian::Query::OP_OR, ids.begin(), ids.end()};
}

using Commits = std::array<FileStatus, 2>;

Commits commits_of(const std::string& dir) {
    return {file_status(articles_path(dir) + "/iamglass"), file_status(statements_path(dir) + "/iamglass")};
}

bool are_there(const Commits& commits) {
    return std::all_of(commits.begin(), commits.end(),
                       [](const FileStatus& file) { return file.kind != FileKind::Missing; });
}

/// The statements of a shard that is of one state, or of one whose articles are a batch behind, which then
/// says so. Nothing where they may soon be of one.
Result<bool> add_statements(IndexShard& shard, bool is_last_try) {
    shard.statements = Xapian::Database{checked_database(statements_path(shard.dir))};
    const auto batch = shard.articles.get_metadata(metadata::batch);
    const auto statements_batch = shard.statements->get_metadata(metadata::batch);
    if (batch == statements_batch) return true;
    if (!is_cut(batch, statements_batch) && is_last_try) {
        return Error{ErrorKind::Database,
                     "the two halves of the index at '" + shard.dir + "' do not belong together",
                     "find out with: indexer --index '" + shard.dir + "' --check"};
    }
    const bool may_be_whole_soon =
        !is_last_try && (is_being_written(shard.dir) || !is_cut(batch, statements_batch));
    if (may_be_whole_soon) return false;
    shard.cut = articles_of_last_batch(*shard.statements);
    return true;
}

/// The index as it is now. Nothing where it was caught between two commits and may soon be whole.
Result<std::optional<IndexShard>> try_shard(const std::string& dir, const Commits& commits,
                                            bool is_last_try) {
    const auto statements = state_of_database(statements_path(dir));
    IndexShard shard{dir, Xapian::Database{checked_database(articles_path(dir))}, {}, {}, {}, commits};
    if (const auto checked = check_versions(shard.articles, dir); !checked) return checked.error();
    shard.column = SideColumn::open(dir, shard.articles);
    if (shard.column == nullptr || !shard.column->is_of_statements(statements)) {
        const auto added = add_statements(shard, is_last_try);
        if (!added) return added.error();
        if (!*added) return std::optional<IndexShard>{};
    }
    return std::optional{std::move(shard)};
}

std::string told_of_cut(const IndexShard& shard) {
    return "a run of indexer on '" + shard.dir + "' was cut short: what " +
           counted(shard.cut.get_length(), "article") + " say is left out until it is run again";
}

Result<IndexShard> open_shard(const std::string& dir) {
    if (!are_there(commits_of(dir))) {
        if (const auto there = check_is_there(dir); !there) return there.error();
    }
    for (int tries = 1;; ++tries) {
        const bool is_last_try = tries == most_tries;
        const auto commits = commits_of(dir);
        const auto may_be_told = [&] { return is_last_try || commits_of(dir) == commits; };
        try {
            auto shard = try_shard(dir, commits, is_last_try);
            if (!shard && may_be_told()) return shard.error();
            if (shard && shard->has_value() && may_be_told()) return std::move(**shard);
        } catch (const Xapian::Error&) {
            // A commit in the meantime may have overwritten what was being read, whatever that looked like.
            if (may_be_told()) throw;
        }
        std::this_thread::sleep_for(between_tries);
    }
}

}  // namespace

Result<IndexReader> IndexReader::open(const std::vector<std::string>& dirs, const NameFiles& names) {
    IndexReader reader;
    if (dirs.size() == 1) reader.dirs_ = dirs;
    std::set<std::string> known;
    for (const auto& dir : dirs.size() == 1 ? std::vector<std::string>{} : dirs) {
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

bool IndexReader::has_moved() const {
    return std::any_of(shards_.begin(), shards_.end(),
                       [](const IndexShard& shard) { return commits_of(shard.dir) != shard.commits; });
}

std::vector<CommitGate> IndexReader::pause_commits() const {
    std::vector<CommitGate> pauses;
    for (const auto& dir : dirs_) pauses.push_back(CommitGate::pause_commits(dir));
    return pauses;
}

Status IndexReader::load() {
    return with_xapian([&]() -> Status {
        std::vector<IndexShard> shards;
        Xapian::Database articles;
        std::set<std::string> uuids;
        std::vector<std::string> notes;
        for (const auto& dir : dirs_) {
            auto shard = with_xapian([&] { return open_shard(dir); });
            if (!shard) return error_of(dir, shard.error());
            if (!uuids.insert(shard->articles.get_uuid()).second) {
                return Error{ErrorKind::Database,
                             "'" + dir + "' is a copy of another index that is asked too",
                             "name each index once"};
            }
            articles.add_database(shard->articles);
            if (!shard->cut.empty()) notes.push_back(told_of_cut(*shard));
            shards.push_back(std::move(*shard));
        }
        article_shards_.clear();
        for (const auto& shard : shards) article_shards_.push_back(shard.articles);
        statements_.reset();
        shards_ = std::move(shards);
        notes_ = std::move(notes);
        column_ = shards_.size() == 1 ? shards_.front().column : nullptr;
        articles_ = std::move(articles);
        return Done{};
    });
}

const IndexReader::Statements& IndexReader::opened_statements() const {
    if (statements_) return *statements_;
    Statements opened;
    for (const auto& shard : shards_) {
        opened.shards.push_back(shard.statements
                                    ? *shard.statements
                                    : Xapian::Database{checked_database(statements_path(shard.dir))});
        opened.all.add_database(opened.shards.back());
    }
    statements_ = std::move(opened);
    return *statements_;
}

Xapian::docid IndexReader::article_of(Xapian::docid statement, const std::string& value) const {
    const ShardDocids numbers{shards_.size()};
    return numbers.of_all(numbers.shard_of(statement), parsed_docid(value));
}

}  // namespace onrecord
