#include "common/analysis/person_name.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/analysis/data/nicknames.hpp"
#include "common/analysis/genders.hpp"
#include "common/analysis/word_list.hpp"

namespace onrecord {
namespace {

constexpr auto particles = word_list("al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos",
                                     "du", "el", "ibn", "la", "le", "ter", "van", "von", "y", "zu");
constexpr auto suffixes = word_list("ii", "iii", "iv", "jnr", "jr", "snr", "sr");
/// A shorter beginning of a name says too little ("Al" of Albert and Alice).
constexpr std::size_t shortest_beginning = 3;

std::string without_points(std::string word) {
    std::erase(word, '.');
    return word;
}

/// "j.r." is two initials, "j." one; else the word itself.
void add_given(std::vector<std::string>& given, const std::string& word) {
    if (particles.contains(word)) return;
    if (word.find('.') == std::string::npos) {
        given.push_back(word);
        return;
    }
    std::size_t begin = 0;
    while (begin < word.size()) {
        const auto end = std::min(word.find('.', begin), word.size());
        if (end > begin) given.push_back(word.substr(begin, end - begin));
        begin = end + 1;
    }
}

/// A name and the row of the table that it stands in.
using NameInRow = std::pair<std::string_view, std::size_t>;

constexpr std::size_t count_names() {
    std::size_t count = 0;
    for (const auto row : data::nicknames)
        count += 1 + static_cast<std::size_t>(std::count(row.begin(), row.end(), ' '));
    return count;
}

/// All names of the table, sorted.
constexpr auto names_in_rows = [] {
    std::array<NameInRow, count_names()> names{};
    std::size_t count = 0;
    for (std::size_t row = 0; row < data::nicknames.size(); ++row) {
        const auto words = data::nicknames[row];
        for (std::size_t begin = 0; begin < words.size();) {
            const auto end = std::min(words.find(' ', begin), words.size());
            names[count++] = {words.substr(begin, end - begin), row};
            begin = end + 1;
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}();

bool stands_in_row(std::string_view name, std::size_t row) {
    return std::binary_search(names_in_rows.begin(), names_in_rows.end(), NameInRow{name, row});
}

bool is_nickname_of(std::string_view a, std::string_view b) {
    auto at = std::lower_bound(names_in_rows.begin(), names_in_rows.end(), NameInRow{a, 0});
    for (; at != names_in_rows.end() && at->first == a; ++at) {
        if (stands_in_row(b, at->second)) return true;
    }
    return false;
}

bool middle_names_agree(const PersonName& a, const PersonName& b) {
    if (a.given.size() < 2 || b.given.size() < 2) return true;
    return a.given[1].front() == b.given[1].front();
}

}  // namespace

PersonName person_name(const std::vector<std::string>& words) {
    PersonName name;
    auto count = words.size();
    if (count > 1 && suffixes.contains(without_points(words[count - 1])))
        name.suffix = without_points(words[--count]);
    name.surname = without_points(words[count - 1]);
    for (std::size_t at = 0; at + 1 < count; ++at) add_given(name.given, words[at]);
    return name;
}

bool given_names_agree(std::string_view a, std::string_view b) {
    if (a == b) return true;
    if (a.empty() || b.empty() || a.front() != b.front()) return is_nickname_of(a, b);
    if (a.size() == 1 || b.size() == 1) return true;
    if (is_nickname_of(a, b)) return true;
    const bool begins = a.size() >= shortest_beginning && b.size() >= shortest_beginning &&
                        (a.starts_with(b) || b.starts_with(a));
    return begins && can_be(gender_of_given_name(a), gender_of_given_name(b));
}

bool names_agree(const PersonName& a, const PersonName& b) {
    if (a.surname != b.surname) return false;
    if (!a.suffix.empty() && !b.suffix.empty() && a.suffix != b.suffix) return false;
    if (a.given.empty() || b.given.empty()) return true;
    return given_names_agree(a.given.front(), b.given.front()) && middle_names_agree(a, b);
}

}  // namespace onrecord
