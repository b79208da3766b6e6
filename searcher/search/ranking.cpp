#include "searcher/search/ranking.hpp"

#include <algorithm>
#include <cmath>

namespace onrecord {
namespace {

constexpr double burst_exponent = 0.45;
constexpr double pair_share = 0.2;
constexpr double half_share_length = 80;
constexpr double most_recency = 0.5;
constexpr std::uint32_t pair_window = 6;

double idf(double all, double with_term) {
    return std::log2((all + 1) / (with_term + 0.5));
}

bool are_within(std::span<const std::uint32_t> some, std::span<const std::uint32_t> others,
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

double idf_of(const Xapian::Database& db, const TermGroup& forms) {
    return idf(db.get_doccount(), documents_with_any(db, forms));
}

}  // namespace

double documents_with_any(const Xapian::Database& db, const TermGroup& forms) {
    const double all = db.get_doccount();
    if (forms.size() == 1) return db.get_termfreq(forms.front());
    double share_without = 1;
    for (const auto& form : forms) share_without *= 1 - db.get_termfreq(form) / std::max(all, 1.0);
    return all * (1 - share_without);
}

WordScore WordScore::of(double all, double with_word, double times, double average_length) {
    const double holders = std::max(with_word, 1.0);
    const double burst = std::pow((times + 1) / holders, burst_exponent);
    return {std::max(idf(all, holders), 0.0) * burst, b / std::max(average_length, 1.0)};
}

WordScore WordScore::of(const Xapian::Database& articles, const TermGroup& forms, double average_length) {
    double times = 0;
    for (const auto& form : forms) times += static_cast<double>(articles.get_collection_freq(form));
    return of(articles.get_doccount(), documents_with_any(articles, forms), times, average_length);
}

double RecencyBoost::of(const OrderKey& key) {
    const auto day = key.time / 100'000;
    if (day == last_day_) return last_boost_;
    const auto date = day_of(key);
    last_day_ = day;
    last_boost_ = date ? 1 + most_recency * std::exp2((days_since_epoch(*date) - newest_) / half_life_) : 1;
    return last_boost_;
}

PairScore::PairScore(const Searched& searched, const std::vector<TermGroup>& words)
    : shards_{searched.shards}, words_{words} {
    for (const auto& word : words_) idfs_.push_back(idf_of(searched.articles, word));
}

double PairScore::of_pair(std::size_t second) const {
    return pair_share * (idfs_[second - 1] + idfs_[second]);
}

std::vector<double> PairScore::of(const Docids& docids) const {
    std::vector<double> scores(docids.size());
    const ShardDocids numbers{shards_.size()};
    for (std::size_t shard = 0; shard < shards_.size(); ++shard) {
        Docids within;
        std::vector<std::size_t> places;
        for (std::size_t at = 0; at < docids.size(); ++at) {
            if (numbers.shard_of(docids[at]) != shard) continue;
            within.push_back(numbers.in_shard(docids[at]));
            places.push_back(at);
        }
        const auto found = in(shards_[shard], within);
        for (std::size_t at = 0; at < places.size(); ++at) scores[places[at]] = found[at];
    }
    return scores;
}

std::vector<double> PairScore::in(const Xapian::Database& shard, const Docids& docids) const {
    std::vector<double> scores(docids.size());
    PositionTable before;
    for (std::size_t word = 0; word < words_.size(); ++word) {
        auto positions = group_positions(shard, words_[word], docids);
        const bool is_pair = word > 0 && words_[word] != words_[word - 1];
        for (std::size_t at = 0; is_pair && at < docids.size(); ++at) {
            if (are_within(before.of(at), positions.of(at), pair_window)) scores[at] += of_pair(word);
        }
        before = std::move(positions);
    }
    for (std::size_t at = 0; at < docids.size(); ++at) {
        if (scores[at] == 0) continue;
        const double length = shard.get_doclength(docids[at]);
        scores[at] *= length / (length + half_share_length);
    }
    return scores;
}

double PairScore::most() const {
    double most = 0;
    for (std::size_t word = 1; word < words_.size(); ++word) most += of_pair(word);
    return most;
}

}  // namespace onrecord
