// What a damaged index still holds, written into a new one. An article goes over as a whole or not at all:
// what is stored of it has a checksum (common/index/stored_article.hpp).
//
// Which articles there were is known from three sides, of which any may be damaged: the docids that have an
// article, the ids that articles are found by, and the number that the engine keeps. An id without an article
// tells of one that is lost. Where the number is larger than all that were found, nobody can tell how many
// are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/base/result.hpp"

namespace onrecord {

/// An article of the damaged index, and the file that it came from, where that can be read.
struct NamedArticle {
    std::string id;
    std::string path;

    friend bool operator==(const NamedArticle&, const NamedArticle&) = default;
};

struct Salvaged {
    std::uint64_t articles = 0;  ///< written into the new index
    std::uint64_t lost = 0;      ///< that are found by their ids and could not be read
    std::uint64_t found = 0;     ///< read or lost; an article that is there twice is found twice
    std::uint64_t held = 0;      ///< in the damaged index, by the number that it keeps
    /// Read as they were stored, but which content and which options they were made of is not known: the next
    /// run replaces them.
    std::uint64_t doubtful = 0;
    std::vector<NamedArticle> some_lost;  ///< the first of them
    std::vector<NamedArticle> some_doubtful;

    /// Whether no others can have been there.
    bool all_known() const { return found >= held; }
    bool is_all() const { return lost + doubtful == 0 && all_known(); }
    friend bool operator==(const Salvaged&, const Salvaged&) = default;
};

/// Writes all that can be read of `articles` into the new index at `dir`; `marker` is a file that is made
/// there before the first. An Error of kind Database where nothing can be read, of kind System where the new
/// index cannot be written; what is at `dir` then is of no use.
Result<Salvaged> salvage(const Xapian::Database& articles, const std::string& dir, const std::string& marker);

/// For the way through a pipe; decode_salvaged() takes what encode_salvaged() made.
std::string encode_salvaged(const Result<Salvaged>& salvaged);
Result<Salvaged> decode_salvaged(const std::string& bytes);

/// What is missing in the new index, and what to do: lines, or nothing where all is there.
std::string missing_text(const Salvaged& salvaged);

}  // namespace onrecord
