// Statements as an answer shows them.
#pragma once

#include <map>
#include <vector>

#include "common/analysis/analyzed_article.hpp"
#include "common/index/name_book.hpp"
#include "searcher/query/query_node.hpp"
#include "searcher/search/highlight.hpp"
#include "searcher/search/results.hpp"

namespace onrecord {

ArticleInfo info_of(const Article& article);

/// REQUIRES: ordinal < analyzed.statements.size(). Rank and score are left to the caller.
StatementHit statement_hit(const AnalyzedArticle& analyzed, std::size_t ordinal,
                           const Highlighter& highlighter);

/// Finds the statements of articles that answer a question. Borrows the question and the highlighter.
class StatementFinder {
  public:
    StatementFinder(const QueryNode& query, const NameBook& names, const Highlighter& highlighter);

    /// Those by a speaker and of a kind that the question asks for, where it does; those with most of its
    /// words first. None where none has to do with it.
    std::vector<StatementHit> find(const AnalyzedArticle& analyzed) const;

  private:
    void note_names(const QueryNode& clause, const NameBook& names);
    bool fits(const Statement& statement, const QueryNode& clause) const;

    const Highlighter& highlighter_;
    std::vector<const QueryNode*> clauses_;
    std::map<const QueryNode*, MeantNames> meant_;  ///< by leaf of speaker:
};

}  // namespace onrecord
