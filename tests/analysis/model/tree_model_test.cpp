// Trees of decisions, as the file of models holds them.
#include "common/analysis/model/tree_model.hpp"

#include <cmath>
#include <cstring>
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
    std::memcpy(rows.data(), nodes.data(), rows.size());
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
    const auto score = [&](float first, float second) { return model->score(std::vector{first, second}); };
    BOOST_TEST(score(2, 0) == 1.5F);
    BOOST_TEST(score(2.5F, -3) == 4.5F);
    BOOST_TEST(score(2.5F, -2) == 16.5F);
}

BOOST_AUTO_TEST_CASE(what_lies_behind_the_end_is_no_tree) {
    auto nodes = two_trees;
    nodes.push_back({7, 99, 0, 0});
    BOOST_TEST_REQUIRE(read(nodes).has_value());
    BOOST_TEST(read({})->score({}) == 0);
    BOOST_TEST(read({TreeNode{}})->score({}) == 0);
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
