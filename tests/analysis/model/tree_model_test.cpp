// Trees of decisions, as the file of models holds them.
#include "common/analysis/model/tree_model.hpp"

#include <cmath>
#include <cstring>
#include <random>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

using namespace onrecord;
using Nodes = std::vector<TreeNode>;

constexpr auto leaf = TreeNode::leaf;

/// One answer for all; then by the first value, and beyond 2 by the second.
const Nodes two_trees{
    {0.5F, leaf, 0, 0}, {2, 0, 0, 2}, {1, leaf, 0, 0}, {-3, 1, 0, 2}, {4, leaf, 0, 0}, {16, leaf, 0, 0}, {}};

std::optional<TreeModel> read(const Nodes& nodes, std::size_t values = 2) {
    std::vector<std::int8_t> rows(nodes.size() * TreeModel::row_size);
    if (!rows.empty()) std::memcpy(rows.data(), nodes.data(), rows.size());  // takes no null pointer
    return TreeModel::read(rows, values);
}

Nodes with(std::size_t at, const TreeNode& node) {
    auto nodes = two_trees;
    nodes[at] = node;
    return nodes;
}

BOOST_AUTO_TEST_CASE(the_answers_of_all_trees_are_added_up) {
    const auto model = read(two_trees);
    BOOST_TEST_REQUIRE(model.has_value());
    const auto score = [&](float first, float second) {
        return model->scores(std::vector{first, second}).front();
    };
    BOOST_TEST(score(2, 0) == 1.5F);
    BOOST_TEST(score(2.5F, -3) == 4.5F);
    BOOST_TEST(score(2.5F, -2) == 16.5F);
}

/// Adds a tree of three values with so many leaves.
void add_tree(Nodes& nodes, std::mt19937& random, std::size_t leaves) {
    const auto at = nodes.size();
    nodes.push_back({static_cast<float>(random() % 100), leaf, 0, 0});
    if (leaves == 1) return;
    const auto left = 1 + random() % (leaves - 1);
    nodes[at] = {static_cast<float>(random() % 10), static_cast<std::uint8_t>(random() % 3), 0, 0};
    add_tree(nodes, random, left);
    nodes[at].right = static_cast<std::uint16_t>(nodes.size() - at);
    add_tree(nodes, random, leaves - left);
}

/// The answer of one tree, from node to node as the format says it.
float walked(const Nodes& tree, const std::vector<float>& values) {
    std::size_t at = 0;
    while (tree[at].number != leaf) at += values[tree[at].number] <= tree[at].value ? 1 : tree[at].right;
    return tree[at].value;
}

BOOST_AUTO_TEST_CASE(trees_answer_as_if_they_were_walked) {
    std::mt19937 random;
    std::vector<Nodes> trees;
    Nodes all;
    for (std::size_t leaves = 1; leaves <= TreeModel::most_leaves; ++leaves) {
        add_tree(trees.emplace_back(), random, leaves);
        all.insert(all.end(), trees.back().begin(), trees.back().end());
    }
    const auto model = read(all, 3);
    BOOST_TEST_REQUIRE(model.has_value());
    for (std::size_t rows = 0; rows < 100; ++rows) {
        std::vector<float> all_values;
        std::vector<float> expected;
        for (std::size_t row = 0; row < rows; ++row) {
            std::vector<float> values;
            for (int number = 0; number < 3; ++number)
                values.push_back(static_cast<float>(random() % 23) / 2 - 0.5F);
            all_values.insert(all_values.end(), values.begin(), values.end());
            expected.push_back(0);
            for (const auto& tree : trees) expected.back() += walked(tree, values);
        }
        BOOST_TEST(model->scores(all_values) == expected, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(trees_of_too_many_leaves_are_refused) {
    std::mt19937 random;
    Nodes tree;
    add_tree(tree, random, TreeModel::most_leaves + 1);
    BOOST_TEST(!read(tree, 3).has_value());
}

BOOST_AUTO_TEST_CASE(what_lies_behind_the_end_is_no_tree) {
    auto nodes = two_trees;
    nodes.push_back({7, 99, 0, 0});
    BOOST_TEST_REQUIRE(read(nodes).has_value());
    BOOST_TEST((read({})->scores(std::vector{1.0F, 1.0F}) == std::vector{0.0F}));
    BOOST_TEST((read({TreeNode{}})->scores(std::vector{1.0F, 1.0F}) == std::vector{0.0F}));
}

BOOST_AUTO_TEST_CASE(trees_that_are_none_are_refused) {
    BOOST_TEST(!read(two_trees, 1).has_value());           // looks at a value that there is not
    BOOST_TEST(!read(with(1, {2, 0, 0, 1})).has_value());  // a right side within the left one
    BOOST_TEST(!read(with(1, {2, 0, 0, 3})).has_value());  // and behind it
    BOOST_TEST(!read(with(1, {2, 0, 0, 0})).has_value());  // in circles
    BOOST_TEST(!read(with(5, {})).has_value());            // without a right side
    BOOST_TEST(!read(with(4, {std::nanf(""), leaf, 0, 0})).has_value());             // no number
    BOOST_TEST(!read(Nodes(two_trees.begin(), two_trees.begin() + 5)).has_value());  // cut
    BOOST_TEST(!read(Nodes(1'000'000, TreeNode{1, 0, 0, 2})).has_value());           // without an end
}

}  // namespace
