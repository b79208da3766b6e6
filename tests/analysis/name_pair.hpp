// Two names that are one, or are not.
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/text.hpp"

namespace onrecord::test {

struct Pair {
    const char* a;
    const char* b;
    bool one;
};
inline std::ostream& operator<<(std::ostream& out, const Pair& c) {
    return out << c.a << " / " << c.b;
}

inline std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    for (const auto word : split(name, ' ')) words.emplace_back(word);
    return words;
}

}  // namespace onrecord::test
