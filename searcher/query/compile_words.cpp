#include "searcher/query/compile_words.hpp"

#include <algorithm>

#include "common/base/text.hpp"
#include "searcher/query/compile.hpp"
#include "searcher/query/compile_sources.hpp"
#include "searcher/query/compile_statement_word.hpp"

namespace onrecord {
namespace {

/// A compound may be read in pieces or joined; with several of them the readings multiply, so they are
/// bounded.
constexpr std::size_t most_readings = 8;

bool starts_compound(const std::vector<Word>& words, std::size_t at) {
    return at + 1 < words.size() && words[at + 1].form == WordForm::Compound;
}

}  // namespace

bool is_dotted_acronym(const Word& word, std::string_view text) {
    return word.span.in(text).find('.') != std::string_view::npos && word.form != WordForm::Part &&
           std::none_of(word.folded.begin(), word.folded.end(), [](char c) { return c >= '0' && c <= '9'; });
}

TermGroup TermFinder::forms(const Word& word, std::string_view text, std::string_view prefix,
                            Inflection inflection) const {
    if (prefix.empty() && is_dotted_acronym(word, text)) {
        auto acronym = term(prefix::acronym, word.folded);
        if (word.form == WordForm::Acronym || articles_.term_exists(acronym)) return {std::move(acronym)};
    }
    TermGroup group{term(prefix, word.folded)};
    if (inflection == Inflection::AsTyped) return group;
    const auto key = forms_key(stemmer_.stem(word.folded));
    for (auto form = articles_.synonyms_begin(key); form != articles_.synonyms_end(key); ++form) {
        if (*form != word.folded) group.push_back(term(prefix, *form));
    }
    return group;
}

std::vector<TermSequence> TermFinder::read(std::string_view text, std::string_view prefix,
                                           Inflection inflection) const {
    const auto words = words_of(text);
    if (words.empty()) return {};
    std::vector<TermSequence> readings{{}};
    for (std::size_t at = 0; at < words.size();) {
        if (!starts_compound(words, at)) {
            for (auto& reading : readings) reading.push_back(forms(words[at], text, prefix, inflection));
            ++at;
            continue;
        }
        const auto joined = forms(words[at + 1], text, prefix, Inflection::AsTyped);
        const auto unjoined = readings.size();
        for (std::size_t n = 0; n < unjoined && readings.size() < most_readings; ++n) {
            readings.push_back(readings[n]);
            readings.back().push_back(joined);
        }
        const auto end = words[at + 1].span.end;
        for (const auto first = at; at < words.size() && words[at].span.end <= end; ++at) {
            if (at == first + 1) continue;
            for (std::size_t n = 0; n < unjoined; ++n) {
                readings[n].push_back(forms(words[at], text, prefix, inflection));
            }
        }
    }
    return readings;
}

Result<std::vector<TermSequence>> TermFinder::read_prefix(std::string_view text, std::string_view prefix,
                                                          const TermsBeginning& terms) const {
    auto words = words_of(text);
    std::erase_if(words, [](const Word& word) { return word.form == WordForm::Compound; });
    if (words.empty()) return std::vector<TermSequence>{};
    TermSequence sequence;
    for (std::size_t at = 0; at + 1 < words.size(); ++at)
        sequence.push_back({term(prefix, words[at].folded)});
    auto expansions = terms(term(prefix, words.back().folded), most_expansions + 1);
    if (expansions.size() > most_expansions) {
        return Error{
            ErrorKind::Query,
            std::string{text} + "* stands for more than " + std::to_string(most_expansions) + " words",
            "type more letters before the star"};
    }
    expanded_ += expansions.size();
    if (expanded_ > most_expansions_together) {
        return Error{ErrorKind::Query,
                     "the words with a star stand for more than " + with_thousands(most_expansions_together) +
                         " words together",
                     "type more letters before the stars"};
    }
    sequence.push_back(std::move(expansions));
    return std::vector<TermSequence>{std::move(sequence)};
}

Xapian::Query group_query(const TermGroup& group, Listing listing) {
    if (group.empty()) return Xapian::Query::MatchNothing;
    if (listing == Listing::Positions) return query_of(new StatementWord{group});
    if (group.size() == 1) return Xapian::Query{group.front()};
    return {Xapian::Query::OP_SYNONYM, group.begin(), group.end()};
}

Xapian::Query sequence_query(const TermSequence& sequence, Listing listing) {
    if (sequence.size() == 1) return group_query(sequence.front(), listing);
    std::vector<Xapian::Query> parts;
    for (const auto& group : sequence) {
        if (group.empty()) return Xapian::Query::MatchNothing;
        parts.push_back(group_query(group, listing));
    }
    return passing({Xapian::Query::OP_AND, parts.begin(), parts.end()},
                   [sequence](const Xapian::Database& db, const Docids& docids) {
                       return docids_with(sequence_positions(db, sequence, docids), docids);
                   });
}

Xapian::Query readings_query(const std::vector<TermSequence>& readings, Listing listing) {
    std::vector<Xapian::Query> alternatives;
    for (const auto& reading : readings) alternatives.push_back(sequence_query(reading, listing));
    if (alternatives.size() == 1) return alternatives.front();
    return {Xapian::Query::OP_SYNONYM, alternatives.begin(), alternatives.end()};
}

}  // namespace onrecord
