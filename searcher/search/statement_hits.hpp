// Statements as an answer shows them.
#pragma once

#include <vector>

#include "common/analysis/analyzed_article.hpp"
#include "searcher/query/query_node.hpp"
#include "searcher/search/highlight.hpp"
#include "searcher/search/results.hpp"

namespace onrecord {

ArticleInfo info_of(const Article& article);

/// REQUIRES: ordinal < analyzed.statements.size(). Rank and score are left to the caller.
StatementHit statement_hit(const AnalyzedArticle& analyzed, std::size_t ordinal,
                           const Highlighter& highlighter);

/// The statements of an article that answer the question: those by a speaker and of a kind that it asks for,
/// where it does; those with most of its words first. None where none has to do with it.
std::vector<StatementHit> matching_statements(const AnalyzedArticle& analyzed, const QueryNode& query,
                                              const Highlighter& highlighter);

}  // namespace onrecord
