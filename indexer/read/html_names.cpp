#include "indexer/read/html_names.hpp"

#include <algorithm>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_names = 500;

bool is_upper_ascii(char c) {
    return c >= 'A' && c <= 'Z';
}

}  // namespace

ClassWords::ClassWords(std::string_view names) {
    names = names.substr(0, longest_names);
    std::string word;
    const auto finish = [&] {
        if (!word.empty()) words_.push_back(lower_ascii(word));
        word.clear();
    };
    for (std::size_t at = 0; at < names.size(); ++at) {
        const char c = names[at];
        if (!is_ascii_alpha(c)) {
            finish();
            continue;
        }
        if (is_upper_ascii(c) && at > 0 && is_ascii_alpha(names[at - 1]) && !is_upper_ascii(names[at - 1]))
            finish();
        word += c;
    }
    finish();
}

bool ClassWords::contains(std::string_view word) const {
    return std::find(words_.begin(), words_.end(), word) != words_.end();
}

ClassWords class_words(const HtmlTree& tree, NodeId id) {
    std::string names{tree.attribute(id, "class")};
    names += ' ';
    names += tree.attribute(id, "id");
    return ClassWords{names};
}

}  // namespace onrecord
