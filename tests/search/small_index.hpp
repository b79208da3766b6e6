// An index made by hand from a few articles, for tests that ask it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <unistd.h>
#include <xapian.h>

#include "common/index/layout.hpp"
#include "common/index/terms.hpp"
#include "indexer/build/document.hpp"
#include "indexer/build/entry.hpp"
#include "indexer/pipeline/position_batch.hpp"

namespace onrecord::test {

/// Removed with all that is in it when the test is over.
class SmallIndex {
  public:
    explicit SmallIndex(const std::vector<AnalyzedArticle>& articles) {
        auto pattern = (std::filesystem::temp_directory_path() / "onrecord-XXXXXX").string();
        dir_ = mkdtemp(pattern.data());
        Xapian::WritableDatabase article_db{articles_path(dir_), Xapian::DB_CREATE};
        Xapian::WritableDatabase statement_db{statements_path(dir_), Xapian::DB_CREATE};
        PositionBatch article_positions;
        PositionBatch statement_positions;
        const Stemmer stemmer;
        for (const auto& article : articles) {
            const auto entry = build_entry(article, "hash");
            const auto docid = article_db.add_document(to_document(entry.article));
            article_positions.add(entry.article, docid);
            for (const auto& statement : entry.statements)
                statement_positions.add(statement, statement_db.add_document(to_document(statement, docid)));
            for (const auto& posting : entry.article.postings) {
                if (has_inflections(posting.term))
                    article_db.add_synonym(forms_key(stemmer.stem(posting.term)), posting.term);
            }
        }
        article_positions.write_to(article_db);
        statement_positions.write_to(statement_db);
        for (auto* db : {&article_db, &statement_db}) {
            db->set_metadata(metadata::schema, std::to_string(schema_version));
            db->set_metadata(metadata::fingerprint, index_fingerprint());
            db->set_metadata(metadata::batch, "1");
            db->commit();
        }
    }
    SmallIndex(const SmallIndex&) = delete;
    SmallIndex& operator=(const SmallIndex&) = delete;
    ~SmallIndex() { std::filesystem::remove_all(dir_); }

    const std::string& dir() const { return dir_; }

  private:
    std::string dir_;
};

}  // namespace onrecord::test
