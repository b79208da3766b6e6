// Where in a text a question's words stand: by the same words and stems that the index was asked with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/words.hpp"
#include "common/base/span.hpp"
#include "common/index/terms.hpp"
#include "searcher/query/query_node.hpp"

namespace onrecord {

/// One occurrence of one of the question's leaves.
struct TextMatch {
    TextSpan span;
    std::size_t leaf = 0;  ///< which leaf, by order in the question; for counting distinct ones
};

/// Finds the leaves of a question in texts. Negated leaves and filters by date and the like mark nothing.
class Highlighter {
  public:
    explicit Highlighter(const QueryNode& query);

    /// All occurrences, by their place in the text; they may overlap.
    std::vector<TextMatch> find(std::string_view text) const;
    /// The same as spans that do not overlap, ready to be shown.
    std::vector<TextSpan> marks(std::string_view text) const;

  private:
    enum class How : std::uint8_t { Stem, Folded, Prefix, Acronym, Printed };
    struct WordPattern {
        How how = How::Folded;
        std::string text;
    };
    using Leaf = std::vector<WordPattern>;

    void collect(const QueryNode& node);
    void add_leaf(const QueryNode& node);
    WordPattern pattern_of(const QueryNode& node, const Word& word, bool last) const;
    bool matches(const WordPattern& pattern, const Word& word, std::string_view text) const;
    std::size_t match_length(const Leaf& leaf, const std::vector<Word>& words, std::size_t at,
                             std::string_view text) const;

    Stemmer stemmer_;
    std::vector<Leaf> leaves_;
};

}  // namespace onrecord
