// One file, or standard input, as a sequence of finished articles.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "indexer/read/reader.hpp"

namespace onrecord {

/// Something that should have been an article, and why it is none.
struct Rejection {
    std::string path;
    std::string place;  ///< "line 12"; "" for the whole file
    std::string reason;

    friend bool operator==(const Rejection&, const Rejection&) = default;
};

/// What a person may want to know; remarks that are alike are told once a file, with their number.
struct ReadingNote {
    std::string text;
};

using FileItem = std::variant<Article, Rejection, ReadingNote>;

class ArticleFile {
  public:
    /// A file that cannot be opened is a Rejection at the first next(). REQUIRES: `settings` outlives it.
    ArticleFile(std::string path, const ReadSettings& settings);

    std::optional<FileItem> next();

    /// The format holds one article a file.
    bool is_single_article() const { return one_article_; }
    /// Bytes taken from the disk so far.
    std::uint64_t bytes_read() const;

  private:
    struct Tally {
        Remark first;
        std::uint64_t count = 0;
    };

    void open();
    void take(Item item);
    void take_draft(Draft draft);
    void note(const Remark& remark);
    void end();
    void reject(std::string place, std::string reason);

    std::string path_;
    const ReadSettings& settings_;
    std::unique_ptr<Reader> reader_;
    std::deque<FileItem> items_;
    std::vector<Tally> notes_;
    std::uint64_t place_ = 0;
    bool opened_ = false;
    bool one_article_ = false;
    bool gave_any_ = false;
    bool ended_ = false;
};

}  // namespace onrecord
