// Some words of an article, by their keys. Most words that are asked for are not among them: a bit tells so.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <set>

namespace onrecord {

class WordSet {
  public:
    void insert(std::uint32_t word) {
        words_.insert(word);
        bits_.set(word % bits_.size());
    }
    bool contains(std::uint32_t word) const {
        return bits_.test(word % bits_.size()) && words_.contains(word);
    }
    bool empty() const { return words_.empty(); }

  private:
    std::set<std::uint32_t> words_;
    std::bitset<1024> bits_;
};

}  // namespace onrecord
