#include "indexer/pipeline/position_batch.hpp"

#include <algorithm>
#include <cstdint>

#include "common/base/text.hpp"
#include "indexer/pipeline/position_runs.hpp"

namespace onrecord {
namespace {

/// The first eight bytes of a term as a number: most terms of a batch are told apart by them.
std::uint64_t beginning_of(const std::string& term) {
    std::uint64_t beginning = 0;
    for (std::size_t at = 0; at < sizeof beginning; ++at)
        beginning = beginning << 8U | (at < term.size() ? static_cast<unsigned char>(term[at]) : 0U);
    return beginning;
}

}  // namespace

PositionChunk& PositionBatch::chunk_of(const std::string& term) {
    for (auto hash = hash64(term);; ++hash) {
        const auto known = numbers_.find(hash);
        if (known && chunks_[*known].first != term) continue;
        if (known) return chunks_[*known].second;
        numbers_.put(hash, chunks_.size());
        return chunks_.emplace_back(term, PositionChunk{}).second;
    }
}

void PositionBatch::add(const Entry& entry, Xapian::docid docid) {
    for (const auto& posting : entry.postings) {
        if (!posting.positions.empty()) chunk_of(posting.term).add(docid, posting.positions);
    }
}

void PositionBatch::clear() {
    chunks_.clear();
    numbers_ = {};
}

std::vector<const std::pair<std::string, PositionChunk>*> PositionBatch::in_order() const {
    std::vector<std::pair<std::uint64_t, const std::pair<std::string, PositionChunk>*>> sorted;
    sorted.reserve(chunks_.size());
    for (const auto& chunk : chunks_) sorted.emplace_back(beginning_of(chunk.first), &chunk);
    std::sort(sorted.begin(), sorted.end(), [](const auto& one, const auto& other) {
        if (one.first != other.first) return one.first < other.first;
        return one.second->first < other.second->first;
    });
    std::vector<const std::pair<std::string, PositionChunk>*> ordered;
    ordered.reserve(sorted.size());
    for (const auto& [beginning, chunk] : sorted) ordered.push_back(chunk);
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
