#include "common/analysis/model/tree_model.hpp"

#include <cmath>
#include <cstring>

namespace onrecord {
namespace {

static_assert(sizeof(TreeNode) == TreeModel::row_size);

constexpr std::size_t deepest = 64;

/// Where the tree that begins at `root` ends; nothing where it is none.
std::optional<std::size_t> end_of_tree(std::span<const TreeNode> nodes, std::size_t root, std::size_t values,
                                       std::size_t depth = 0) {
    if (root >= nodes.size() || depth > deepest || !std::isfinite(nodes[root].value)) return {};
    const auto& node = nodes[root];
    if (node.number == TreeNode::leaf) return root + 1;
    if (node.number >= values) return {};
    const auto right = end_of_tree(nodes, root + 1, values, depth + 1);
    if (!right || *right != root + node.right) return {};
    return end_of_tree(nodes, *right, values, depth + 1);
}

}  // namespace

std::optional<TreeModel> TreeModel::read(std::span<const std::int8_t> rows, std::size_t values) {
    TreeModel model;
    model.nodes_.resize(rows.size() / row_size);
    std::memcpy(static_cast<void*>(model.nodes_.data()), rows.data(), model.nodes_.size() * row_size);
    std::size_t at = 0;
    while (at < model.nodes_.size() && model.nodes_[at].number != TreeNode::end) {
        const auto end = end_of_tree(model.nodes_, at, values);
        if (!end) return {};
        model.roots_.push_back(static_cast<std::uint32_t>(at));
        at = *end;
    }
    return model;
}

float TreeModel::score(std::span<const float> values) const {
    float sum = 0;
    for (const auto root : roots_) {
        auto at = static_cast<std::size_t>(root);
        while (nodes_[at].number != TreeNode::leaf)
            at += values[nodes_[at].number] <= nodes_[at].value ? 1 : nodes_[at].right;
        sum += nodes_[at].value;
    }
    return sum;
}

}  // namespace onrecord
