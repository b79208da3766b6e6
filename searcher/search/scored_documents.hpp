// Documents with what they score, ascending by docid, put together by AND, OR and NOT.
#pragma once

#include <vector>

#include <xapian.h>

#include "common/index/shard_docids.hpp"

namespace onrecord {

struct ScoredDocument {
    Xapian::docid docid = 0;
    double score = 0;
};

/// Ascending by docid, each once.
using ScoredDocuments = std::vector<ScoredDocument>;

/// Keeps of `some` those that `others` holds, adding the scores of both.
ScoredDocuments in_both(const ScoredDocuments& some, const ScoredDocuments& others);
/// Adds the scores of those that both hold.
ScoredDocuments in_either(const ScoredDocuments& some, const ScoredDocuments& others);
ScoredDocuments without(const ScoredDocuments& some, const ScoredDocuments& excluded);

Docids docids_of(const ScoredDocuments& documents);

}  // namespace onrecord
