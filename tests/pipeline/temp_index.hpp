// Small articles for tests of what writes an index.
#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "common/analysis/analyzed_article.hpp"
#include "common/index/layout.hpp"
#include "indexer/build/entry.hpp"
#include "indexer/pipeline/index_run.hpp"
#include "indexer/pipeline/index_writer.hpp"
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

/// An index of these articles at `dir`, as the program leaves it. Throws where it cannot be written.
inline void write_index(const std::string& dir, std::vector<ArticleEntry> entries) {
    std::filesystem::create_directory(dir);
    auto writer = IndexWriter::open(dir);
    bool is_written = writer.has_value();
    for (auto& entry : entries) is_written = is_written && writer->add(std::move(entry)).has_value();
    if (!is_written || !writer->commit()) throw std::runtime_error{"cannot write an index at " + dir};
    std::ofstream{lock_path(dir)};
}

}  // namespace onrecord::test
