#include "searcher/query/compile_texts.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/index/article_text.hpp"
#include "common/index/schema.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/stored_data.hpp"
#include "common/index/terms.hpp"

namespace onrecord {
namespace {

/// The stored article behind a document of articles/, nothing where it is gone. A damaged one ends the
/// question: without its text, it would be missing in the answer.
std::optional<AnalyzedArticle> stored_article(const Xapian::Database& articles, Xapian::docid docid) {
    try {
        auto article = decode_article(stored_data(articles.get_document(docid)));
        if (!article) throw Xapian::DatabaseCorruptError{article.error().message};
        return std::move(*article);
    } catch (const Xapian::DocNotFoundError&) {
        return {};
    }
}

std::vector<CutText> texts_of_article(const Xapian::Database& articles, Xapian::docid docid) {
    auto stored = stored_article(articles, docid);
    if (!stored) return {};
    auto words = words_of_article(stored->article);
    return {{std::move(stored->article.title), std::move(words.title)},
            {std::move(stored->article.body), std::move(words.body)}};
}

std::vector<CutText> titles_of_article(const Xapian::Database& articles, Xapian::docid docid) {
    auto stored = stored_article(articles, docid);
    if (!stored) return {};
    auto words = words_of(stored->article.title);
    return {{std::move(stored->article.title), std::move(words)}};
}

std::vector<CutText> texts_of_statement(const Xapian::Database& articles, const Xapian::Database& statements,
                                        Xapian::docid docid) {
    Xapian::Document document;
    try {
        document = statements.get_document(docid);
    } catch (const Xapian::DocNotFoundError&) {
        return {};
    }
    const auto value = [&](Slot slot) { return document.get_value(static_cast<Xapian::valueno>(slot)); };
    const auto stored = stored_article(articles, parsed_docid(value(Slot::Article)));
    const auto ordinal = parsed_ordinal(value(Slot::Ordinal));
    if (!stored || !ordinal || *ordinal >= stored->statements.size()) return {};
    auto text = statement_text(stored->statements[*ordinal], stored->article.body);
    auto cut = words_of(text);
    return {{std::move(text), std::move(cut)}};
}

}  // namespace

TextsOf texts_of_articles() {
    return texts_of_article;
}

TextsOf titles_of_articles() {
    return titles_of_article;
}

TextsOf texts_of_statements(const IndexReader& index) {
    std::map<std::string, Xapian::Database> articles;
    const auto& statements = index.statement_shards();
    for (std::size_t number = 0; number < statements.size(); ++number)
        articles.emplace(statements[number].get_uuid(), index.article_shards()[number]);
    return [articles = std::move(articles)](const Xapian::Database& db, Xapian::docid docid) {
        return texts_of_statement(articles.at(db.get_uuid()), db, docid);
    };
}

}  // namespace onrecord
