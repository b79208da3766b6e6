#include "searcher/query/compile_near.hpp"

#include <algorithm>
#include <span>

#include "searcher/query/compile_position_table.hpp"
#include "searcher/query/compile_sources.hpp"

namespace onrecord {
namespace {

using Query = Xapian::Query;
using Occurrences = std::vector<Occurrence>;

Docids with_near_words(const Xapian::Database& db, const std::vector<TermGroup>& groups, const Docids& docids,
                       Nearness nearness) {
    std::vector<PositionTable> tables;
    for (const auto& group : groups) tables.push_back(group_positions(db, group, docids));
    Docids near;
    std::vector<std::span<const std::uint32_t>> words(tables.size());
    for (std::size_t at = 0; at < docids.size(); ++at) {
        for (std::size_t word = 0; word < words.size(); ++word) words[word] = tables[word].of(at);
        if (are_words_near(words, nearness.distance, nearness.ordered)) near.push_back(docids[at]);
    }
    return near;
}

void add_exact(const Operand& operand, const std::vector<CutText>& texts, Occurrences& to) {
    for (const auto& cut : texts) {
        for (const auto& exact : operand.exact) {
            const auto found = exact_occurrences(cut, exact);
            to.insert(to.end(), found.begin(), found.end());
        }
    }
}

/// In each of some documents.
std::vector<Occurrences> occurrences_of(const Operand& operand, const TextsOf& texts,
                                        const Xapian::Database& db, const Docids& docids) {
    std::vector<Occurrences> all(docids.size());
    for (const auto& reading : operand.readings) {
        const auto table = sequence_positions(db, reading, docids);
        const auto length = static_cast<std::uint32_t>(reading.size()) - 1;
        for (std::size_t at = 0; at < docids.size(); ++at) {
            for (const auto first : table.of(at)) all[at].push_back({first, first + length});
        }
    }
    for (std::size_t at = 0; at < docids.size(); ++at) {
        if (!operand.exact.empty()) add_exact(operand, texts(db, docids[at]), all[at]);
        std::sort(all[at].begin(), all[at].end());
    }
    return all;
}

Docids with_near_phrases(const Xapian::Database& db, const std::vector<Operand>& operands,
                         const TextsOf& texts, const Docids& docids, Nearness nearness) {
    std::vector<std::vector<Occurrences>> found;
    for (const auto& operand : operands) found.push_back(occurrences_of(operand, texts, db, docids));
    Docids near;
    std::vector<Occurrences> here(operands.size());
    for (std::size_t at = 0; at < docids.size(); ++at) {
        for (std::size_t operand = 0; operand < here.size(); ++operand)
            here[operand] = std::move(found[operand][at]);
        if (are_near(here, nearness.distance, nearness.ordered)) near.push_back(docids[at]);
    }
    return near;
}

}  // namespace

bool Operand::is_one_word() const {
    return exact.empty() && std::all_of(readings.begin(), readings.end(),
                                        [](const TermSequence& sequence) { return sequence.size() == 1; });
}

TermGroup Operand::any_word() const {
    TermGroup all;
    for (const auto& reading : readings)
        all.insert(all.end(), reading.front().begin(), reading.front().end());
    return all;
}

Query near_words(const std::vector<Operand>& operands, Nearness nearness, Listing listing) {
    std::vector<TermGroup> groups;
    std::vector<Query> present;
    for (const auto& operand : operands) {
        groups.push_back(operand.any_word());
        if (groups.back().empty()) return Query::MatchNothing;
        present.push_back(group_query(groups.back(), listing));
    }
    // However near they have to be, there is room for all of them.
    nearness.distance = std::max(nearness.distance, static_cast<std::uint32_t>(groups.size()) - 1);
    return passing({Query::OP_AND, present.begin(), present.end()},
                   [=](const Xapian::Database& db, const Docids& docids) {
                       return with_near_words(db, groups, docids, nearness);
                   });
}

Query near_phrases(std::vector<Operand> operands, Nearness nearness, TextsOf texts, Listing listing) {
    std::vector<Query> present;
    for (const auto& operand : operands) {
        auto readings = operand.readings;
        readings.insert(readings.end(), operand.words_of_exact.begin(), operand.words_of_exact.end());
        present.push_back(readings_query(readings, listing));
    }
    return passing({Query::OP_AND, present.begin(), present.end()},
                   [operands = std::move(operands), nearness, texts = std::move(texts)](
                       const Xapian::Database& db, const Docids& docids) {
                       return with_near_phrases(db, operands, texts, docids, nearness);
                   });
}

}  // namespace onrecord
