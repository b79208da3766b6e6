// Opening an index for questions, or several as one, and checking that it is one of ours.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/base/result.hpp"
#include "common/index/name_book.hpp"
#include "common/index/name_rules.hpp"

namespace onrecord {

/// The two databases of one index folder.
struct IndexShard {
    std::string dir;
    Xapian::Database articles;
    Xapian::Database statements;
};

/// One index or several, read as one. Not thread-safe: a reader a thread.
class IndexReader {
  public:
    /// REQUIRES: at least one folder. An Error where a folder holds no index, one of another version, or one
    /// that was analyzed in another way. Waits shortly for a writer that is between its two commits.
    /// The rules of names are read from `names`, where a path is empty from the folders, if they have any.
    static Result<IndexReader> open(const std::vector<std::string>& dirs, const NameFiles& names = {});

    const Xapian::Database& articles() const { return articles_; }
    const Xapian::Database& statements() const { return statements_; }
    const std::vector<IndexShard>& shards() const { return shards_; }
    /// Looks names up in this index. REQUIRES: the reader outlives it.
    NameBook names() const { return {articles_, name_rules_}; }

    /// Moves to the newest commits. After a DatabaseModifiedError the request is asked again behind this.
    Status reopen();

    /// The docid in articles() of the article that the statement of this docid in statements() belongs to;
    /// `value` is the statement's Slot::Article.
    Xapian::docid article_of(Xapian::docid statement, const std::string& value) const;

  private:
    Status load();
    Status read_names(const NameFiles& files);

    std::vector<std::string> dirs_;
    std::vector<IndexShard> shards_;
    Xapian::Database articles_;
    Xapian::Database statements_;
    NameRules name_rules_;
};

}  // namespace onrecord
