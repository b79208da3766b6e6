// Why a question found nothing, and what may have been meant.
#pragma once

#include "common/base/result.hpp"
#include "common/index/index_reader.hpp"
#include "searcher/search/request.hpp"
#include "searcher/search/results.hpp"

namespace onrecord {

/// Counts each clause alone, finds the one that emptied the result, and looks for spellings and fields that
/// exist. May throw Xapian's exceptions.
Result<NothingFound> explain_nothing(const QueryNode& query, Unit unit, const IndexReader& index);

}  // namespace onrecord
