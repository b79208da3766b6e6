#include "tools/train/wordnet.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string_view>
#include <vector>

#include "common/analysis/model/features.hpp"
#include "common/analysis/word_kinds.hpp"
#include "tools/train/number_section.hpp"

namespace onrecord {
namespace {

/// Animals, the body, food, plants, substances.
constexpr std::array<WordKind, 5> never_said{5, 8, 13, 20, 27};

/// A synset, as far as it is of use.
struct Sense {
    WordKind kind = 0;
    std::vector<std::string> words;
    std::vector<std::string> derived_nouns;  ///< places of the related ones in data.noun
    std::vector<std::string> derived_verbs;
};

/// The words of one part of speech and their senses.
struct Part {
    std::map<std::string, Sense> senses;  ///< by place in the file
    std::map<std::string, std::vector<std::string>>
        words;  ///< places of a word's senses, the most frequent first
    std::map<std::string, std::vector<std::string>> irregular_forms;

    bool empty() const { return senses.empty() || words.empty(); }
};

bool is_of_small_letters(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Calls `use` with the fields of each line; the licence at the top is set in by two blanks.
template <typename Use>
void for_each_line(const std::string& file, Use use) {
    std::ifstream lines{file};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("  ")) continue;
        std::istringstream fields{line};
        use(fields);
    }
}

/// place kind type count(hex) {word number}… count {pointer place part source/target}… | gloss
void add_sense(std::istringstream& line, Part& to) {
    std::string place;
    std::string word;
    std::size_t count = 0;
    Sense sense;
    line >> place >> sense.kind >> word >> std::hex >> count >> std::dec;
    for (std::string number; count > 0; --count) {
        line >> word >> number;
        sense.words.push_back(word);
    }
    line >> count;
    for (std::string pointer, target, part, ends; count > 0; --count) {
        line >> pointer >> target >> part >> ends;
        if (pointer != "+") continue;
        (part == "v" ? sense.derived_verbs : sense.derived_nouns).push_back(target);
    }
    to.senses.emplace(std::move(place), std::move(sense));
}

/// word part senses count {pointer}… senses tagged {place}…
void add_word(std::istringstream& line, Part& to) {
    std::string word;
    std::string skipped;
    std::size_t senses = 0;
    std::size_t pointers = 0;
    line >> word >> skipped >> senses >> pointers;
    for (pointers += 2; pointers > 0; --pointers) line >> skipped;
    if (!is_of_small_letters(word)) return;
    auto& places = to.words[word];
    for (std::string place; senses > 0 && line >> place; --senses) places.push_back(place);
}

Part read_part(const std::string& folder, const std::string& name) {
    Part part;
    for_each_line(folder + "/data." + name, [&](std::istringstream& line) { add_sense(line, part); });
    for_each_line(folder + "/index." + name, [&](std::istringstream& line) { add_word(line, part); });
    for_each_line(folder + "/" + name + ".exc", [&](std::istringstream& line) {
        std::string form;
        line >> form;
        for (std::string word; line >> word;) part.irregular_forms[word].push_back(form);
    });
    return part;
}

bool is_vowel(char c) {
    return std::string_view{"aeiou"}.find(c) != std::string_view::npos;
}

bool ends_in_consonant_and_y(std::string_view word) {
    return word.size() > 2 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
}

bool hisses(std::string_view word) {
    return word.ends_with('s') || word.ends_with('x') || word.ends_with('z') || word.ends_with("ch") ||
           word.ends_with("sh");
}

/// stop: stopped
bool doubles_its_end(std::string_view word) {
    if (word.size() < 3) return false;
    const auto last = word.back();
    return !is_vowel(last) && last != 'w' && last != 'x' && last != 'y' && is_vowel(word[word.size() - 2]) &&
           !is_vowel(word[word.size() - 3]);
}

std::set<std::string> noun_forms(const std::string& word) {
    const auto stem = word.substr(0, word.size() - 1);
    return {word, ends_in_consonant_and_y(word) ? stem + "ies" : word + (hisses(word) ? "es" : "s")};
}

std::set<std::string> verb_forms(const std::string& word) {
    const auto stem = word.substr(0, word.size() - 1);
    std::set<std::string> forms{word, word + (hisses(word) || word.back() == 'o' ? "es" : "s")};
    if (ends_in_consonant_and_y(word)) {
        forms.insert({stem + "ies", stem + "ied", word + "ing"});
    } else if (word.back() == 'e') {
        forms.insert({word + "d", stem + "ing"});
    } else {
        forms.insert({word + "ed", word + "ing"});
        if (doubles_its_end(word)) forms.insert({word + word.back() + "ed", word + word.back() + "ing"});
    }
    return forms;
}

class KindsBuilder {
  public:
    explicit KindsBuilder(const std::string& folder)
        : nouns_{read_part(folder, "noun")},
          verbs_{read_part(folder, "verb")},
          adjectives_{read_part(folder, "adj")} {}

    bool is_empty() const { return nouns_.empty() || verbs_.empty() || adjectives_.empty(); }

    std::map<std::uint32_t, std::uint16_t> kinds() {
        add(verbs_, verb_forms, &KindsOfWord::verb, [](const Sense& sense) { return sense.kind; });
        add(nouns_, noun_forms, &KindsOfWord::noun, [](const Sense& sense) { return sense.kind; });
        add(
            adjectives_, [](const std::string& word) { return std::set{word}; }, &KindsOfWord::adjective,
            [&](const Sense& sense) { return derived_kind(sense); });
        std::map<std::uint32_t, std::uint16_t> numbers;
        for (const auto& [form, kinds] : found_) numbers[hash_bytes(form)] = kinds.packed();
        return numbers;
    }

  private:
    /// A form of two words has the kind of the one that it is itself, else of the first.
    template <typename Forms, typename Kind>
    void add(const Part& part, Forms forms, WordKind KindsOfWord::*field, Kind kind_of) {
        for (const auto& [word, places] : part.words) {
            const auto kind = kind_of_word(part, word, places, kind_of);
            if (kind == 0) continue;
            auto all = forms(word);
            if (const auto more = part.irregular_forms.find(word); more != part.irregular_forms.end())
                all.insert(more->second.begin(), more->second.end());
            for (const auto& form : all) {
                auto& here = found_[form].*field;
                if (form == word || here == 0) here = kind;
            }
        }
    }

    /// Of the first sense that has one; 0 for names and for what is never said.
    template <typename Kind>
    static WordKind kind_of_word(const Part& part, const std::string& word,
                                 const std::vector<std::string>& places, Kind kind_of) {
        bool is_name = true;
        WordKind kind = 0;
        for (const auto& place : places) {
            const auto sense = part.senses.find(place);
            if (sense == part.senses.end()) continue;
            if (kind == 0) kind = kind_of(sense->second);
            const auto& words = sense->second.words;
            is_name = is_name && std::none_of(words.begin(), words.end(), [&](const std::string& printed) {
                          return printed == word || printed.starts_with(word + "(");
                      });
        }
        const bool is_left_out = std::find(never_said.begin(), never_said.end(), kind) != never_said.end();
        return is_name || is_left_out || kind < first_noun_kind || kind > last_kind ? 0 : kind;
    }

    WordKind derived_kind(const Sense& adjective) const {
        for (const auto& place : adjective.derived_nouns) {
            if (const auto noun = nouns_.senses.find(place); noun != nouns_.senses.end())
                return noun->second.kind;
        }
        for (const auto& place : adjective.derived_verbs) {
            if (const auto verb = verbs_.senses.find(place); verb != verbs_.senses.end())
                return verb->second.kind;
        }
        return 0;
    }

    Part nouns_;
    Part verbs_;
    Part adjectives_;
    std::map<std::string, KindsOfWord> found_;  ///< by form
};

}  // namespace

Result<ModelSection> word_kinds_section(const std::string& folder) {
    KindsBuilder builder{folder};
    if (builder.is_empty())
        return Error{ErrorKind::Input, "no WordNet in " + folder,
                     "give the folder of data.noun and index.noun"};
    return number_section("word kinds", builder.kinds());
}

}  // namespace onrecord
