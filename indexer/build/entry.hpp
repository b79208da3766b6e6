// What Xapian will store of an article, as plain data: made in any worker thread, handed to the one that
// writes.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/analysis/analyzed_article.hpp"
#include "common/index/schema.hpp"

namespace onrecord {

/// One term of a document: positions in ascending order; `wdf` is its weight within the document.
struct Posting {
    std::string term;
    std::uint32_t wdf = 0;
    std::vector<std::uint32_t> positions;
    Listing listing = Listing::Engine;
};

/// One document of either database. Its postings come in no order: the engine keeps one of its own. Boolean
/// terms are those without positions and weight.
struct Entry {
    std::vector<Posting> postings;
    std::vector<std::string> booleans;
    std::vector<std::pair<Slot, std::string>> values;
    std::string data;
};

/// An article and its statements, ready to be written. The statements lack the value Slot::Article: the
/// writer knows the docid.
struct ArticleEntry {
    std::string id;
    Entry article;
    std::vector<Entry> statements;
};

/// How much more a word of the title counts than one of the body.
inline constexpr std::uint32_t title_weight = 3;

/// Leaves out the statements that do not stand for themselves (is_kept).
void drop_unkept_statements(AnalyzedArticle& analyzed);

/// REQUIRES: the article is complete() and all spans lie in its body. `hash` is entry_hash of it. Statements
/// that are not kept are left out of all that is stored.
ArticleEntry build_entry(AnalyzedArticle analyzed, const std::string& hash);

/// Value of Slot::Hash: equal when article and analysis are the same, so that nothing needs to be written.
std::string entry_hash(const Article& article, const std::string& analysis_options);

}  // namespace onrecord
