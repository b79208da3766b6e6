// What the classes and ids of elements say about their content.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/html_tree.hpp"

namespace onrecord {

/// The words of an element's class and id: "article-body__ShareBar" is article, body, share, bar.
class ClassWords {
  public:
    explicit ClassWords(std::string_view names);

    bool contains(std::string_view word) const;
    bool empty() const { return words_.empty(); }
    const std::vector<std::string>& words() const { return words_; }

  private:
    std::vector<std::string> words_;
};

ClassWords class_words(const HtmlTree& tree, NodeId id);

}  // namespace onrecord
