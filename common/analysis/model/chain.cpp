#include "common/analysis/model/chain.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

#include "common/analysis/model/every_processor.hpp"

namespace onrecord {
namespace {

/// How many labels there are: known to the compiler for the chains of ours, so that loops over labels become
/// a few instructions on vectors.
template <std::size_t labels>
using Count = std::integral_constant<std::size_t, labels>;
struct AnyCount {
    std::size_t labels;
    constexpr operator std::size_t() const { return labels; }  // NOLINT: like Count
};

/// A number for each label, filled up to whole vectors. What stands behind the labels is not looked at.
template <std::size_t Width>
using Row = std::array<float, Width>;
template <typename Labels>
constexpr std::size_t width_of = most_chain_labels;
template <std::size_t labels>
constexpr std::size_t width_of<Count<labels>> = labels <= 4   ? 4
                                                : labels <= 8 ? 8
                                                              : 16;

/// Scales the labels of a row to sum 1.
template <std::size_t Width, typename Labels>
void normalize(Row<Width>& row, Labels labels) {
    float sum = 0;
    for (std::size_t label = 0; label < labels; ++label) sum += row[label];
    if (sum <= 0) return;
    for (float& value : row) value /= sum;
}

/// Vectors of the compiler (GCC and Clang), as wide as every processor of 64 bits has them.
using Floats __attribute__((vector_size(16))) = float;
using Ints __attribute__((vector_size(16))) = std::int32_t;

/// e to the power of each, by a polynomial on what is left over of whole powers of two (Cephes' expf): within
/// two units of the last place down to -87, and nearly 0 below. REQUIRES: none is above 0.
inline Floats exponentials_of_four(Floats powers) {
    constexpr float to_whole = 12'582'912;  // 1.5 * 2^23: a number added to it loses its fraction
    powers = powers > -87.0F ? powers : Floats{} - 87.0F;
    const Floats shifted = powers * 1.44269504F + to_whole;
    const Floats twos = shifted - to_whole;
    const Floats rest = powers - twos * 0.693359375F + twos * 2.12194440e-4F;
    Floats sum = rest * 1.9875691500e-4F + 1.3981999507e-3F;
    sum = sum * rest + 8.3334519073e-3F;
    sum = sum * rest + 4.1665795894e-2F;
    sum = sum * rest + 1.6666665459e-1F;
    sum = sum * rest + 5.0000001201e-1F;
    sum = sum * rest * rest + rest + 1.0F;
    return sum * reinterpret_cast<Floats>((reinterpret_cast<Ints>(shifted) << 23) + (127 << 23));
}

/// exp of a number for each label, the greatest of all taken off first, so that nothing overflows.
template <std::size_t Width, typename Labels>
Row<Width> exponentials(const float* from, Labels labels, float top) {
    Row<Width> row{};
    for (std::size_t at = 0; at < labels; ++at) row[at] = from[at] - top;
    for (std::size_t at = 0; at < Width; at += 4) {
        Floats four;
        std::memcpy(&four, &row[at], sizeof four);
        four = exponentials_of_four(four);
        std::memcpy(&row[at], &four, sizeof four);
    }
    for (std::size_t at = labels; at < Width; ++at) row[at] = 0;
    return row;
}

template <typename Labels>
float greatest(const float* numbers, Labels count) {
    float top = numbers[0];
    for (std::size_t at = 1; at < count; ++at) top = std::max(top, numbers[at]);
    return top;
}

template <typename Labels>
class BestSequence {
    static constexpr std::size_t Width = width_of<Labels>;

  public:
    BestSequence(const Chain& chain, Labels labels) : chain_{chain}, labels_{labels} {
        for (std::size_t from = 0; from < labels_; ++from) {
            for (std::size_t to = 0; to < labels_; ++to) steps_[from][to] = chain.step(from, to);
        }
    }

    /// The best sequence of the next `count` tokens; what was found before it stands in front.
    void find_next(std::size_t count) {
        if (count == 0) return;
        best_.resize(std::max(best_.size(), count));
        for (std::size_t to = 0; to < labels_; ++to)
            best_[0][to] = chain_.first_step(to) + chain_.score(begin_, to);
        for (std::size_t at = 1; at < count; ++at) go_on(at);
        const auto& last = best_[count - 1];
        found_.resize(begin_ + count);
        found_.back() = static_cast<Label>(
            std::max_element(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(labels_)) -
            last.begin());
        for (auto at = count - 1; at > 0; --at) found_[begin_ + at - 1] = before(at, found_[begin_ + at]);
        begin_ += count;
    }
    std::vector<Label> take() { return std::move(found_); }

  private:
    void go_on(std::size_t at) {
        const auto from_row = best_[at - 1];
        Row<Width> top;
        for (std::size_t to = 0; to < Width; ++to) top[to] = from_row[0] + steps_[0][to];
        for (std::size_t from = 1; from < labels_; ++from) {
            for (std::size_t to = 0; to < Width; ++to)
                top[to] = std::max(top[to], from_row[from] + steps_[from][to]);
        }
        const auto* scores = &chain_.scores[(begin_ + at) * labels_];
        for (std::size_t to = 0; to < labels_; ++to) top[to] += scores[to];
        best_[at] = top;
    }

    /// The label before one that the best sequence has: found anew, for one label a token instead of all.
    Label before(std::size_t at, Label to) const {
        const auto& ends = best_[at - 1];
        std::size_t best = 0;
        float top = ends[0] + steps_[0][to];
        for (std::size_t from = 1; from < labels_; ++from) {
            const float here = ends[from] + steps_[from][to];
            best = here > top ? from : best;
            top = std::max(top, here);
        }
        return static_cast<Label>(best);
    }

    const Chain& chain_;
    Labels labels_;
    std::array<Row<Width>, Width> steps_{};
    std::vector<Row<Width>> best_;  ///< by token: of the sequences that end in each label
    std::size_t begin_ = 0;
    std::vector<Label> found_;
};

/// Forward and backward sums in linear space, each token's row scaled to one (Rabiner 1989).
template <typename Labels>
class Sums {
    static constexpr std::size_t Width = width_of<Labels>;

  public:
    Sums(const Chain& chain, Labels labels) : labels_{labels}, size_{chain.size()} {
        const auto top = greatest(chain.transitions.data(), chain.transitions.size());
        first_ = exponentials<Width>(&chain.transitions[labels_ * labels_], labels_, top);
        for (std::size_t from = 0; from < labels_; ++from) {
            steps_[from] = exponentials<Width>(&chain.transitions[from * labels_], labels_, top);
            for (std::size_t to = 0; to < labels_; ++to) backwards_[to][from] = steps_[from][to];
        }
        potentials_.reserve(size_);
        for (std::size_t at = 0; at < size_; ++at) {
            const auto* scores = &chain.scores[at * labels_];
            potentials_.push_back(exponentials<Width>(scores, labels_, greatest(scores, labels_)));
        }
        go_both_ways();
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
    /// From both ends in turns: neither waits for the other.
    void go_both_ways() {
        forward_.resize(size_);
        backward_.resize(size_);
        if (size_ == 0) return;
        backward_.back().fill(1);
        for (std::size_t at = 0; at < size_; ++at) {
            step_forward(at);
            if (at + 1 < size_) step_backward(size_ - 1 - at);
        }
    }

    void step_forward(std::size_t at) {
        auto here = at == 0 ? first_ : through_steps(forward_[at - 1]);
        for (std::size_t to = 0; to < Width; ++to) here[to] *= potentials_[at][to];
        normalize(here, labels_);
        forward_[at] = here;
    }

    void step_backward(std::size_t at) {
        Row<Width> before{};
        for (std::size_t to = 0; to < labels_; ++to) {
            for (std::size_t from = 0; from < Width; ++from)
                before[from] += backwards_[to][from] * potentials_[at][to] * backward_[at][to];
        }
        normalize(before, labels_);
        backward_[at - 1] = before;
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

    Labels labels_;
    std::size_t size_;
    Row<Width> first_{};
    std::array<Row<Width>, Width> steps_{};      ///< from x to
    std::array<Row<Width>, Width> backwards_{};  ///< to x from
    std::vector<Row<Width>> potentials_;
    std::vector<Row<Width>> forward_;
    std::vector<Row<Width>> backward_;
};

/// What `work` makes of the number of labels, known to the compiler where it is one of ours.
template <typename Work>
auto with_labels(std::size_t labels, const Work& work) {
    assert(labels <= most_chain_labels);
    switch (labels) {
        case 3:
            return work(Count<3>{});
        case 5:
            return work(Count<5>{});
        case 9:
            return work(Count<9>{});
        default:
            return work(AnyCount{labels});
    }
}

FOR_EVERY_PROCESSOR std::vector<Label> best_of(const Chain& chain, std::span<const std::size_t> lengths) {
    return with_labels(chain.labels, [&](auto labels) {
        BestSequence best{chain, labels};
        for (const auto length : lengths) best.find_next(length);
        return best.take();
    });
}

FOR_EVERY_PROCESSOR std::vector<float> label_marginals(const Chain& chain) {
    return with_labels(chain.labels, [&](auto labels) { return Sums{chain, labels}.label_marginals(); });
}

}  // namespace

std::vector<Label> best_labels(const Chain& chain) {
    const std::size_t whole[] = {chain.size()};
    return best_of(chain, whole);
}

std::vector<Label> best_labels(const Chain& chain, std::span<const std::size_t> lengths) {
    return best_of(chain, lengths);
}

std::vector<float> label_marginals_of(const Chain& chain) {
    return label_marginals(chain);
}

Marginals marginals_of(const Chain& chain) {
    return with_labels(chain.labels, [&](auto labels) { return Sums{chain, labels}.marginals(); });
}

}  // namespace onrecord
