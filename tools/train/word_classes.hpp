// Classes of words that stand in like company: found in running text that nobody has annotated.
//
//   vector    of a word: its neighbors (one before, one behind) weighted by positive pointwise
//             mutual information (Bullinaria & Levy 2007)
//   classes   spherical k-means (Dhillon & Modha 2001), begun with the most frequent words, a fixed
//             number of rounds
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace onrecord {

struct WordClassOptions {
    std::size_t words = 60'000;     ///< the most frequent ones
    std::size_t neighbors = 4'000;  ///< the most frequent ones
    std::size_t classes = 250;
    int rounds = 8;
};

/// From a word's key (word_class_key) to its class, 1 and up; the same texts give the same classes.
std::map<std::uint32_t, std::uint16_t> word_classes_of(const std::vector<std::string>& texts,
                                                       const WordClassOptions& options);

}  // namespace onrecord
