#include "searcher/search/statement_hits.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "common/analysis/words.hpp"
#include "common/index/article_text.hpp"
#include "searcher/search/snippet.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_statement = 2'000;

void collect_speakers(const QueryNode& node, std::vector<const QueryNode*>& speakers) {
    if (node.kind == NodeKind::Not) return;
    if (node.children.empty() && node.field == Field::Speaker) speakers.push_back(&node);
    for (const auto& child : node.children) collect_speakers(child, speakers);
}

/// Whether the name has the words of the leaf in a row.
bool names(const std::string& speaker, const QueryNode& leaf) {
    const auto name = ' ' + folded_words(speaker) + ' ';
    const auto wanted = ' ' + folded_words(leaf.text) + (leaf.kind == NodeKind::Prefix ? "" : " ");
    return name.find(wanted) != std::string::npos;
}

struct Ranked {
    std::size_t ordinal = 0;
    bool by_speaker = false;
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

std::vector<StatementHit> matching_statements(const AnalyzedArticle& analyzed, const QueryNode& query,
                                              const Highlighter& highlighter) {
    std::vector<const QueryNode*> speakers;
    collect_speakers(query, speakers);
    std::vector<Ranked> ranked;
    for (std::size_t at = 0; at < analyzed.statements.size(); ++at) {
        const auto& statement = analyzed.statements[at];
        Ranked one{at, false, 0};
        one.by_speaker = std::any_of(speakers.begin(), speakers.end(),
                                     [&](const QueryNode* leaf) { return names(statement.speaker, *leaf); });
        std::set<std::size_t> leaves;
        for (const auto& match : highlighter.find(statement_text(statement, analyzed.article.body))) {
            leaves.insert(match.leaf);
        }
        one.distinct = leaves.size();
        const bool answers = speakers.empty() ? one.distinct > 0 : one.by_speaker;
        if (answers) ranked.push_back(one);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [&](const Ranked& a, const Ranked& b) {
        if (a.distinct != b.distinct) return a.distinct > b.distinct;
        return analyzed.statements[a.ordinal].confidence > analyzed.statements[b.ordinal].confidence;
    });
    std::vector<StatementHit> hits;
    for (const auto& one : ranked) hits.push_back(statement_hit(analyzed, one.ordinal, highlighter));
    return hits;
}

}  // namespace onrecord
