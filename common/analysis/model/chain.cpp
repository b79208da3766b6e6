#include "common/analysis/model/chain.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "common/analysis/model/every_processor.hpp"

namespace onrecord {
namespace {

/// A number for each label, filled up to a width the compiler knows: loops over it become a few instructions
/// on vectors. What stands behind the labels is not looked at.
template <std::size_t Width>
using Row = std::array<float, Width>;

/// Scales the labels of a row to sum 1.
template <std::size_t Width>
void normalize(Row<Width>& row, std::size_t labels) {
    float sum = 0;
    for (std::size_t label = 0; label < labels; ++label) sum += row[label];
    if (sum <= 0) return;
    for (float& value : row) value /= sum;
}

/// exp of some numbers, the greatest of all taken off first, so that nothing overflows.
template <std::size_t Width>
Row<Width> exponentials(std::span<const float> from, float top) {
    Row<Width> row{};
    for (std::size_t at = 0; at < from.size(); ++at) row[at] = std::exp(from[at] - top);
    return row;
}

float greatest(std::span<const float> numbers) {
    return *std::max_element(numbers.begin(), numbers.end());
}

template <std::size_t Width>
class BestSequence {
  public:
    explicit BestSequence(const Chain& chain) : chain_{chain}, labels_{chain.labels} {
        for (std::size_t from = 0; from < labels_; ++from) {
            for (std::size_t to = 0; to < labels_; ++to) steps_[from][to] = chain.step(from, to);
        }
    }

    std::vector<Label> find() {
        std::vector<Label> sequence(chain_.size());
        if (sequence.empty()) return sequence;
        best_.resize(chain_.size());
        for (std::size_t to = 0; to < labels_; ++to)
            best_[0][to] = chain_.first_step(to) + chain_.score(0, to);
        for (std::size_t at = 1; at < chain_.size(); ++at) go_on(at);
        const auto& last = best_.back();
        sequence.back() = static_cast<Label>(
            std::max_element(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(labels_)) -
            last.begin());
        for (auto at = chain_.size() - 1; at > 0; --at) sequence[at - 1] = before(at, sequence[at]);
        return sequence;
    }

  private:
    void go_on(std::size_t at) {
        const auto& from_row = best_[at - 1];
        auto& top = best_[at];
        for (std::size_t to = 0; to < Width; ++to) top[to] = from_row[0] + steps_[0][to];
        for (std::size_t from = 1; from < labels_; ++from) {
            for (std::size_t to = 0; to < Width; ++to)
                top[to] = std::max(top[to], from_row[from] + steps_[from][to]);
        }
        for (std::size_t to = 0; to < labels_; ++to) top[to] += chain_.score(at, to);
    }

    /// The label before one that the best sequence has: found anew, for one label a token instead of all.
    Label before(std::size_t at, Label to) const {
        std::size_t best = 0;
        const auto score = [&](std::size_t from) { return best_[at - 1][from] + steps_[from][to]; };
        for (std::size_t from = 1; from < labels_; ++from) {
            if (score(from) > score(best)) best = from;
        }
        return static_cast<Label>(best);
    }

    const Chain& chain_;
    std::size_t labels_;
    std::array<Row<Width>, Width> steps_{};
    std::vector<Row<Width>> best_;  ///< by token: of the sequences that end in each label
};

/// Forward and backward sums in linear space, each token's row scaled to one (Rabiner 1989).
template <std::size_t Width>
class Sums {
  public:
    explicit Sums(const Chain& chain) : labels_{chain.labels}, size_{chain.size()} {
        const auto top = greatest(chain.transitions);
        first_ = exponentials<Width>(chain.transitions.subspan(labels_ * labels_, labels_), top);
        for (std::size_t from = 0; from < labels_; ++from) {
            steps_[from] = exponentials<Width>(chain.transitions.subspan(from * labels_, labels_), top);
            for (std::size_t to = 0; to < labels_; ++to) backwards_[to][from] = steps_[from][to];
        }
        potentials_.reserve(size_);
        for (std::size_t at = 0; at < size_; ++at) {
            const auto scores = chain.scores.subspan(at * labels_, labels_);
            potentials_.push_back(exponentials<Width>(scores, greatest(scores)));
        }
        go_forward();
        go_backward();
    }

    std::vector<float> label_marginals() const {
        std::vector<float> made(size_ * labels_);
        for (std::size_t at = 0; at < size_; ++at) {
            Row<Width> here;
            for (std::size_t to = 0; to < Width; ++to) here[to] = forward_[at][to] * backward_[at][to];
            normalize(here, labels_);
            std::copy_n(here.begin(), labels_, made.begin() + static_cast<std::ptrdiff_t>(at * labels_));
        }
        return made;
    }

    Marginals marginals() const {
        Marginals made{label_marginals(), std::vector<float>(labels_ * labels_ + labels_)};
        for (std::size_t at = 1; at < size_; ++at) add_steps(at, made.steps);
        for (std::size_t to = 0; to < labels_ && size_ > 0; ++to)
            made.steps[labels_ * labels_ + to] = made.labels[to];
        return made;
    }

  private:
    void go_forward() {
        forward_.resize(size_);
        for (std::size_t at = 0; at < size_; ++at) {
            auto here = at == 0 ? first_ : through_steps(forward_[at - 1]);
            for (std::size_t to = 0; to < Width; ++to) here[to] *= potentials_[at][to];
            normalize(here, labels_);
            forward_[at] = here;
        }
    }

    void go_backward() {
        backward_.resize(size_);
        if (size_ > 0) backward_.back().fill(1);
        for (auto at = size_; at-- > 1;) {
            auto& before = backward_[at - 1];
            for (std::size_t to = 0; to < labels_; ++to) {
                for (std::size_t from = 0; from < Width; ++from)
                    before[from] += backwards_[to][from] * potentials_[at][to] * backward_[at][to];
            }
            normalize(before, labels_);
        }
    }

    Row<Width> through_steps(const Row<Width>& from_row) const {
        Row<Width> sums{};
        for (std::size_t from = 0; from < labels_; ++from) {
            for (std::size_t to = 0; to < Width; ++to) sums[to] += from_row[from] * steps_[from][to];
        }
        return sums;
    }

    void add_steps(std::size_t at, std::vector<float>& steps) const {
        std::array<Row<Width>, Width> here{};
        float sum = 0;
        for (std::size_t from = 0; from < labels_; ++from) {
            for (std::size_t to = 0; to < labels_; ++to) {
                here[from][to] =
                    forward_[at - 1][from] * steps_[from][to] * potentials_[at][to] * backward_[at][to];
                sum += here[from][to];
            }
        }
        if (sum <= 0) return;
        for (std::size_t from = 0; from < labels_; ++from) {
            for (std::size_t to = 0; to < labels_; ++to) steps[from * labels_ + to] += here[from][to] / sum;
        }
    }

    std::size_t labels_;
    std::size_t size_;
    Row<Width> first_{};
    std::array<Row<Width>, Width> steps_{};      ///< from x to
    std::array<Row<Width>, Width> backwards_{};  ///< to x from
    std::vector<Row<Width>> potentials_;
    std::vector<Row<Width>> forward_;
    std::vector<Row<Width>> backward_;
};

FOR_EVERY_PROCESSOR std::vector<Label> best_of_8(const Chain& chain) {
    return BestSequence<8>{chain}.find();
}
FOR_EVERY_PROCESSOR std::vector<Label> best_of_16(const Chain& chain) {
    return BestSequence<most_chain_labels>{chain}.find();
}

FOR_EVERY_PROCESSOR std::vector<float> label_marginals_of_8(const Chain& chain) {
    return Sums<8>{chain}.label_marginals();
}
FOR_EVERY_PROCESSOR std::vector<float> label_marginals_of_16(const Chain& chain) {
    return Sums<most_chain_labels>{chain}.label_marginals();
}

}  // namespace

std::vector<Label> best_labels(const Chain& chain) {
    assert(chain.labels <= most_chain_labels);
    return chain.labels <= 8 ? best_of_8(chain) : best_of_16(chain);
}

std::vector<float> label_marginals_of(const Chain& chain) {
    assert(chain.labels <= most_chain_labels);
    return chain.labels <= 8 ? label_marginals_of_8(chain) : label_marginals_of_16(chain);
}

Marginals marginals_of(const Chain& chain) {
    assert(chain.labels <= most_chain_labels);
    return chain.labels <= 8 ? Sums<8>{chain}.marginals() : Sums<most_chain_labels>{chain}.marginals();
}

}  // namespace onrecord
