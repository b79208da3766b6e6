// What the index and this run know of an article already, asked before it is analyzed: most articles of a
// second run need no work at all.
//
// The thread that reads asks. It has a database handle of its own on what was committed, and remembers every
// article of this run by a hash of its id (see hash_map.hpp: some 24 bytes each), because what it handed on
// may not be committed yet.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/article/article.hpp"
#include "common/base/file.hpp"
#include "common/base/result.hpp"
#include "indexer/pipeline/hash_map.hpp"

namespace onrecord {

enum class Standing {
    New,
    Changed,    ///< known by its id, with other content or analyzed in another way
    Moved,      ///< unchanged, but the file that it came from is gone: this one takes its place
    Unchanged,  ///< from an earlier run
    Copy,       ///< read in this run before, the same to the letter
};

class KnownArticles {
  public:
    /// What the index at `index_dir` holds; nothing where there is none yet.
    static Result<KnownArticles> open(const std::string& index_dir);
    /// For an index that is built from nothing.
    static KnownArticles none() { return {}; }

    /// How an article with this entry_hash stands; from now on this run knows its id. One that is New is
    /// taken to be written; of one that is Changed, will_hold() is told if and when it is.
    Result<Standing> judge(const Article& article, const std::string& hash);

    /// The index is to hold this content from now on, as soon as what was handed on is written.
    void will_hold(const std::string& id, const std::string& hash);

    /// Ids of the articles in the index that came from the file and were not read in this run; from now on
    /// this run takes them for removed.
    Result<std::vector<std::string>> forget_unread_of(const std::string& path);

    bool was_read(const std::string& id) const;
    std::size_t size() const { return seen_.size(); }

  private:
    struct Stored {
        std::string hash;
        std::string path;
    };

    KnownArticles() = default;
    template <typename Work>
    auto in_database(Work&& work) -> decltype(work());
    Result<std::optional<Stored>> stored(const std::string& id);

    std::optional<Xapian::Database> articles_;  ///< only where it held articles when the run began
    std::string commit_file_;                   ///< of articles/, replaced by each commit
    FileStatus commit_;                         ///< of that file, before `articles_` was opened as it is
    HashMap seen_;                              ///< hash of id -> hash of content
};

/// The id that an article's document is found by. REQUIRES: the document is one of articles/.
std::string id_of(const Xapian::Database& articles, Xapian::docid article);

/// Whether articles of that path can be judged by looking for the file: not those of standard input.
bool is_file_path(const std::string& path);
bool file_exists(const std::string& path);

}  // namespace onrecord
