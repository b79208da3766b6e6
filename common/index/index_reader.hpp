// Opening an index for questions, or several as one, and checking that it is one of ours.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/base/result.hpp"

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
    static Result<IndexReader> open(const std::vector<std::string>& dirs);

    const Xapian::Database& articles() const { return articles_; }
    const Xapian::Database& statements() const { return statements_; }
    const std::vector<IndexShard>& shards() const { return shards_; }

    /// Moves to the newest commits. After a DatabaseModifiedError the request is asked again behind this.
    Status reopen();

    /// The docid in articles() of the article that the statement of this docid in statements() belongs to;
    /// `value` is the statement's Slot::Article.
    Xapian::docid article_of(Xapian::docid statement, const std::string& value) const;

  private:
    Status load();

    std::vector<std::string> dirs_;
    std::vector<IndexShard> shards_;
    Xapian::Database articles_;
    Xapian::Database statements_;
};

}  // namespace onrecord
