#include "indexer/pipeline/position_sums.hpp"

#include <utility>

#include "common/base/text.hpp"
#include "common/index/position_list.hpp"

namespace onrecord {
namespace {

std::uint64_t hash_of(std::uint64_t term, Xapian::docid docid, std::string_view places) {
    return hash64(places, term ^ std::uint64_t{docid} * 0x9E3779B97F4A7C15ULL);
}

/// Sums up what the chunks of a database tell of one term after the other.
class TermSums {
  public:
    /// Calls `take(term, sum)` when all chunks of a term were added.
    template <typename Take>
    void begin(std::string_view term, Take&& take) {
        if (term == term_) return;
        if (!term_.empty()) take(term_, sum_);
        term_ = term;
        key_ = hash64(term_);
        sum_ = 0;
    }

    void add(const PositionEntry& entry) { sum_ += hash_of(key_, entry.docid, entry.places); }

  private:
    std::string term_;
    std::uint64_t key_ = 0;
    std::uint64_t sum_ = 0;
};

}  // namespace

void PositionSums::expect(const Entry& entry, Xapian::docid docid) {
    if (documents_.size() <= docid) documents_.resize(docid + std::size_t{1});
    documents_[docid] = true;
    for (const auto& posting : entry.postings) {
        if (posting.positions.empty()) continue;
        const auto key = hash64(posting.term);
        const auto one = hash_of(key, docid, places_of(posting.positions));
        sums_.put(key, sums_.find(key).value_or(0) + one);
        total_ += one;
    }
}

std::vector<std::string> PositionSums::differences(const Xapian::Database& db, std::size_t most) const {
    std::vector<std::string> different;
    std::uint64_t total = 0;
    const auto compare = [&](const std::string& term, std::uint64_t sum) {
        total += sum;
        if (sum != sums_.find(hash64(term)).value_or(0) && different.size() < most) different.push_back(term);
    };
    TermSums sums;
    const std::string keys{position_keys};
    for (auto key = db.metadata_keys_begin(keys); key != db.metadata_keys_end(keys); ++key) {
        const auto name = *key;
        if (!is_position_key(name)) continue;
        const auto parsed = parsed_position_key(name);
        sums.begin(parsed.term, compare);
        const auto chunk = db.get_metadata(name);
        PositionChunkReader documents{chunk, parsed.last};
        while (documents.next()) {
            if (is_expected(documents.entry().docid)) sums.add(documents.entry());
        }
    }
    sums.begin({}, compare);
    if (total != total_ && different.empty()) different.emplace_back();
    return different;
}

}  // namespace onrecord
