// Trains linear-chain conditional random fields: maximum likelihood by stochastic gradient (AdaGrad), with
// features dropped at random so that none is leant on alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/analysis/model/chain.hpp"
#include "common/analysis/model/features.hpp"
#include "common/analysis/model/model_file.hpp"

namespace onrecord {

/// Sequences of tokens with their features and gold labels, laid end to end.
struct TrainingData {
    std::vector<Feature> features;
    std::vector<std::size_t> token_ends;     ///< into `features`
    std::vector<Label> labels;               ///< one a token
    std::vector<std::size_t> sequence_ends;  ///< into `labels`

    void add_token(std::span<const Feature> token, Label label) {
        features.insert(features.end(), token.begin(), token.end());
        token_ends.push_back(features.size());
        labels.push_back(label);
    }
    void end_sequence() {
        if (!labels.empty() && (sequence_ends.empty() || sequence_ends.back() < labels.size()))
            sequence_ends.push_back(labels.size());
    }
};

struct TrainingOptions {
    std::uint32_t labels = 2;
    std::uint32_t bits = 18;
    int rounds = 8;
    int averaged_from = 1'000;   ///< the weights after this round and those behind it are averaged
    std::size_t snapshots = 1;   ///< taken a round for the average, evenly
    bool average_steps = false;  ///< the steps between labels are averaged too
    float rate = 0.2F;
    float decay = 1e-5F;   ///< pull towards zero at each touch
    int least_count = 1;   ///< features that are rarer in the data are left out
    float dropped = 0.1F;  ///< share of features left out of each sequence
    float sharpness =
        1;  ///< the weights are multiplied by it: features dropped in training are all there in use
    std::uint64_t seed = 1;
    std::size_t runs = 1;  ///< with other seeds, their weights averaged: chance plays a smaller part
    bool steps = true;     ///< false: each token on its own, no transitions
};

/// The same data and options give the same bytes.
ModelSection train_chain(const std::string& name, const TrainingData& data, const TrainingOptions& options);

/// A trained model as the stages use it. REQUIRES: the section outlives it.
LinearModel borrowed(const ModelSection& section);

}  // namespace onrecord
