#include "common/analysis/model/tree_model.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include "common/analysis/model/every_processor.hpp"

namespace onrecord {

namespace {

/// Vectors of the compiler (GCC and Clang): a value, and the leaves that are left, of eight rows.
constexpr std::size_t lanes = 8;
using Values __attribute__((vector_size(lanes * sizeof(float)))) = float;
using Masks __attribute__((vector_size(lanes * sizeof(std::uint32_t)))) = std::uint32_t;
using Kept = std::array<std::uint32_t, lanes>;

/// Of the rows whose value is beyond a threshold, only these leaves are left.
inline void take_away(Kept& kept, Values values, float threshold, std::uint32_t left) {
    Masks masks;
    std::memcpy(&masks, &kept, sizeof masks);
    masks &= reinterpret_cast<Masks>(values <= threshold) | left;
    std::memcpy(&kept, &masks, sizeof masks);
}

}  // namespace

static_assert(sizeof(TreeNode) == TreeModel::row_size);

/// Takes trees apart, one after the other.
class TreeModel::Reading {
  public:
    Reading(std::span<const TreeNode> nodes, TreeModel& to) : nodes_{nodes}, to_{to} {}

    /// Where the tree that begins at `root` ends; nothing where it is none.
    std::optional<std::size_t> tree(std::size_t root) {
        leaves_ = 0;
        to_.first_.push_back(static_cast<std::uint32_t>(to_.answers_.size()));
        return part(root, 0);
    }

  private:
    static constexpr std::size_t deepest = most_leaves;

    std::optional<std::size_t> part(std::size_t root, std::size_t depth) {
        if (root >= nodes_.size() || depth > deepest || !std::isfinite(nodes_[root].value)) return {};
        const auto& node = nodes_[root];
        if (node.number == TreeNode::leaf) return leaf(root);
        if (node.number >= to_.splits_.size()) return {};
        const auto first = leaves_;
        const auto right = part(root + 1, depth + 1);
        if (!right || *right != root + node.right) return {};
        const auto left = leaves_before(leaves_) & ~leaves_before(first);
        to_.splits_[node.number].push_back(
            {node.value, static_cast<std::uint32_t>(to_.first_.size() - 1), ~left});
        return part(*right, depth + 1);
    }

    std::optional<std::size_t> leaf(std::size_t root) {
        if (++leaves_ > most_leaves) return {};
        to_.answers_.push_back(nodes_[root].value);
        return root + 1;
    }

    static std::uint32_t leaves_before(std::size_t number) {
        return number == most_leaves ? ~std::uint32_t{} : (std::uint32_t{1} << number) - 1;
    }

    std::span<const TreeNode> nodes_;
    TreeModel& to_;
    std::size_t leaves_ = 0;  ///< of this tree so far
};

std::optional<TreeModel> TreeModel::read(std::span<const std::int8_t> rows, std::size_t values) {
    std::vector<TreeNode> nodes(rows.size() / row_size);
    if (!nodes.empty())  // memcpy takes no null pointer
        std::memcpy(static_cast<void*>(nodes.data()), rows.data(), nodes.size() * row_size);
    TreeModel model;
    model.splits_.resize(values);
    Reading reading{nodes, model};
    std::size_t at = 0;
    while (at < nodes.size() && nodes[at].number != TreeNode::end) {
        const auto end = reading.tree(at);
        if (!end) return {};
        at = *end;
    }
    return model;
}

FOR_EVERY_PROCESSOR std::vector<float> TreeModel::scores(std::span<const float> rows) const {
    const auto count = rows.size() / splits_.size();
    std::vector<float> sums(count);
    std::vector<Kept> kept(first_.size());
    for (std::size_t begin = 0; begin < count; begin += lanes) {
        const auto end = std::min(begin + lanes, count);
        for (auto& leaves : kept) leaves.fill(~std::uint32_t{});
        for (std::size_t number = 0; number < splits_.size(); ++number) {
            Values values{};
            for (auto row = begin; row < end; ++row)
                values[row - begin] = rows[row * splits_.size() + number];
            for (const auto& split : splits_[number])
                take_away(kept[split.tree], values, split.threshold, split.kept);
        }
        for (std::size_t tree = 0; tree < first_.size(); ++tree) {
            for (auto row = begin; row < end; ++row)
                sums[row] += answers_[first_[tree] +
                                      static_cast<std::size_t>(std::countr_zero(kept[tree][row - begin]))];
        }
    }
    return sums;
}

}  // namespace onrecord
