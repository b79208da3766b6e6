// Articles as one JSON object a line each: as they were read (--dump), and what the analysis finds in them
// (--analyze). docs/indexer-output.md has the grammar.
#pragma once

#include <string>

#include "common/analysis/analyzed_article.hpp"

namespace onrecord {

/// All that was read of an article: {"path","place","id","id_origin","title","title_derived","date",
/// "date_origin","source","author","authors","section","url","language","body"}; `date` and `date_origin` are
/// null for an undated article.
std::string dump_line(const Article& article);

/// {"id","entities":[{"kind","name","mentions":[[start,end]]}],"statements":[{"content","cue","source",
/// "speaker","kind","resolution"}]}; spans are UTF-8 bytes into the body, `speaker` null where nobody is
/// named.
std::string analysis_line(const AnalyzedArticle& analyzed);

}  // namespace onrecord
