#include "indexer/pipeline/position_batch.hpp"

#include <algorithm>

#include "indexer/pipeline/position_runs.hpp"

namespace onrecord {

void PositionBatch::add(const Entry& entry, Xapian::docid docid) {
    for (const auto& posting : entry.postings) {
        if (!posting.positions.empty()) chunks_[posting.term].add(docid, posting.positions);
    }
}

std::vector<const PositionBatch::Chunks::value_type*> PositionBatch::in_order() const {
    std::vector<const Chunks::value_type*> ordered;
    ordered.reserve(chunks_.size());
    for (const auto& chunk : chunks_) ordered.push_back(&chunk);
    std::sort(ordered.begin(), ordered.end(),
              [](const auto* one, const auto* other) { return one->first < other->first; });
    return ordered;
}

void PositionBatch::write_to(Xapian::WritableDatabase& db) {
    for (const auto* chunk : in_order())
        db.set_metadata(position_key(position_keys_of(chunk->first), chunk->second.last()),
                        chunk->second.value());
    clear();
}

std::string PositionBatch::take_run() {
    std::string run;
    for (const auto* chunk : in_order())
        append_to_run(run, {chunk->first, chunk->second.last()}, chunk->second.value());
    clear();
    return run;
}

}  // namespace onrecord
