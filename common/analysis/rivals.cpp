#include "common/analysis/rivals.hpp"

#include <algorithm>
#include <cmath>

namespace onrecord {
namespace {

/// So many tokens apart, cues are no longer looked at: most sentences are shorter.
constexpr std::size_t farthest = 80;
/// How far a source is that there is not.
constexpr float no_source = 99;

float log_odds(float probability) {
    const float within = std::clamp(probability, 0.0001F, 0.9999F);
    return std::log(within / (1 - within));
}

float number(std::size_t count) {
    return static_cast<float>(count);
}

/// From `a` to `b`, less than nothing where `b` comes first.
float distance(std::size_t a, std::size_t b) {
    return static_cast<float>(b) - static_cast<float>(a);
}

/// How likely the likeliest of some rivals are; 0 where there is none.
struct Rivals {
    float over = 0;              ///< share words with it
    float around = 0;            ///< their words hold its cue
    float within = 0;            ///< their cue stands in its words
    float beside = 0;            ///< stand in its sentence
    std::size_t words_over = 0;  ///< that the first share with it

    void see(const Candidate& other, const Candidate& own) {
        if (other.content.overlaps(own.content) && other.confidence > over) {
            over = other.confidence;
            words_over = other.content.shared_with(own.content);
        }
        if (other.content.overlaps(own.cue.tokens)) around = std::max(around, other.confidence);
        if (own.content.overlaps(other.cue.tokens)) within = std::max(within, other.confidence);
        if (own.cue.sentence == other.cue.sentence) beside = std::max(beside, other.confidence);
    }
};

Rivals rivals_of(const std::vector<Candidate>& all, std::size_t place) {
    const auto& own = all[place];
    const auto& cue = own.cue.tokens;
    Rivals rivals;
    for (auto at = place; at-- > 0 && all[at].cue.tokens.end + farthest > cue.begin;)
        rivals.see(all[at], own);
    for (auto at = place + 1; at < all.size() && all[at].cue.tokens.begin < cue.end + farthest; ++at)
        rivals.see(all[at], own);
    return rivals;
}

}  // namespace

Candidate candidate_of(const MarkedText& text, const ArgumentWindow& window, const Arguments& arguments,
                       float confidence) {
    Candidate made{.cue = window.cue(),
                   .content = {arguments.content.front().begin, arguments.content.back().end},
                   .source = arguments.source,
                   .pieces = arguments.content.size(),
                   .quoted = quoted_share(text, arguments.content),
                   .confidence = confidence,
                   .content_confidence = arguments.confidence,
                   .least_confidence = arguments.least_confidence};
    for (const auto& range : arguments.content) made.words += range.size();
    const auto first = window.tokens().begin;
    for (auto at = made.source.begin; at < made.source.end; ++at)
        made.source_probability = std::max(made.source_probability, arguments.source_probability[at - first]);
    return made;
}

std::vector<RivalValues> values_among(const ParsedText& text, const std::vector<Candidate>& all) {
    const auto& marked = text.marked;
    float said = 0;
    for (const auto& candidate : all) said += candidate.confidence;
    std::vector<RivalValues> values;
    values.reserve(all.size());
    for (std::size_t place = 0; place < all.size(); ++place) {
        const auto& own = all[place];
        const auto& cue = own.cue.tokens;
        const auto rivals = rivals_of(all, place);
        const auto sentence = number(range_of(marked.sentences[own.cue.sentence]).size());
        values.push_back({log_odds(own.confidence),
                          log_odds(own.cue.probability),
                          log_odds(own.content_confidence),
                          log_odds(own.least_confidence),
                          log_odds(own.source_probability),
                          static_cast<float>(text.tags[verb_of(own.cue, text.tags)]),
                          static_cast<float>(own.quoted),
                          number(own.words),
                          number(own.pieces),
                          number(own.source.size()),
                          distance(cue.end, own.content.begin),
                          distance(own.content.end, cue.begin),
                          own.source.empty() ? no_source : distance(cue.begin, own.source.begin),
                          number(own.words) / sentence,
                          log_odds(rivals.over),
                          log_odds(rivals.around),
                          log_odds(rivals.within),
                          log_odds(rivals.beside),
                          number(rivals.words_over) / number(own.content.size()),
                          said / number(marked.size()),
                          number(own.cue.sentence) / number(marked.sentences.size()),
                          sentence});
    }
    return values;
}

std::vector<float> confidences_among(const ParsedText& text, const std::vector<Candidate>& all,
                                     const TreeModel& model) {
    std::vector<float> values;
    for (const auto& row : values_among(text, all)) values.insert(values.end(), row.begin(), row.end());
    auto confidences = model.scores(values);
    for (auto& score : confidences) score = 1 / (1 + std::exp(-score));
    return confidences;
}

}  // namespace onrecord
