#include "tests/pipeline/index_contents.hpp"

#include <algorithm>
#include <vector>

#include <xapian.h>

#include "common/base/text.hpp"
#include "common/index/layout.hpp"
#include "common/index/position_cursor.hpp"
#include "common/index/schema.hpp"
#include "common/index/stored_data.hpp"

namespace onrecord::test {
namespace {

constexpr auto article_slot = static_cast<Xapian::valueno>(Slot::Article);

std::string terms_of(const Xapian::Document& document, const Xapian::Database& db) {
    std::string text;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        text += *term + ' ' + std::to_string(term.get_wdf());
        PositionCursor cursor{db, *term};
        std::vector<std::uint32_t> positions;
        const bool is_found = cursor.seek(document.get_docid());
        if (is_found && cursor.entry().docid == document.get_docid())
            append_positions(cursor.entry(), positions);
        for (const auto position : positions) text += ',' + std::to_string(position);
        text += '\n';
    }
    return text;
}

std::string values_of(const Xapian::Document& document) {
    std::string text;
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
        if (value.get_valueno() != article_slot)
            text += std::to_string(value.get_valueno()) + '=' + *value + '\n';
    }
    return text;
}

std::string id_of(const Xapian::Document& document) {
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        if ((*term).starts_with('Q')) return *term;
    }
    return {};
}

/// One document as text, its article's id in front; a statement's with the id of the article that its docid
/// leads to.
std::string document_text(const Xapian::Document& document, const Xapian::Database& db,
                          const Xapian::Database& articles) {
    auto text = id_of(document) + '\n';
    if (const auto article = document.get_value(article_slot); !article.empty()) {
        const auto docid = static_cast<Xapian::docid>(Xapian::sortable_unserialise(article));
        text += "of " + id_of(articles.get_document(docid)) + '\n';
    }
    return text + values_of(document) + terms_of(document, db) + stored_data(document) + "\n----\n";
}

std::vector<std::string> documents_of(const Xapian::Database& db, const Xapian::Database& articles,
                                      bool with_docids) {
    std::vector<std::string> documents;
    for (auto at = db.postlist_begin(""); at != db.postlist_end(""); ++at) {
        auto text = document_text(db.get_document(*at), db, articles);
        documents.push_back(with_docids ? std::to_string(*at) + ' ' + text : std::move(text));
    }
    return documents;
}

std::string inflections_of(const Xapian::Database& db) {
    std::string text;
    for (auto key = db.synonym_keys_begin(); key != db.synonym_keys_end(); ++key) {
        text += *key + ':';
        for (auto form = db.synonyms_begin(*key); form != db.synonyms_end(*key); ++form) text += ' ' + *form;
        text += '\n';
    }
    return text;
}

std::string contents(const std::string& index_dir, bool with_docids) {
    const Xapian::Database articles{articles_path(index_dir)};
    const Xapian::Database statements{statements_path(index_dir)};
    std::string text = "inflections\n" + inflections_of(articles);
    for (const auto* db : {&articles, &statements}) {
        auto documents = documents_of(*db, articles, with_docids);
        if (!with_docids) std::sort(documents.begin(), documents.end());
        text += counted(documents.size(), "document") + '\n' + join(documents, "");
    }
    return text;
}

}  // namespace

std::string contents_by_docid(const std::string& index_dir) {
    return contents(index_dir, true);
}

std::string contents_by_id(const std::string& index_dir) {
    return contents(index_dir, false);
}

}  // namespace onrecord::test
