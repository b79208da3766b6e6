#include "tools/train/tree_trainer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <utility>

namespace onrecord {
namespace {

constexpr std::size_t most_bins = 32;

/// What each value is cut into: a bin ends at its edge.
struct Bins {
    std::vector<std::vector<float>> edges;  ///< by value, ascending
    std::vector<std::uint8_t> of;           ///< row by row

    explicit Bins(const TreeData& data) : edges(data.values()), of(data.size() * data.values()) {
        std::vector<float> sorted(data.size());
        for (std::size_t number = 0; number < data.values(); ++number) {
            for (std::size_t row = 0; row < data.size(); ++row) sorted[row] = data.value(row, number);
            std::sort(sorted.begin(), sorted.end());
            auto& own = edges[number];
            for (std::size_t bin = 1; bin < most_bins; ++bin) {
                const float edge = sorted[data.size() * bin / most_bins];
                if ((own.empty() || edge > own.back()) && edge < sorted.back()) own.push_back(edge);
            }
            for (std::size_t row = 0; row < data.size(); ++row) {
                const auto bin = std::lower_bound(own.begin(), own.end(), data.value(row, number));
                of[row * data.values() + number] = static_cast<std::uint8_t>(bin - own.begin());
            }
        }
    }
};

/// First and second derivatives of the loss, added up.
struct Slope {
    double first = 0;
    double second = 0;
    std::size_t count = 0;

    Slope& operator+=(const Slope& other) {
        first += other.first;
        second += other.second;
        count += other.count;
        return *this;
    }
    Slope without(const Slope& part) const {
        return {first - part.first, second - part.second, count - part.count};
    }
    double gain(double pull) const { return first * first / (second + pull); }
    double step(double pull) const { return -first / (second + pull); }
};

/// A leaf, or where two meet.
struct Branch {
    std::vector<std::uint32_t> rows;
    Slope slope;
    double gain = 0;  ///< of cutting it; 0: it cannot be
    std::size_t number = 0;
    std::size_t bin = 0;   ///< the last one of its left side
    std::size_t left = 0;  ///< 0: a leaf
};

class Boosting {
  public:
    Boosting(const TreeData& data, const TreeOptions& options)
        : data_{data}, options_{options}, bins_{data}, scores_(data.size()), slopes_(data.size()) {}

    std::vector<TreeNode> nodes() {
        begin();
        for (std::size_t tree = 0; tree < options_.trees; ++tree) grow();
        nodes_.push_back({});
        return std::move(nodes_);
    }

  private:
    /// A tree of one leaf: the odds of all examples.
    void begin() {
        double right = 0;
        for (std::size_t row = 0; row < data_.size(); ++row) right += data_.right(row) ? 1 : 0;
        const auto odds = std::log(right / (static_cast<double>(data_.size()) - right));
        std::fill(scores_.begin(), scores_.end(), odds);
        nodes_.push_back({static_cast<float>(odds), TreeNode::leaf, 0, 0});
    }

    void grow() {
        for (std::size_t row = 0; row < data_.size(); ++row) {
            const double probability = 1 / (1 + std::exp(-scores_[row]));
            slopes_[row] = {probability - (data_.right(row) ? 1 : 0), probability * (1 - probability), 1};
        }
        std::vector<Branch> tree(1);
        tree.front().rows.resize(data_.size());
        std::iota(tree.front().rows.begin(), tree.front().rows.end(), 0U);
        look_for_cut(tree.front());
        for (std::size_t leaves = 1; leaves < options_.leaves; ++leaves) {
            const auto best = std::max_element(tree.begin(), tree.end(), [](const auto& a, const auto& b) {
                return (a.left == 0 ? a.gain : 0) < (b.left == 0 ? b.gain : 0);
            });
            if (best->left != 0 || best->gain <= 0) break;
            cut(tree, static_cast<std::size_t>(best - tree.begin()));
        }
        write(tree, 0);
    }

    void cut(std::vector<Branch>& tree, std::size_t at) {
        Branch left;
        Branch right;
        auto& branch = tree[at];
        for (const auto row : branch.rows)
            (bin_of(row, branch.number) <= branch.bin ? left : right).rows.push_back(row);
        look_for_cut(left);
        look_for_cut(right);
        branch.left = tree.size();
        tree.push_back(std::move(left));
        tree.push_back(std::move(right));
    }

    std::size_t bin_of(std::size_t row, std::size_t number) const {
        return bins_.of[row * data_.values() + number];
    }

    void look_for_cut(Branch& branch) const {
        for (const auto row : branch.rows) branch.slope += slopes_[row];
        for (std::size_t number = 0; number < data_.values(); ++number) look_for_cut(branch, number);
    }

    void look_for_cut(Branch& branch, std::size_t number) const {
        std::array<Slope, most_bins> by_bin{};
        for (const auto row : branch.rows) by_bin[bin_of(row, number)] += slopes_[row];
        Slope left;
        for (std::size_t bin = 0; bin < bins_.edges[number].size(); ++bin) {
            left += by_bin[bin];
            const auto right = branch.slope.without(left);
            if (left.count < options_.least || right.count < options_.least) continue;
            const auto gain =
                left.gain(options_.pull) + right.gain(options_.pull) - branch.slope.gain(options_.pull);
            if (gain <= branch.gain) continue;
            branch.gain = gain;
            branch.number = number;
            branch.bin = bin;
        }
    }

    /// What a branch is made of goes behind it, the left side first.
    void write(const std::vector<Branch>& tree, std::size_t at) {
        const auto& branch = tree[at];
        const auto place = nodes_.size();
        if (branch.left == 0) {
            const auto answer = options_.rate * branch.slope.step(options_.pull);
            for (const auto row : branch.rows) scores_[row] += answer;
            nodes_.push_back({static_cast<float>(answer), TreeNode::leaf, 0, 0});
            return;
        }
        nodes_.push_back(
            {bins_.edges[branch.number][branch.bin], static_cast<std::uint8_t>(branch.number), 0, 0});
        write(tree, branch.left);
        nodes_[place].right = static_cast<std::uint16_t>(nodes_.size() - place);
        write(tree, branch.left + 1);
    }

    const TreeData& data_;
    const TreeOptions& options_;
    Bins bins_;
    std::vector<double> scores_;  ///< by example, of the trees so far
    std::vector<Slope> slopes_;
    std::vector<TreeNode> nodes_;
};

}  // namespace

void TreeData::add(std::span<const float> row, bool right) {
    rows_.insert(rows_.end(), row.begin(), row.end());
    right_.push_back(right);
}

ModelSection train_trees(const std::string& name, const TreeData& data, const TreeOptions& options) {
    auto nodes = Boosting{data, options}.nodes();
    std::uint32_t bits = 1;
    while ((std::size_t{1} << bits) < nodes.size()) ++bits;
    nodes.resize(std::size_t{1} << bits);
    ModelSection section{name, TreeModel::row_size, bits, 1, {}, {}};
    section.weights.resize(nodes.size() * TreeModel::row_size);
    std::memcpy(section.weights.data(), nodes.data(), section.weights.size());
    return section;
}

}  // namespace onrecord
