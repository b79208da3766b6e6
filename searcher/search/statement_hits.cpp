#include "searcher/search/statement_hits.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "common/index/article_text.hpp"
#include "searcher/query/compile.hpp"
#include "searcher/query/grouping.hpp"
#include "searcher/search/snippet.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_statement = 2'000;

bool tells_who_or_how(const QueryNode& node) {
    if (node.children.empty()) return tells_of_statement(node.field);
    return std::any_of(node.children.begin(), node.children.end(), tells_who_or_how);
}

/// The outermost clauses that each speak of one statement and tell who makes it, or how.
void collect_clauses(const QueryNode& node, std::vector<const QueryNode*>& clauses) {
    if (node.kind == NodeKind::Not) return;
    if (is_statement_clause(node)) {
        if (tells_who_or_how(node)) clauses.push_back(&node);
        return;
    }
    for (const auto& child : node.children) collect_clauses(child, clauses);
}

struct Ranked {
    std::size_t ordinal = 0;
    std::size_t distinct = 0;
};

}  // namespace

ArticleInfo info_of(const Article& article) {
    return {article.id,      article.title,   article.title_derived, article.published, article.source,
            article.authors, article.section, article.url,           article.language};
}

StatementHit statement_hit(const AnalyzedArticle& analyzed, std::size_t ordinal,
                           const Highlighter& highlighter) {
    const auto& statement = analyzed.statements[ordinal];
    const auto& body = analyzed.article.body;
    StatementHit hit;
    hit.speaker = statement.speaker;
    for (const auto& span : statement.source) {
        if (!hit.source_as_printed.empty()) hit.source_as_printed += ' ';
        hit.source_as_printed += span.in(body);
    }
    const auto text = statement_text(statement, body);
    hit.text = marked(text, highlighter.marks(text), longest_statement);
    hit.kind = statement.kind;
    hit.resolution = statement.resolution;
    hit.confidence = statement.confidence;
    if (!statement.content.empty()) {
        hit.offset = {statement.content.front().begin, statement.content.back().end};
    }
    hit.article.id = analyzed.article.id;
    return hit;
}

StatementFinder::StatementFinder(const QueryNode& query, const NameBook& names,
                                 const Highlighter& highlighter)
    : highlighter_{highlighter} {
    collect_clauses(query, clauses_);
    for (const auto* clause : clauses_) note_names(*clause, names);
}

void StatementFinder::note_names(const QueryNode& clause, const NameBook& names) {
    const bool speaker = clause.children.empty() && clause.field == Field::Speaker;
    if (speaker) meant_.emplace(&clause, names.meaning_of(asked_name(clause)));
    for (const auto& child : clause.children) note_names(child, names);
}

/// Whether speaker:, kind: and attr: of a clause hold; its words are not looked at.
bool StatementFinder::fits(const Statement& statement, const QueryNode& clause) const {
    const auto child_fits = [&](const QueryNode& child) { return fits(statement, child); };
    const auto& children = clause.children;
    if (clause.kind == NodeKind::Said) return true;
    if (clause.kind == NodeKind::Or) return std::any_of(children.begin(), children.end(), child_fits);
    if (!children.empty()) return std::all_of(children.begin(), children.end(), child_fits);
    if (clause.field == Field::Kind) return clause.text == to_string(statement.kind);
    if (clause.field == Field::Attr) return clause.text == to_string(statement.resolution);
    return meant_.at(&clause).contain(statement.speaker);
}

std::vector<StatementHit> StatementFinder::find(const AnalyzedArticle& analyzed) const {
    std::vector<Ranked> ranked;
    for (std::size_t at = 0; at < analyzed.statements.size(); ++at) {
        const auto& statement = analyzed.statements[at];
        Ranked one{at, 0};
        std::set<std::size_t> leaves;
        for (const auto& match : highlighter_.find(statement_text(statement, analyzed.article.body))) {
            leaves.insert(match.leaf);
        }
        one.distinct = leaves.size();
        const bool answers =
            clauses_.empty() ? one.distinct > 0
                             : std::any_of(clauses_.begin(), clauses_.end(),
                                           [&](const QueryNode* clause) { return fits(statement, *clause); });
        if (answers) ranked.push_back(one);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [&](const Ranked& a, const Ranked& b) {
        if (a.distinct != b.distinct) return a.distinct > b.distinct;
        return analyzed.statements[a.ordinal].confidence > analyzed.statements[b.ordinal].confidence;
    });
    std::vector<StatementHit> hits;
    for (const auto& one : ranked) hits.push_back(statement_hit(analyzed, one.ordinal, highlighter_));
    return hits;
}

}  // namespace onrecord
