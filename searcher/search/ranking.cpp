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

double idf_of(const Xapian::Database& db, const TermGroup& group) {
    const double all = db.get_doccount();
    double with_term = 0;
    for (const auto& one : group) with_term += db.get_termfreq(one);
    return idf(all, std::min(all, with_term));
}

}  // namespace

RelevanceWeight::RelevanceWeight() {
    for (const auto needed : {COLLECTION_SIZE, TERMFREQ, COLLECTION_FREQ, AVERAGE_LENGTH, DOC_LENGTH,
                              DOC_LENGTH_MIN, WDF, WDF_MAX, WQF})
        need_stat(needed);
}

void RelevanceWeight::init(double factor) {
    if (factor == 0) return;  // the part that does not depend on words: there is none
    const double with_term = std::max<double>(get_termfreq(), 1);
    const double burst = std::pow((get_collection_freq() + 1.0) / with_term, burst_exponent);
    factor_ = factor * get_wqf() * std::max(idf(get_collection_size(), with_term), 0.0) * burst;
    length_share_ = b / std::max(get_average_length(), 1.0);
    most_ = get_sumpart(get_wdf_upper_bound(), get_doclength_lower_bound(), 0);
}

double RelevanceWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                                    Xapian::termcount) const {
    const double often = wdf;
    return factor_ * often / (often + k1 * (1 - b + length_share_ * length));
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
