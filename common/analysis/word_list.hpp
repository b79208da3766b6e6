// Small lists of words that are written down in the program: sorted when it is compiled, the shortest first,
// and searched by halving. Most words are told from others by their length alone.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace onrecord {

/// A set of words. Spelling counts: lists hold lower case unless they say otherwise.
template <std::size_t Size>
class WordList {
  public:
    explicit constexpr WordList(std::array<std::string_view, Size> words) : words_{words} {
        std::sort(words_.begin(), words_.end(), comes_before);
    }

    constexpr bool contains(std::string_view word) const {
        return std::binary_search(words_.begin(), words_.end(), word, comes_before);
    }
    constexpr auto begin() const { return words_.begin(); }
    constexpr auto end() const { return words_.end(); }

  private:
    static constexpr bool comes_before(std::string_view a, std::string_view b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    }

    std::array<std::string_view, Size> words_;
};

template <typename... Words>
constexpr auto word_list(Words... words) {
    return WordList<sizeof...(Words)>{{std::string_view{words}...}};
}

}  // namespace onrecord
