#include "searcher/search/ranking.hpp"

#include <algorithm>
#include <cmath>

namespace onrecord {
namespace {

constexpr double k1 = 1;
constexpr double b = 0.75;
constexpr double burst_exponent = 0.3;
constexpr double pair_share = 0.1;
constexpr std::uint32_t pair_window = 4;

double idf(double all, double with_term) {
    return std::log2((all + 1) / (with_term + 0.5));
}

std::vector<std::uint32_t> positions_of(const Xapian::Database& db, Xapian::docid docid,
                                        const TermGroup& group) {
    std::vector<std::uint32_t> positions;
    for (const auto& one : group)
        positions.insert(positions.end(), db.positionlist_begin(docid, one), db.positionlist_end(docid, one));
    std::sort(positions.begin(), positions.end());
    return positions;
}

bool are_within(const std::vector<std::uint32_t>& some, const std::vector<std::uint32_t>& others,
                std::uint32_t window) {
    auto other = others.begin();
    for (const auto position : some) {
        const auto least = position >= window ? position - window + 1 : 0;
        other = std::lower_bound(other, others.end(), least);
        if (other == others.end()) return false;
        if (*other < position + window && *other != position) return true;
        if (*other == position && other + 1 != others.end() && *(other + 1) < position + window) return true;
    }
    return false;
}

/// As if the forms of a word occurred independently of each other; counting would take reading their lists.
double documents_with_any(const Xapian::Database& db, const TermGroup& forms) {
    const double all = db.get_doccount();
    if (forms.size() == 1) return db.get_termfreq(forms.front());
    double share_without = 1;
    for (const auto& form : forms) share_without *= 1 - db.get_termfreq(form) / std::max(all, 1.0);
    return all * (1 - share_without);
}

double idf_of(const Xapian::Database& db, const TermGroup& forms) {
    return idf(db.get_doccount(), documents_with_any(db, forms));
}

}  // namespace

WordScore WordScore::of(double all, double with_word, double times, double average_length) {
    const double holders = std::max(with_word, 1.0);
    const double burst = std::pow((times + 1) / holders, burst_exponent);
    return {std::max(idf(all, holders), 0.0) * burst, b / std::max(average_length, 1.0)};
}

WordScore WordScore::of(const Xapian::Database& db, const TermGroup& forms) {
    double times = 0;
    for (const auto& form : forms) times += static_cast<double>(db.get_collection_freq(form));
    return of(db.get_doccount(), documents_with_any(db, forms), times, db.get_average_length());
}

double WordScore::operator()(double frequency, double length) const {
    return factor * frequency / (frequency + k1 * (1 - b + length_share * length));
}

RelevanceWeight::RelevanceWeight() {
    for (const auto needed : {COLLECTION_SIZE, TERMFREQ, COLLECTION_FREQ, AVERAGE_LENGTH, DOC_LENGTH,
                              DOC_LENGTH_MIN, WDF, WDF_MAX, WQF})
        need_stat(needed);
}

void RelevanceWeight::init(double factor) {
    if (factor == 0) return;  // the part that does not depend on words: there is none
    score_ =
        WordScore::of(get_collection_size(), get_termfreq(), get_collection_freq(), get_average_length());
    score_.factor *= factor * get_wqf();
    most_ = score_(get_wdf_upper_bound(), get_doclength_lower_bound());
}

double RelevanceWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                                    Xapian::termcount) const {
    return score_(wdf, length);
}

PairScore::PairScore(const Xapian::Database& db, const std::vector<TermGroup>& words)
    : db_{db}, words_{words} {
    for (const auto& word : words_) idfs_.push_back(idf_of(db, word));
}

double PairScore::of(Xapian::docid docid) const {
    double score = 0;
    std::vector<std::uint32_t> before;
    for (std::size_t at = 0; at < words_.size(); ++at) {
        auto positions = positions_of(db_, docid, words_[at]);
        if (at > 0 && words_[at] != words_[at - 1] && are_within(before, positions, pair_window))
            score += pair_share * (idfs_[at - 1] + idfs_[at]);
        before = std::move(positions);
    }
    return score;
}

}  // namespace onrecord
