#include "common/analysis/rivals.hpp"

#include <algorithm>
#include <cmath>

namespace onrecord {
namespace {

/// So many tokens apart, cues are no longer looked at: most sentences are shorter.
constexpr std::size_t farthest = 80;

/// How likely the likeliest of some rivals are; 0 where there is none.
struct Rivals {
    float over = 0;    ///< share words with it
    float around = 0;  ///< their words hold its cue
    float within = 0;  ///< their cue stands in its words

    void see(const Candidate& other, const Candidate& own) {
        if (other.content.overlaps(own.content)) over = std::max(over, other.confidence);
        if (other.content.overlaps(own.cue)) around = std::max(around, other.confidence);
        if (own.content.overlaps(other.cue)) within = std::max(within, other.confidence);
    }
};

Rivals rivals_of(const std::vector<Candidate>& all, std::size_t number) {
    const auto& own = all[number];
    Rivals rivals;
    for (auto at = number; at-- > 0 && all[at].cue.end + farthest > own.cue.begin;) rivals.see(all[at], own);
    for (auto at = number + 1; at < all.size() && all[at].cue.begin < own.cue.end + farthest; ++at)
        rivals.see(all[at], own);
    return rivals;
}

}  // namespace

Candidate candidate_of(const MarkedText& text, const Cue& cue, const Arguments& arguments) {
    return {cue.tokens,
            {arguments.content.front().begin, arguments.content.back().end},
            quoted_share(text, arguments.content),
            arguments.confidence};
}

void add_rival_features(const std::vector<Candidate>& all, std::size_t number, FeatureList& to) {
    const auto& own = all[number];
    const auto rivals = rivals_of(all, number);
    const auto kind = static_cast<std::uint32_t>(own.quoted);
    const auto sure = step_of(own.confidence, 2);
    const auto over = step_of(rivals.over, 1);
    const auto around = step_of(rivals.around, 1);
    const auto within = step_of(rivals.within, 1);
    to.add("bias"_f);
    to.add("sure"_f, step_of(own.confidence, 4));
    to.add("sure kind"_f, sure, kind);
    to.add("over"_f, over);
    to.add("around"_f, around);
    to.add("within"_f, within);
    to.add("over sure"_f, over, sure);
    to.add("around sure"_f, around, sure);
    to.add("within sure"_f, within, sure);
    to.add("over kind"_f, over, kind);
    to.add("around kind"_f, around, kind);
}

std::vector<float> confidences_among(const std::vector<Candidate>& all, const LinearModel& model) {
    std::vector<float> confidences;
    score_each(
        model, all.size(), [&](std::size_t number, FeatureList& to) { add_rival_features(all, number, to); },
        [&](std::size_t, std::span<const float> scores) {
            confidences.push_back(1 / (1 + std::exp(scores[0] - scores[1])));
        });
    return confidences;
}

}  // namespace onrecord
