#include "tools/train/chain_trainer.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <span>

#include "common/analysis/model/linear_model.hpp"

namespace onrecord {
namespace {

/// xorshift64* (Vigna 2016): the same on every machine, unlike the distributions of the standard library.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_{seed * 0x9E37'79B9'7F4A'7C15ULL + 1} {}

    std::uint32_t next() {
        state_ ^= state_ >> 12;
        state_ ^= state_ << 25;
        state_ ^= state_ >> 27;
        return static_cast<std::uint32_t>((state_ * 0x2545'F491'4F6C'DD1DULL) >> 32);
    }
    std::size_t below(std::size_t limit) { return next() % limit; }

  private:
    std::uint64_t state_;
};

/// A weight and the sum of its squared gradients, by which AdaGrad (Duchi et al. 2011) slows its steps.
struct Weight {
    float value = 0;
    float squares = 0;

    void step(float gradient, const TrainingOptions& options) {
        squares += gradient * gradient;
        value +=
            options.rate * (gradient / std::sqrt(squares + 1e-6F)) - options.rate * options.decay * value;
    }
};

/// How often features occur, up to 255, told apart by 24 of their bits.
class FeatureCounts {
  public:
    explicit FeatureCounts(const std::vector<Feature>& features) : counts_(std::size_t{1} << 24) {
        for (const auto feature : features) {
            auto& count = counts_[feature >> 8];
            if (count < 255) ++count;
        }
    }
    int of(Feature feature) const { return counts_[feature >> 8]; }

  private:
    std::vector<std::uint8_t> counts_;
};

class Trainer {
  public:
    Trainer(const TrainingData& data, const TrainingOptions& options, std::uint64_t seed)
        : data_{data},
          options_{options},
          labels_{options.labels},
          weights_(std::size_t{options.labels} << options.bits),
          transitions_(options.steps ? labels_ * labels_ + labels_ : 0),
          random_{seed},
          counts_{data.features} {}

    void train(const std::string& name) {
        std::vector<std::size_t> order(data_.sequence_ends.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (int round = 0; round < options_.rounds; ++round) {
            for (std::size_t at = order.size(); at > 1; --at)
                std::swap(order[at - 1], order[random_.below(at)]);
            double loss = 0;
            for (std::size_t done = 0; done < order.size(); ++done) {
                loss += learn(order[done]);
                const bool due =
                    (done + 1) % std::max<std::size_t>(1, order.size() / options_.snapshots) == 0;
                if (due && round >= options_.averaged_from) add_to_averages();
            }
            std::fprintf(stderr, "%s round %d: loss %.4f a token\n", name.c_str(), round + 1,
                         loss / static_cast<double>(data_.labels.size()));
        }
        take_averages();
    }

    /// Makes the weights those of both, as the `count`-th of several runs.
    void blend_in(const Trainer& other, std::size_t count) {
        const auto share = 1 / static_cast<float>(count);
        const auto blend = [share](std::vector<Weight>& to, const std::vector<Weight>& from) {
            for (std::size_t at = 0; at < to.size(); ++at)
                to[at].value += (from[at].value - to[at].value) * share;
        };
        blend(weights_, other.weights_);
        blend(transitions_, other.transitions_);
    }

    ModelSection quantized(const std::string& name) const {
        ModelSection made{name, options_.labels, options_.bits, 0, {}, {}, false};
        float top = 1e-6F;
        for (const auto& weight : weights_) top = std::max(top, std::abs(weight.value));
        // Weights beyond six are rare and certain anyway; the finer steps below serve all others.
        made.scale = std::min(top, 6.0F) / 127;
        for (const auto& weight : weights_) {
            const auto whole = std::lround(weight.value / made.scale);
            made.weights.push_back(static_cast<std::int8_t>(std::clamp(whole, -127L, 127L)));
        }
        made.scale *= options_.sharpness;
        for (const auto& weight : transitions_) made.transitions.push_back(weight.value);
        made.packed = true;
        return made;
    }

  private:
    void add_to_averages() {
        averages_.resize(weights_.size());
        for (std::size_t at = 0; at < weights_.size(); ++at) averages_[at] += weights_[at].value;
        step_averages_.resize(options_.average_steps ? transitions_.size() : 0);
        for (std::size_t at = 0; at < step_averages_.size(); ++at)
            step_averages_[at] += transitions_[at].value;
        ++averaged_;
    }

    void take_averages() {
        for (std::size_t at = 0; at < averages_.size(); ++at)
            weights_[at].value = averages_[at] / static_cast<float>(averaged_);
        for (std::size_t at = 0; at < step_averages_.size(); ++at)
            transitions_[at].value = step_averages_[at] / static_cast<float>(averaged_);
    }

    void take_features(std::size_t begin, std::size_t end) {
        kept_.clear();
        kept_ends_.clear();
        const auto limit = static_cast<std::uint32_t>(options_.dropped * 4'294'967'295.0F);
        for (std::size_t token = begin; token < end; ++token) {
            const auto first = token == 0 ? 0 : data_.token_ends[token - 1];
            for (auto at = first; at < data_.token_ends[token]; ++at) {
                if (counts_.of(data_.features[at]) < options_.least_count) continue;
                if (options_.dropped > 0 && random_.next() < limit) continue;
                kept_.push_back(row_of(data_.features[at], options_.bits) * labels_);
            }
            kept_ends_.push_back(kept_.size());
        }
    }

    std::span<const std::size_t> rows(std::size_t token) const {
        const auto first = token == 0 ? 0 : kept_ends_[token - 1];
        return std::span{kept_}.subspan(first, kept_ends_[token] - first);
    }

    double learn(std::size_t sequence) {
        const auto begin = sequence == 0 ? 0 : data_.sequence_ends[sequence - 1];
        const auto end = data_.sequence_ends[sequence];
        take_features(begin, end);
        scores_.assign((end - begin) * labels_, 0);
        for (std::size_t token = 0; token < end - begin; ++token) {
            for (const auto row : rows(token)) {
                for (std::size_t label = 0; label < labels_; ++label)
                    scores_[token * labels_ + label] += weights_[row + label].value;
            }
        }
        std::vector<float> steps;
        for (const auto& weight : transitions_) steps.push_back(weight.value);
        const auto marginals = options_.steps ? marginals_of({scores_, steps, labels_}) : each_on_its_own();
        double loss = 0;
        for (std::size_t token = 0; token < end - begin; ++token) {
            const auto gold = data_.labels[begin + token];
            const auto* given = &marginals.labels[token * labels_];
            loss -= std::log(std::max(given[gold], 1e-9F));
            for (const auto row : rows(token)) {
                for (std::size_t label = 0; label < labels_; ++label)
                    weights_[row + label].step((label == gold ? 1.0F : 0.0F) - given[label], options_);
            }
        }
        if (options_.steps) learn_steps(begin, end, marginals.steps);
        return loss;
    }

    /// The probabilities where no step ties the tokens together.
    Marginals each_on_its_own() const {
        Marginals made{scores_, {}};
        for (std::size_t token = 0; token < scores_.size(); token += labels_) {
            const auto row = std::span{made.labels}.subspan(token, labels_);
            const float top = *std::max_element(row.begin(), row.end());
            float sum = 0;
            for (float& value : row) sum += value = std::exp(value - top);
            for (float& value : row) value /= sum;
        }
        return made;
    }

    void learn_steps(std::size_t begin, std::size_t end, const std::vector<float>& expected) {
        std::vector<float> gradient(expected.size());
        for (auto token = begin; token < end; ++token) {
            const auto from = token == begin ? labels_ : data_.labels[token - 1];
            gradient[from * labels_ + data_.labels[token]] += 1;
        }
        for (std::size_t step = 0; step < gradient.size(); ++step) {
            gradient[step] -= expected[step];
            if (gradient[step] != 0) transitions_[step].step(gradient[step], options_);
        }
    }

    const TrainingData& data_;
    const TrainingOptions& options_;
    std::size_t labels_;
    std::vector<Weight> weights_;
    std::vector<Weight> transitions_;
    std::vector<float> averages_;  ///< sums of the weights at each snapshot
    std::vector<float> step_averages_;
    int averaged_ = 0;
    Random random_;
    FeatureCounts counts_;
    std::vector<std::size_t> kept_;
    std::vector<std::size_t> kept_ends_;
    std::vector<float> scores_;
};

}  // namespace

ModelSection train_chain(const std::string& name, const TrainingData& data, const TrainingOptions& options) {
    Trainer first{data, options, options.seed};
    first.train(name);
    for (std::size_t run = 1; run < options.runs; ++run) {
        Trainer next{data, options, options.seed + 100 * run};
        next.train(name);
        first.blend_in(next, run + 1);
    }
    return first.quantized(name);
}

LinearModel borrowed(const ModelSection& section) {
    return {section.labels, section.bits, section.scale, {}, section.weights, section.transitions};
}

}  // namespace onrecord
