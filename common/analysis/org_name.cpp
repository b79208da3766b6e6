#include "common/analysis/org_name.hpp"

#include <algorithm>

#include "common/analysis/data/name_words.hpp"
#include "common/analysis/word_list.hpp"

namespace onrecord {
namespace {

constexpr auto small_words = word_list("&", "and", "for", "in", "of", "on", "the", "to");
constexpr auto company_words =
    word_list("ag", "airlines", "airways", "associates", "bank", "brothers", "co", "communications",
              "companies", "company", "corp", "corporation", "electronics", "energy", "enterprises",
              "entertainment", "gmbh", "group", "holding", "holdings", "inc", "industries", "international",
              "limited", "llc", "llp", "ltd", "motor", "motors", "news", "nv", "partners", "pharmaceuticals",
              "plc", "pty", "sa", "se", "spa", "stores", "systems", "technologies", "technology");
/// "Department of X" is the "X Department".
constexpr auto offices = word_list("department", "ministry");

std::string bare(std::string word) {
    std::erase(word, '.');
    return word;
}

/// The name without what may be left out: nation, "the", company words; "of" turned around.
std::vector<std::string> core_of(const std::vector<std::string>& full) {
    std::vector<std::string> words;
    for (const auto& word : full) words.push_back(bare(word));
    while (words.size() > 1 && company_words.contains(words.back())) words.pop_back();
    if (words.size() > 2 && words.front() == "us") words.erase(words.begin());
    if (words.size() > 2 && offices.contains(words.front()) && words[1] == "of") {
        std::rotate(words.begin(), words.begin() + 1, words.end());
        words.erase(words.begin());
    }
    return words;
}

/// The Harbor Council in the City Harbor Council.
bool ends_in(const std::vector<std::string>& whole, const std::vector<std::string>& end) {
    if (end.size() < 2 || end.size() >= whole.size() || !data::org_words.contains(end.back())) return false;
    return std::equal(end.rbegin(), end.rend(), whole.rbegin());
}

}  // namespace

std::vector<std::string> acronyms_of(const std::vector<std::string>& words) {
    std::string all;
    std::string large;
    for (const auto& word : words) {
        bool at_start = true;
        for (const char c : word) {
            if (at_start) all += c;
            if (at_start && !small_words.contains(word)) large += c;
            at_start = c == '-';
        }
    }
    if (all == large) return {all};
    return {all, large};
}

bool orgs_agree(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    const auto one = core_of(a);
    const auto other = core_of(b);
    return one == other || ends_in(one, other) || ends_in(other, one);
}

bool is_short_for(std::string_view word, bool capitals, const std::vector<std::string>& full) {
    if (full.size() < 2) return false;
    const auto acronyms = acronyms_of(full);
    if (capitals && std::find(acronyms.begin(), acronyms.end(), word) != acronyms.end()) return true;
    return bare(full.front()) == word && core_of(full).size() == 1;
}

bool is_last_word_of(std::string_view word, const std::vector<std::string>& full) {
    return full.size() > 1 && full.back() == word && data::org_words.contains(word);
}

bool can_stand_for(std::string_view acronym, const std::vector<std::string>& full) {
    return full.size() > 1 && !acronym.empty() &&
           std::any_of(full.begin(), full.end(),
                       [&](const std::string& word) { return word.front() == acronym.front(); });
}

}  // namespace onrecord
