// Small articles for tests of what writes an index.
#pragma once

#include <string>

#include "common/analysis/analyzed_article.hpp"
#include "indexer/build/entry.hpp"
#include "indexer/pipeline/index_run.hpp"
#include "tests/temp_folder.hpp"

namespace onrecord::test {

/// An article whose only statement is its first word.
inline AnalyzedArticle speaking_article(const std::string& id, const std::string& body,
                                        const std::string& path = "a.txt") {
    AnalyzedArticle made;
    made.article.id = id;
    made.article.body = body;
    made.article.path = path;
    complete(made.article);
    const auto end = static_cast<std::uint32_t>(body.find(' '));
    made.statements = {{{{0, end}}, {}, {}, "Ada Krell", StatementKind::Direct, Resolution::Named, 1}};
    return made;
}

inline ArticleEntry entry_of(const std::string& id, const std::string& body,
                             const std::string& path = "a.txt") {
    const auto analyzed = speaking_article(id, body, path);
    return build_entry(analyzed, entry_hash(analyzed.article, options_text({})));
}

}  // namespace onrecord::test
