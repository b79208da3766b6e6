#include "searcher/search/scored_documents.hpp"

#include <algorithm>

namespace onrecord {

ScoredDocuments in_both(const ScoredDocuments& some, const ScoredDocuments& others) {
    ScoredDocuments both;
    both.reserve(std::min(some.size(), others.size()));
    auto other = others.begin();
    for (const auto& one : some) {
        while (other != others.end() && other->docid < one.docid) ++other;
        if (other == others.end()) break;
        if (other->docid == one.docid) both.push_back({one.docid, one.score + other->score});
    }
    return both;
}

ScoredDocuments in_either(const ScoredDocuments& some, const ScoredDocuments& others) {
    ScoredDocuments all;
    all.reserve(some.size() + others.size());
    auto one = some.begin();
    auto other = others.begin();
    while (one != some.end() && other != others.end()) {
        if (one->docid == other->docid) {
            all.push_back({one->docid, one->score + other->score});
            ++one, ++other;
        } else {
            all.push_back(one->docid < other->docid ? *one++ : *other++);
        }
    }
    all.insert(all.end(), one, some.end());
    all.insert(all.end(), other, others.end());
    return all;
}

ScoredDocuments without(const ScoredDocuments& some, const ScoredDocuments& excluded) {
    ScoredDocuments left;
    auto other = excluded.begin();
    for (const auto& one : some) {
        while (other != excluded.end() && other->docid < one.docid) ++other;
        if (other == excluded.end() || other->docid != one.docid) left.push_back(one);
    }
    return left;
}

Docids docids_of(const ScoredDocuments& documents) {
    Docids docids;
    docids.reserve(documents.size());
    for (const auto& one : documents) docids.push_back(one.docid);
    return docids;
}

}  // namespace onrecord
