// Opening an index for questions, or several as one, and checking that it is one of ours.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/base/file.hpp"
#include "common/base/result.hpp"
#include "common/index/commit_gate.hpp"
#include "common/index/name_book.hpp"
#include "common/index/name_rules.hpp"
#include "common/index/side_column.hpp"

namespace onrecord {

/// The databases that are read as one, in their order: document n of number d of k, counted from 0, is
/// document (n - 1) * k + d + 1 of all.
using Shards = std::vector<Xapian::Database>;

/// The two databases of one index folder.
struct IndexShard {
    std::string dir;
    Xapian::Database articles;
    /// Of this state of the articles, where there is one.
    std::shared_ptr<const SideColumn> column;
    /// Nothing as long as nobody asked for them, and the column says that they are of one state with the
    /// articles.
    std::optional<Xapian::Database> statements;
    /// Articles whose batch was cut between the two commits, by their id in statements/: what they say is
    /// left out until the next run of indexer completes it. Empty where all is whole.
    Xapian::Query cut;
    /// Of the files that each commit replaces, as they were when this was opened.
    std::array<FileStatus, 2> commits;
};

/// One index or several, read as one. Not thread-safe: a reader a thread.
class IndexReader {
  public:
    /// REQUIRES: at least one folder. An Error where a folder holds no index, one of another version, or one
    /// that was analyzed in another way. Waits shortly for a writer that is between its two commits. What a
    /// writer left between the two that is there no longer is told by notes().
    /// The rules of names are read from `names`, where a path is empty from the folders, if they have any.
    static Result<IndexReader> open(const std::vector<std::string>& dirs, const NameFiles& names = {});

    const Xapian::Database& articles() const { return articles_; }
    const Xapian::Database& statements() const { return opened_statements().all; }
    const std::vector<IndexShard>& shards() const { return shards_; }
    /// What articles() and statements() are made of.
    const Shards& article_shards() const { return article_shards_; }
    const Shards& statement_shards() const { return opened_statements().shards; }
    /// Looks names up in this index. REQUIRES: the reader outlives it.
    NameBook names() const { return {articles_, name_rules_}; }
    /// Of articles(), where one index is asked and its column is of this state; else null.
    const SideColumn* column() const { return column_.get(); }
    /// Goes on without the column: damage was met in it.
    void leave_out_column() { column_ = nullptr; }

    /// What a person should know of the state of the index.
    const std::vector<std::string>& notes() const { return notes_; }

    /// Whether there was a commit since this was opened: what was read may then be of two states.
    bool has_moved() const;
    /// Moves to the newest commits.
    Status reopen();
    /// Writers wait with their next commits as long as this is held, within reason.
    std::vector<CommitGate> pause_commits() const;

    /// The docid in articles() of the article that the statement of this docid in statements() belongs to;
    /// `value` is the statement's Slot::Article.
    Xapian::docid article_of(Xapian::docid statement, const std::string& value) const;

  private:
    struct Statements {
        Shards shards;
        Xapian::Database all;
    };

    Status load();
    /// A commit in the meantime shows in has_moved().
    const Statements& opened_statements() const;
    Status read_names(const NameFiles& files);

    std::vector<std::string> dirs_;
    std::vector<IndexShard> shards_;
    Shards article_shards_;
    mutable std::optional<Statements> statements_;
    std::vector<std::string> notes_;
    std::shared_ptr<const SideColumn> column_;
    Xapian::Database articles_;
    NameRules name_rules_;
};

}  // namespace onrecord
