// Decision trees whose answers are added up: gradient boosting (Friedman, "Greedy function approximation: a
// gradient boosting machine", 2001). A table of the file of models holds them, a node a row of eight bytes:
//
//   f32 value   u8 number   u8 zero   u16 right
//
//   number < 254    which of the values that are judged is looked at: where it is `value` or less, it goes on
//                   with the next node, else with the one `right` rows further on
//   number = 254    a leaf: `value` is the answer of the tree, the next node begins the next tree
//   number = 255    there are no more trees
//
// They are not walked one by one, since no processor foresees which way a tree goes: each split that a value
// exceeds takes the leaves to its left away, and of each tree the first leaf that is left answers
// (QuickScorer: Lucchese et al., SIGIR 2015), for eight at a time (as V-QuickScorer: Lucchese et al., SIGIR
// 2016).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace onrecord {

struct TreeNode {
    static constexpr std::uint8_t leaf = 254;
    static constexpr std::uint8_t end = 255;

    float value = 0;
    std::uint8_t number = end;
    std::uint8_t unused = 0;
    std::uint16_t right = 0;

    friend bool operator==(const TreeNode&, const TreeNode&) = default;
};

class TreeModel {
  public:
    static constexpr std::size_t row_size = 8;
    static constexpr std::size_t most_leaves = 32;  ///< of a tree

    /// Of trees that look at so many values; nothing where the rows are none.
    static std::optional<TreeModel> read(std::span<const std::int8_t> rows, std::size_t values);

    /// The sum of all answers for each row of values. REQUIRES: whole rows, of as many values as it was read
    /// for.
    std::vector<float> scores(std::span<const float> rows) const;

  private:
    /// Where a value exceeds `threshold`, only these leaves of a tree are left.
    struct Split {
        float threshold;
        std::uint32_t tree;
        std::uint32_t kept;
    };
    class Reading;

    TreeModel() = default;

    std::vector<std::vector<Split>> splits_;  ///< by number of the value
    std::vector<float> answers_;              ///< of all leaves, tree by tree
    std::vector<std::uint32_t> first_;        ///< of each tree: where its answers begin
};

}  // namespace onrecord
