// The chain against all label sequences, tried one by one.
#include <cmath>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "common/analysis/model/chain.hpp"

namespace {

using namespace onrecord;

const std::vector<float> scores = {0.5F, 1.0F, -0.5F, 0.3F, 0.2F, 0.1F, -1.0F, 2.0F, 0.4F, 0.7F, 0.6F, -0.2F};
const std::vector<float> steps = {0.2F, -0.4F, 0.1F, 0.9F, -0.3F, 0.0F, -1.5F, 0.4F, 0.8F, 0.1F, 0.0F, -0.7F};
const Chain chain{scores, steps, 3};

float total(const std::vector<Label>& sequence) {
    float sum = chain.first_step(sequence[0]) + chain.score(0, sequence[0]);
    for (std::size_t at = 1; at < sequence.size(); ++at)
        sum += chain.step(sequence[at - 1], sequence[at]) + chain.score(at, sequence[at]);
    return sum;
}

std::vector<std::vector<Label>> all_sequences() {
    std::vector<std::vector<Label>> all;
    for (int number = 0; number < 81; ++number) {
        int rest = number;
        std::vector<Label> sequence;
        for (int at = 0; at < 4; ++at, rest /= 3) sequence.push_back(static_cast<Label>(rest % 3));
        all.push_back(sequence);
    }
    return all;
}

BOOST_AUTO_TEST_CASE(best_labels_beat_all_others) {
    const auto best = best_labels(chain);
    for (const auto& sequence : all_sequences()) BOOST_TEST(total(sequence) <= total(best) + 1e-5F);
}

BOOST_AUTO_TEST_CASE(sequences_end_to_end_are_found_as_one_by_one) {
    const std::size_t lengths[] = {1, 0, 3};
    auto expected = best_labels({chain.scores.first(3), chain.transitions, chain.labels});
    const auto second = best_labels({chain.scores.subspan(3), chain.transitions, chain.labels});
    expected.insert(expected.end(), second.begin(), second.end());
    BOOST_TEST((best_labels(chain, lengths) == expected));
}

BOOST_AUTO_TEST_CASE(marginals_are_those_of_all_sequences) {
    std::vector<double> expected(scores.size());
    double sum = 0;
    for (const auto& sequence : all_sequences()) {
        const double weight = std::exp(static_cast<double>(total(sequence)));
        sum += weight;
        for (std::size_t at = 0; at < 4; ++at) expected[at * 3 + sequence[at]] += weight;
    }
    const auto marginals = marginals_of(chain);
    for (std::size_t at = 0; at < expected.size(); ++at)
        BOOST_TEST(std::abs(marginals.labels[at] - expected[at] / sum) < 1e-4);
    BOOST_TEST((label_marginals_of(chain) == marginals.labels));
}

/// Ten labels for two tokens, numbers without a pattern.
BOOST_AUTO_TEST_CASE(many_labels_are_no_different) {
    constexpr std::size_t labels = 10;
    std::vector<float> of_tokens(2 * labels);
    std::vector<float> of_steps(labels * labels + labels);
    for (std::size_t at = 0; at < of_tokens.size(); ++at)
        of_tokens[at] = static_cast<float>(at * 37 % 23) / 7 - 1;
    for (std::size_t at = 0; at < of_steps.size(); ++at)
        of_steps[at] = static_cast<float>(at * 53 % 41) / 11 - 2;
    const Chain wide{of_tokens, of_steps, labels};
    const auto score = [&](std::size_t a, std::size_t b) {
        return wide.first_step(a) + wide.score(0, a) + wide.step(a, b) + wide.score(1, b);
    };
    const auto best = best_labels(wide);
    const auto marginals = marginals_of(wide);
    double sum = 0;
    std::vector<double> expected(labels);
    for (std::size_t a = 0; a < labels; ++a) {
        for (std::size_t b = 0; b < labels; ++b) {
            BOOST_TEST(score(a, b) <= score(best[0], best[1]) + 1e-5F);
            const double weight = std::exp(static_cast<double>(score(a, b)));
            sum += weight;
            expected[a] += weight;
        }
    }
    for (std::size_t a = 0; a < labels; ++a)
        BOOST_TEST(std::abs(marginals.labels[a] - expected[a] / sum) < 1e-4);
}

BOOST_AUTO_TEST_CASE(nothing_has_no_labels) {
    BOOST_TEST(best_labels({{}, steps, 3}).empty());
    BOOST_TEST(marginals_of({{}, steps, 3}).labels.empty());
}

}  // namespace
