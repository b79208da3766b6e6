// Trains trees of decisions by gradient boosting on the logistic loss (Friedman 2001, with the second-order
// steps of Chen & Guestrin, "XGBoost", 2016): each tree says what the ones before it left wrong. Values are
// cut into bins of equally many examples first; a tree grows where it gains most.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "common/analysis/model/model_file.hpp"

namespace onrecord {

struct TreeOptions {
    std::size_t trees = 200;
    std::size_t leaves = 15;  ///< of a tree
    std::size_t least = 60;   ///< examples of a leaf
    double rate = 0.05;       ///< what a tree's answer is multiplied by
    double pull = 5;          ///< towards zero, in examples
};

/// Examples as rows of values, each right or wrong.
class TreeData {
  public:
    explicit TreeData(std::size_t values) : values_{values} {}

    /// REQUIRES: as many as was said.
    void add(std::span<const float> row, bool right);

    std::size_t values() const { return values_; }
    std::size_t size() const { return right_.size(); }
    float value(std::size_t row, std::size_t number) const { return rows_[row * values_ + number]; }
    bool right(std::size_t row) const { return right_[row]; }

  private:
    std::size_t values_;
    std::vector<float> rows_;
    std::vector<bool> right_;
};

/// As TreeModel reads them. The same data give the same bytes. REQUIRES: right and wrong examples.
ModelSection train_trees(const std::string& name, const TreeData& data, const TreeOptions& options);

}  // namespace onrecord
