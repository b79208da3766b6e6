// What a question is asked of.
#pragma once

#include <xapian.h>

#include "common/index/index_reader.hpp"
#include "common/index/side_column.hpp"

namespace onrecord {

/// The database that is asked, those that it is made of, and its column where there is one.
struct Searched {
    const Xapian::Database& db;
    const Shards& shards;
    /// articles(): how rare a word is, is told by them, of statements too.
    const Xapian::Database& articles;
    const SideColumn* column = nullptr;

    static Searched articles_of(const IndexReader& index) {
        return {index.articles(), index.article_shards(), index.articles(), index.column()};
    }
    static Searched statements_of(const IndexReader& index) {
        return {index.statements(), index.statement_shards(), index.articles(), nullptr};
    }
};

}  // namespace onrecord
