#include "indexer/read/open_elements.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

/// Elements lie within so many others at most.
constexpr std::size_t deepest = 256;

constexpr std::array<std::string_view, 16> elements_without_end{
    "area",  "base", "basefont", "br",   "col",  "embed", "frame",  "hr",
    "image", "img",  "input",    "link", "meta", "param", "source", "wbr"};

/// An end tag closes no element of a higher rank than its own.
int rank_of(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, int>, 10> ranks{{{"div", 150},
                                                                             {"td", 160},
                                                                             {"th", 160},
                                                                             {"tr", 170},
                                                                             {"thead", 180},
                                                                             {"tbody", 180},
                                                                             {"tfoot", 180},
                                                                             {"table", 190},
                                                                             {"head", 200},
                                                                             {"body", 200}}};
    const auto* const found =
        std::find_if(ranks.begin(), ranks.end(), [&](const auto& row) { return row.first == name; });
    return found != ranks.end() ? found->second : name == "html" ? 220 : 100;
}

/// What the parser ends where another element begins: rows end cells, paragraphs end paragraphs.
struct Sequel {
    std::string_view begun;
    std::string_view ended;  ///< names between blanks
};

constexpr std::string_view ended_by_block = " p ";
constexpr std::string_view ended_by_list = " address dir p pre ";

constexpr std::array<Sequel, 31> sequels{{
    {"a", " a "},
    {"address", " p ul "},
    {"blockquote", ended_by_block},
    {"caption", ended_by_block},
    {"center", " b font i p "},
    {"dd", " address dir dt p pre "},
    {"div", ended_by_block},
    {"dl", " address dir dt p pre "},
    {"dt", " address dd dir p pre "},
    {"fieldset", " a h1 h2 h3 h4 h5 h6 p pre "},
    {"form", " address dir dl form h1 h2 h3 h4 h5 h6 ol pre ul "},
    {"h1", ended_by_block},
    {"h2", ended_by_block},
    {"h3", ended_by_block},
    {"h4", ended_by_block},
    {"h5", ended_by_block},
    {"h6", ended_by_block},
    {"li", " address h1 h2 h3 h4 h5 h6 li p pre "},
    {"menu", ended_by_block},
    {"ol", ended_by_block},
    {"optgroup", " option "},
    {"option", " option "},
    {"p", " b big h1 h2 h3 h4 h5 h6 p s small strike tt u "},
    {"pre", " p ul "},
    {"table", " a h1 h2 h3 h4 h5 h6 p pre "},
    {"tbody", " caption p tbody td tfoot th thead tr "},
    {"td", " a b font p span td th u "},
    {"tfoot", " caption p tbody td th thead tr "},
    {"th", " a b font p span td th u "},
    {"tr", " caption p td th tr "},
    {"ul", ended_by_list},
}};

/// Of a page there is one each; the parser passes over others.
constexpr std::array<std::string_view, 3> elements_of_page{"html", "head", "body"};

bool ends(std::string_view begun, const std::string& open) {
    const auto* const sequel =
        std::find_if(sequels.begin(), sequels.end(), [&](const Sequel& row) { return row.begun == begun; });
    return sequel != sequels.end() && sequel->ended.find(' ' + open + ' ') != std::string_view::npos;
}

}  // namespace

bool OpenElements::begin(std::string_view name) {
    if (is_among(elements_without_end, name)) return true;
    while (!open_.empty() && ends(name, open_.back())) close_last();
    auto& count = counts_[std::string{name}];
    if (is_among(elements_of_page, name) && std::exchange(count.was_open, true)) return true;
    if (open_.size() == deepest) {
        ++count.left_out;
        return false;
    }
    ++count.open;
    open_.emplace_back(name);
    return true;
}

bool OpenElements::end(std::string_view name) {
    const auto count = counts_.find(std::string{name});
    if (count != counts_.end() && count->second.left_out > 0) {
        --count->second.left_out;
        return false;
    }
    // The parser takes one for an empty paragraph, as browsers do.
    if (count == counts_.end() || count->second.open == 0) return name == "p" || name == "br";
    const auto outranks = [&](const std::string& open) {
        return open == name || rank_of(open) > rank_of(name);
    };
    const auto last = std::find_if(open_.rbegin(), open_.rend(), outranks);
    if (*last != name) return true;
    for (auto closed = last - open_.rbegin(); closed >= 0; --closed) close_last();
    return true;
}

void OpenElements::close_last() {
    --counts_.find(open_.back())->second.open;
    open_.pop_back();
}

}  // namespace onrecord
