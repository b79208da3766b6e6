// The texts behind the documents of a question, cut into words: what words as printed are compared with.
#pragma once

#include "common/index/index_reader.hpp"
#include "searcher/query/compile_positions.hpp"

namespace onrecord {

// Each throws Xapian::DatabaseCorruptError where what is stored is damaged.

/// Title and body, of documents of articles/.
TextsOf texts_of_articles();
TextsOf titles_of_articles();
/// What was said, of documents of statements/.
TextsOf texts_of_statements(const IndexReader& index);

}  // namespace onrecord
