// Sequences of labels under a first-order linear chain: a score for each label of each token, and one for
// each step from a label to the next.
//
//   scores       token x label, row by row
//   transitions  (labels + 1) x label: the step from a label; the last row is the step from the beginning
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace onrecord {

using Label = std::uint8_t;
constexpr std::size_t most_chain_labels = 16;
/// Where one label has this score and all others 0, it is that label.
constexpr float certain_score = 20;

/// Both tables with their number of labels. REQUIRES: scores.size() is a multiple of `labels`, of which there
/// are most_chain_labels at most.
struct Chain {
    std::span<const float> scores;
    std::span<const float> transitions;
    std::size_t labels = 1;

    std::size_t size() const { return scores.size() / labels; }
    float score(std::size_t token, std::size_t label) const { return scores[token * labels + label]; }
    float step(std::size_t from, std::size_t to) const { return transitions[from * labels + to]; }
    float first_step(std::size_t to) const { return transitions[labels * labels + to]; }
};

/// The most probable sequence (Viterbi 1967); of equals the one with the lower label.
std::vector<Label> best_labels(const Chain& chain);
/// The same for several sequences that lie end to end, by their lengths. REQUIRES: these sum to chain.size().
std::vector<Label> best_labels(const Chain& chain, std::span<const std::size_t> lengths);

/// The probability of each label of each token, and how often each step is expected (for training).
struct Marginals {
    std::vector<float> labels;  ///< token x label
    std::vector<float> steps;   ///< as Chain::transitions
};
Marginals marginals_of(const Chain& chain);
/// The probabilities of labels alone.
std::vector<float> label_marginals_of(const Chain& chain);

}  // namespace onrecord
