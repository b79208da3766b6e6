#include "searcher/query/compile_position_table.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "common/index/position_cursor.hpp"

namespace onrecord {
namespace {

/// Calls `take(document, entry)` for each of the documents that the term is in.
template <typename Take>
void each_entry(const Xapian::Database& db, const std::string& term, const Docids& docids, Take&& take) {
    PositionCursor cursor{db, term};
    for (auto at = docids.begin(); at != docids.end() && cursor.seek(*at);) {
        const auto found = cursor.entry().docid;
        if (found == *at) {
            take(static_cast<std::size_t>(at - docids.begin()), cursor.entry());
            ++at;
        } else {
            at = std::lower_bound(at, docids.end(), found);
        }
    }
}

PositionTable word_positions(const Xapian::Database& db, const std::string& term, const Docids& docids) {
    PositionTable table;
    table.reserve(docids.size());
    each_entry(db, term, docids, [&](std::size_t document, const PositionEntry& entry) {
        while (table.documents() < document) table.end_document();
        append_positions(entry, table.positions());
    });
    while (table.documents() < docids.size()) table.end_document();
    return table;
}

std::size_t documents_with(const Xapian::Database& db, const TermGroup& group) {
    return std::accumulate(group.begin(), group.end(), std::size_t{0},
                           [&](std::size_t sum, const auto& term) { return sum + db.get_termfreq(term); });
}

/// The places in a sequence, those of rare words first: they leave few documents to look at.
std::vector<std::uint32_t> rarest_first(const Xapian::Database& db, const TermSequence& sequence) {
    std::vector<std::uint32_t> places(sequence.size());
    std::iota(places.begin(), places.end(), 0U);
    if (sequence.size() < 3) return places;
    std::vector<std::size_t> counts;
    for (const auto& group : sequence) counts.push_back(documents_with(db, group));
    std::stable_sort(places.begin(), places.end(),
                     [&](std::uint32_t one, std::uint32_t other) { return counts[one] < counts[other]; });
    return places;
}

/// The beginnings of a sequence that are possible so far, of the documents that have one.
struct Beginnings {
    Docids docids;
    std::vector<std::size_t> documents;  ///< as all are counted
    PositionTable positions;

    void end_document(Xapian::docid docid, std::size_t document) {
        if (positions.is_empty_at_end()) return;
        docids.push_back(docid);
        documents.push_back(document);
        positions.end_document();
    }
};

/// Those of one word alone, which stands `offset` behind them.
Beginnings beginnings_of(const PositionTable& words, std::uint32_t offset, const Docids& docids) {
    Beginnings made;
    for (std::size_t at = 0; at < docids.size(); ++at) {
        for (const auto position : words.of(at)) {
            if (position > offset) made.positions.add(position - offset);
        }
        made.end_document(docids[at], at);
    }
    return made;
}

/// Those behind which a word stands, too. `words` is of the documents of `some`.
Beginnings continued(const Beginnings& some, const PositionTable& words, std::uint32_t offset) {
    Beginnings left;
    for (std::size_t at = 0; at < some.docids.size(); ++at) {
        const auto behind = words.of(at);
        auto word = behind.begin();
        for (const auto begin : some.positions.of(at)) {
            while (word != behind.end() && *word < begin + offset) ++word;
            if (word != behind.end() && *word == begin + offset) left.positions.add(begin);
        }
        left.end_document(some.docids[at], some.documents[at]);
    }
    return left;
}

}  // namespace

Docids docids_with(const PositionTable& table, const Docids& docids) {
    Docids with;
    for (std::size_t at = 0; at < docids.size(); ++at) {
        if (!table.of(at).empty()) with.push_back(docids[at]);
    }
    return with;
}

PositionTable group_positions(const Xapian::Database& db, const TermGroup& group, const Docids& docids) {
    if (group.size() == 1) return word_positions(db, group.front(), docids);
    std::vector<std::pair<std::size_t, std::uint32_t>> found;
    std::vector<std::uint32_t> positions;
    for (const auto& term : group) {
        each_entry(db, term, docids, [&](std::size_t document, const PositionEntry& entry) {
            positions.clear();
            append_positions(entry, positions);
            for (const auto position : positions) found.emplace_back(document, position);
        });
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    PositionTable table;
    table.reserve(docids.size());
    for (const auto& [document, position] : found) {
        while (table.documents() < document) table.end_document();
        table.add(position);
    }
    while (table.documents() < docids.size()) table.end_document();
    return table;
}

PositionTable sequence_positions(const Xapian::Database& db, const TermSequence& sequence,
                                 const Docids& docids) {
    if (sequence.size() == 1) return group_positions(db, sequence.front(), docids);
    assert(!sequence.empty());
    const auto places = rarest_first(db, sequence);
    const auto first = places.front();
    auto found = beginnings_of(group_positions(db, sequence[first], docids), first, docids);
    for (std::size_t at = 1; at < places.size(); ++at) {
        const auto words = group_positions(db, sequence[places[at]], found.docids);
        found = continued(found, words, places[at]);
    }
    PositionTable table;
    table.reserve(docids.size());
    for (std::size_t at = 0; at < found.documents.size(); ++at) {
        while (table.documents() < found.documents[at]) table.end_document();
        for (const auto position : found.positions.of(at)) table.add(position);
        table.end_document();
    }
    while (table.documents() < docids.size()) table.end_document();
    return table;
}

}  // namespace onrecord
