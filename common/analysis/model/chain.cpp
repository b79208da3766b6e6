#include "common/analysis/model/chain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace onrecord {
namespace {

/// Scales a row to sum 1; the sum it had.
float normalize(std::span<float> row) {
    float sum = 0;
    for (const float value : row) sum += value;
    if (sum > 0) {
        for (float& value : row) value /= sum;
    }
    return sum;
}

/// exp of a row, its greatest value taken off first, so that nothing overflows.
void exponentiate(std::span<const float> from, std::span<float> to) {
    const float top = *std::max_element(from.begin(), from.end());
    for (std::size_t at = 0; at < from.size(); ++at) to[at] = std::exp(from[at] - top);
}

/// Forward and backward sums in linear space, each token's row scaled to one (Rabiner 1989).
class Sums {
  public:
    explicit Sums(const Chain& chain)
        : chain_{chain},
          labels_{chain.labels},
          potentials_(chain.scores.size()),
          steps_(labels_ * labels_ + labels_) {
        exponentiate(chain.transitions, steps_);
        for (std::size_t at = 0; at < chain.size(); ++at)
            exponentiate(chain.scores.subspan(at * labels_, labels_), row(potentials_, at));
        go_forward();
        go_backward();
    }

    std::vector<float> label_marginals() {
        std::vector<float> made(potentials_.size());
        for (std::size_t at = 0; at < chain_.size(); ++at) {
            auto here = row(made, at);
            for (std::size_t to = 0; to < labels_; ++to)
                here[to] = row(forward_, at)[to] * row(backward_, at)[to];
            normalize(here);
        }
        return made;
    }

    Marginals marginals() {
        Marginals made{label_marginals(), std::vector<float>(steps_.size())};
        for (std::size_t at = 1; at < chain_.size(); ++at) add_steps(at, made.steps);
        for (std::size_t to = 0; to < labels_ && chain_.size() > 0; ++to)
            made.steps[labels_ * labels_ + to] = made.labels[to];
        return made;
    }

  private:
    std::span<float> row(std::vector<float>& table, std::size_t at) const {
        return std::span{table}.subspan(at * labels_, labels_);
    }

    void go_forward() {
        forward_.resize(potentials_.size());
        for (std::size_t at = 0; at < chain_.size(); ++at) {
            auto here = row(forward_, at);
            for (std::size_t to = 0; to < labels_; ++to) {
                float sum = at == 0 ? steps_[labels_ * labels_ + to] : 0;
                for (std::size_t from = 0; from < labels_ && at > 0; ++from)
                    sum += row(forward_, at - 1)[from] * steps_[from * labels_ + to];
                here[to] = sum * row(potentials_, at)[to];
            }
            normalize(here);
        }
    }

    void go_backward() {
        backward_.assign(potentials_.size(), 1);
        for (std::size_t at = chain_.size(); at-- > 1;) {
            auto before = row(backward_, at - 1);
            for (std::size_t from = 0; from < labels_; ++from) {
                before[from] = 0;
                for (std::size_t to = 0; to < labels_; ++to)
                    before[from] +=
                        steps_[from * labels_ + to] * row(potentials_, at)[to] * row(backward_, at)[to];
            }
            normalize(before);
        }
    }

    void add_steps(std::size_t at, std::vector<float>& steps) {
        std::vector<float> here(labels_ * labels_);
        for (std::size_t from = 0; from < labels_; ++from) {
            for (std::size_t to = 0; to < labels_; ++to)
                here[from * labels_ + to] = row(forward_, at - 1)[from] * steps_[from * labels_ + to] *
                                            row(potentials_, at)[to] * row(backward_, at)[to];
        }
        normalize(here);
        for (std::size_t step = 0; step < here.size(); ++step) steps[step] += here[step];
    }

    const Chain& chain_;
    std::size_t labels_;
    std::vector<float> potentials_;
    std::vector<float> steps_;
    std::vector<float> forward_;
    std::vector<float> backward_;
};

}  // namespace

std::vector<Label> best_labels(const Chain& chain) {
    const auto labels = chain.labels;
    std::vector<float> best(chain.scores.size());
    std::vector<Label> from_label(chain.scores.size());
    for (std::size_t at = 0; at < chain.size(); ++at) {
        for (std::size_t to = 0; to < labels; ++to) {
            float top = at == 0 ? chain.first_step(to) : std::numeric_limits<float>::lowest();
            for (std::size_t from = 0; from < labels && at > 0; ++from) {
                const float score = best[(at - 1) * labels + from] + chain.step(from, to);
                if (score > top) {
                    top = score;
                    from_label[at * labels + to] = static_cast<Label>(from);
                }
            }
            best[at * labels + to] = top + chain.score(at, to);
        }
    }
    std::vector<Label> sequence(chain.size());
    for (std::size_t at = chain.size(); at-- > 0;) {
        const auto* row = &best[at * labels];
        sequence[at] = at + 1 == chain.size() ? static_cast<Label>(std::max_element(row, row + labels) - row)
                                              : from_label[(at + 1) * labels + sequence[at + 1]];
    }
    return sequence;
}

std::vector<float> label_marginals_of(const Chain& chain) {
    return Sums{chain}.label_marginals();
}

Marginals marginals_of(const Chain& chain) {
    return Sums{chain}.marginals();
}

}  // namespace onrecord
