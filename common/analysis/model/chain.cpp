#include "common/analysis/model/chain.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <utility>

#include "common/analysis/model/every_processor.hpp"

namespace onrecord {
namespace {

/// A number for each label, filled up to a width the compiler knows: a vector of its own (GCC and Clang), which it
/// cuts into what the processor has. What stands behind the labels is 0 or not looked at.
template <std::size_t Width>
struct RowOf {
    using Floats __attribute__((vector_size(Width * sizeof(float)))) = float;
    using Ints __attribute__((vector_size(Width * sizeof(float)))) = std::int32_t;
};
template <std::size_t Width>
using Row = typename RowOf<Width>::Floats;
/// As a container takes it: of a vector alone it would not know the alignment.
template <std::size_t Width>
struct alignas(Width * sizeof(float)) Held {
    Row<Width> row{};
};

/// The sum of a row, always in the same order.
inline float sum_of(const Row<8>& row) {
    const auto half = [&](std::size_t at) { return (row[at] + row[at + 4]) + (row[at + 2] + row[at + 6]); };
    return half(0) + half(1);
}
inline float sum_of(const Row<16>& row) {
    Row<8> low;
    Row<8> high;
    std::memcpy(&low, &row, sizeof low);
    std::memcpy(&high, reinterpret_cast<const char*>(&row) + sizeof low, sizeof high);
    low += high;
    return sum_of(low);
}

/// Scales a row to sum 1.
template <std::size_t Width>
void normalize(Row<Width>& row) {
    const float sum = sum_of(row);
    if (sum > 0) row /= sum;
}

/// e to the power of each, by a polynomial on what is left over of whole powers of two (Cephes' expf): within
/// two units of the last place down to -87, and nearly 0 below. REQUIRES: none is above 0.
template <std::size_t Width>
void to_exponentials(Row<Width>& powers) {
    using Floats = Row<Width>;
    using Ints = typename RowOf<Width>::Ints;
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
    powers = sum * reinterpret_cast<Floats>((reinterpret_cast<Ints>(shifted) << 23) + (127 << 23));
}

/// Reads rows of `labels` numbers that lie end to end.
template <std::size_t Width>
class Rows {
  public:
    Rows(std::span<const float> numbers, std::size_t labels) : numbers_{numbers}, labels_{labels} {
        for (std::size_t at = 0; at < labels; ++at) is_label_[at] = -1;
    }

    /// One of them, with `rest` behind its labels.
    void read(std::size_t number, float rest, Row<Width>& to) const {
        const auto here = numbers_.subspan(number * labels_);
        if (here.size() >= Width) {
            std::memcpy(&to, here.data(), sizeof to);
        } else {
            to = Row<Width>{};
            std::memcpy(&to, here.data(), here.size_bytes());
        }
        to = is_label_ ? to : Row<Width>{} + rest;
    }
    /// exp of one of them, `top` taken off first, so that nothing overflows.
    void read_exponentials(std::size_t number, float top, Row<Width>& to) const {
        read(number, top, to);
        to -= top;
        to_exponentials<Width>(to);
        to = is_label_ ? to : Row<Width>{};
    }
    float greatest(std::size_t number) const {
        const auto here = numbers_.subspan(number * labels_, labels_);
        float top = here[0];
        for (const float value : here) top = std::max(top, value);
        return top;
    }

  private:
    std::span<const float> numbers_;
    std::size_t labels_;
    typename RowOf<Width>::Ints is_label_{};
};

template <std::size_t Width>
class BestSequence {
  public:
    explicit BestSequence(const Chain& chain)
        : chain_{chain}, labels_{chain.labels}, scores_{chain.scores, labels_} {
        const Rows<Width> steps{chain.transitions, labels_};
        for (std::size_t from = 0; from < labels_; ++from) steps.read(from, 0, steps_[from]);
        steps.read(labels_, 0, first_);
    }

    /// The best sequence of the next `count` tokens; what was found before it stands in front.
    void find_next(std::size_t count) {
        if (count == 0) return;
        best_.resize(std::max(best_.size(), count));
        scores_.read(begin_, 0, best_[0].row);
        best_[0].row += first_;
        for (std::size_t at = 1; at < count; ++at) go_on(at);
        const auto& last = best_[count - 1].row;
        std::size_t best = 0;
        for (std::size_t to = 1; to < labels_; ++to) {
            if (last[to] > last[best]) best = to;
        }
        found_.resize(begin_ + count);
        found_.back() = static_cast<Label>(best);
        for (auto at = count - 1; at > 0; --at) found_[begin_ + at - 1] = before(at, found_[begin_ + at]);
        begin_ += count;
    }
    std::vector<Label> take() { return std::move(found_); }

  private:
    void go_on(std::size_t at) {
        const auto& from_row = best_[at - 1].row;
        Row<Width> top = from_row[0] + steps_[0];
        for (std::size_t from = 1; from < labels_; ++from) {
            const Row<Width> here = from_row[from] + steps_[from];
            top = here > top ? here : top;
        }
        Row<Width> scores;
        scores_.read(begin_ + at, 0, scores);
        best_[at].row = top + scores;
    }

    /// The label before one that the best sequence has: found anew, for one label a token instead of all.
    Label before(std::size_t at, Label to) const {
        std::size_t best = 0;
        const auto score = [&](std::size_t from) { return best_[at - 1].row[from] + steps_[from][to]; };
        for (std::size_t from = 1; from < labels_; ++from) {
            if (score(from) > score(best)) best = from;
        }
        return static_cast<Label>(best);
    }

    const Chain& chain_;
    std::size_t labels_;
    Rows<Width> scores_;
    Row<Width> first_{};
    std::array<Row<Width>, Width> steps_{};
    std::vector<Held<Width>> best_;  ///< by token: of the sequences that end in each label
    std::size_t begin_ = 0;
    std::vector<Label> found_;
};

template <std::size_t Width>
std::vector<Label> best_of(const Chain& chain, std::span<const std::size_t> lengths) {
    BestSequence<Width> best{chain};
    for (const auto length : lengths) best.find_next(length);
    return best.take();
}

/// Forward and backward sums in linear space, each token's row scaled to one (Rabiner 1989).
template <std::size_t Width>
class Sums {
  public:
    explicit Sums(const Chain& chain) : labels_{chain.labels}, size_{chain.size()} {
        const auto top = *std::max_element(chain.transitions.begin(), chain.transitions.end());
        const Rows<Width> steps{chain.transitions, labels_};
        steps.read_exponentials(labels_, top, first_);
        for (std::size_t from = 0; from < labels_; ++from) {
            steps.read_exponentials(from, top, steps_[from]);
            for (std::size_t to = 0; to < labels_; ++to) backwards_[to][from] = steps_[from][to];
        }
        const Rows<Width> scores{chain.scores, labels_};
        potentials_.resize(size_);
        for (std::size_t at = 0; at < size_; ++at)
            scores.read_exponentials(at, scores.greatest(at), potentials_[at].row);
        go_forward();
        go_backward();
    }

    std::vector<float> label_marginals() const {
        // Rows are written whole: what is too much of one is the next one's.
        std::vector<float> made(size_ * labels_ + Width);
        for (std::size_t at = 0; at < size_; ++at) {
            Row<Width> here = forward_[at].row * backward_[at].row;
            normalize<Width>(here);
            std::memcpy(&made[at * labels_], &here, sizeof here);
        }
        made.resize(size_ * labels_);
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
            Row<Width> here = first_;
            if (at > 0) through(steps_, forward_[at - 1].row, here);
            here *= potentials_[at].row;
            normalize<Width>(here);
            forward_[at].row = here;
        }
    }

    void go_backward() {
        backward_.resize(size_);
        if (size_ > 0) backward_.back().row += 1.0F;
        for (auto at = size_; at-- > 1;) {
            const Row<Width> here = potentials_[at].row * backward_[at].row;
            through(backwards_, here, backward_[at - 1].row);
            normalize<Width>(backward_[at - 1].row);
        }
    }

    /// The sums that steps lead to from a row.
    void through(const std::array<Row<Width>, Width>& steps, const Row<Width>& from_row,
                 Row<Width>& to) const {
        Row<Width> sums{};
        for (std::size_t from = 0; from < labels_; ++from) sums += from_row[from] * steps[from];
        to = sums;
    }

    void add_steps(std::size_t at, std::vector<float>& steps) const {
        std::array<Row<Width>, Width> here{};
        float sum = 0;
        for (std::size_t from = 0; from < labels_; ++from) {
            here[from] = forward_[at - 1].row[from] * steps_[from] * potentials_[at].row * backward_[at].row;
            sum += sum_of(here[from]);
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
    std::vector<Held<Width>> potentials_;
    std::vector<Held<Width>> forward_;
    std::vector<Held<Width>> backward_;
};

FOR_EVERY_PROCESSOR std::vector<Label> best_of_8(const Chain& chain, std::span<const std::size_t> lengths) {
    return best_of<8>(chain, lengths);
}
FOR_EVERY_PROCESSOR std::vector<Label> best_of_16(const Chain& chain, std::span<const std::size_t> lengths) {
    return best_of<most_chain_labels>(chain, lengths);
}

FOR_EVERY_PROCESSOR std::vector<float> label_marginals_of_8(const Chain& chain) {
    return Sums<8>{chain}.label_marginals();
}
FOR_EVERY_PROCESSOR std::vector<float> label_marginals_of_16(const Chain& chain) {
    return Sums<most_chain_labels>{chain}.label_marginals();
}

}  // namespace

std::vector<Label> best_labels(const Chain& chain) {
    const std::size_t whole[] = {chain.size()};
    return best_labels(chain, whole);
}

std::vector<Label> best_labels(const Chain& chain, std::span<const std::size_t> lengths) {
    assert(chain.labels <= most_chain_labels);
    return chain.labels <= 8 ? best_of_8(chain, lengths) : best_of_16(chain, lengths);
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
