#include "indexer/pipeline/stored_hash.hpp"

#include "indexer/build/entry.hpp"
#include "indexer/pipeline/index_run.hpp"

namespace onrecord {

bool is_hash_of(const std::string& hash, const Article& article) {
    for (const bool entities : {true, false}) {
        for (const bool statements : {true, false}) {
            AnalysisOptions options;
            options.entities = entities;
            options.statements = statements;
            if (hash == entry_hash(article, options_text(options))) return true;
        }
    }
    return false;
}

}  // namespace onrecord
