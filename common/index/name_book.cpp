#include "common/index/name_book.hpp"

#include <algorithm>
#include <unordered_map>

#include "common/analysis/words.hpp"
#include "common/base/text.hpp"
#include "common/index/terms.hpp"

namespace onrecord {
namespace {

/// Nobody prints more of them.
constexpr int most_initials = 3;

bool has_initials(Field field) {
    return field == Field::Person || field == Field::Speaker;
}

bool holds_in_a_row(std::string_view words, std::string_view part, bool open_end) {
    const auto padded = ' ' + std::string{words} + ' ';
    const auto wanted = ' ' + std::string{part} + (open_end ? "" : " ");
    return padded.find(wanted) != std::string::npos;
}

/// Folded, hyphens left out: "Jean-Claude" is "jeanclaude".
std::string joined_words(std::string_view text) {
    std::string joined{text};
    std::erase(joined, '-');
    return folded_words(joined);
}

bool has_part(std::string_view name, std::string_view part, bool open_end) {
    for (const auto& words : {folded_words(name), joined_words(name)}) {
        for (const auto& wanted : {folded_words(part), joined_words(part)}) {
            if (!wanted.empty() && holds_in_a_row(words, wanted, open_end)) return true;
        }
    }
    return false;
}

/// The middle initials of a folded name: "dana r okafor" has "r".
std::string initials_of(const std::string& folded) {
    const auto words = split(folded, ' ');
    std::string initials;
    for (std::size_t at = 1; at + 1 < words.size(); ++at) {
        if (words[at].size() == 1 && is_ascii_alpha(words[at][0])) initials += words[at];
    }
    return initials;
}

/// Finds the whole names of the index that are `plain` with initials or without, by seeking in the term list.
class FormFinder {
  public:
    FormFinder(const Xapian::Database& articles, std::string_view prefix, const std::string& plain)
        : end_{articles.allterms_end()},
          terms_{articles.allterms_begin()},
          prefix_{prefix},
          words_{split(plain, ' ')} {}

    std::vector<std::string> find() && {
        follow(std::string{words_.front()}, 1, 0);
        return std::move(found_);
    }

  private:
    /// `name` holds the words before `next` and `initials` initials.
    void follow(const std::string& name, std::size_t next, int initials) {
        if (next == words_.size()) {
            if (first_from(name) == name) found_.push_back(name);
            return;
        }
        follow(name + ' ' + std::string{words_[next]}, next + 1, initials);
        if (initials == most_initials) return;
        for (char letter = 'a'; letter <= 'z'; ++letter) {
            const auto first = first_from(name + ' ' + letter + ' ');
            if (!first.starts_with(name + ' ')) return;
            const auto next_letter = first[name.size() + 1];
            if (!is_ascii_alpha(next_letter)) return;
            letter = std::max(letter, next_letter);
            const auto with_initial = name + ' ' + letter;
            if (first.starts_with(with_initial + ' ')) follow(with_initial, next, initials + 1);
        }
    }

    /// The first name of the index from `name` on; "" behind the last.
    std::string first_from(const std::string& name) {
        terms_.skip_to(prefix_ + name);
        if (terms_ == end_ || !(*terms_).starts_with(prefix_)) return {};
        return (*terms_).substr(prefix_.size());
    }

    Xapian::TermIterator end_;
    Xapian::TermIterator terms_;
    std::string prefix_;
    std::vector<std::string_view> words_;
    std::vector<std::string> found_;
};

void sort_out(std::vector<std::string>& names) {
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
}

}  // namespace

bool MeantNames::contain(std::string_view value) const {
    const auto folded = folded_words(value);
    if (std::find(whole.begin(), whole.end(), folded) != whole.end()) return true;
    return by_part && has_part(value, part, open_end) && !left_out.contains(folded);
}

bool NameBook::exists(Field field, const std::string& folded) const {
    return articles_.term_exists(term(row_of(field).whole, folded));
}

std::vector<std::string> NameBook::forms_in_index(Field field, const std::string& plain) const {
    if (plain.find(' ') == std::string::npos) return {plain};
    return FormFinder{articles_, row_of(field).whole, plain}.find();
}

/// The name and what differs from it by middle initials, where only one set of initials is known; else the
/// name alone.
std::vector<std::string> NameBook::variants_of(Field field, const std::string& folded) const {
    if (!has_initials(field)) return {folded};
    const auto plain = without_initials(folded);
    auto variants = forms_in_index(field, plain);
    variants.push_back(plain);
    variants.push_back(folded);
    sort_out(variants);
    std::set<std::string> initials;
    for (const auto& variant : variants) initials.insert(initials_of(variant));
    initials.erase("");
    if (initials.size() > 1) return {folded};
    return variants;
}

std::string NameBook::key_of(Field field, const std::string& folded) const {
    if (!has_name_rules(field)) return folded;
    if (const auto* group = rules_.group_of(folded)) return group->names.front();
    const auto variants = variants_of(field, folded);
    for (const auto& variant : variants) {
        if (const auto* group = rules_.group_of(variant)) return group->names.front();
    }
    return variants.size() == 1 ? folded : without_initials(folded);
}

std::string NameBook::key_of_lone(Field field, const std::string& folded) const {
    return has_name_rules(field) && rules_.concern(folded) ? key_of(field, folded) : folded;
}

std::vector<std::string> NameBook::keys_of(Field field, const std::vector<std::string_view>& values) const {
    std::vector<std::string> keys;
    std::unordered_map<std::string, std::set<std::string>> by_plain;
    for (const auto value : values) {
        keys.push_back(folded_words(value));
        if (has_name_rules(field)) by_plain[without_initials(keys.back())].insert(keys.back());
    }
    if (!has_name_rules(field)) return keys;
    for (auto& key : keys) {
        const bool lone = by_plain[without_initials(key)].size() == 1;
        key = lone ? key_of_lone(field, key) : key_of(field, key);
    }
    return keys;
}

/// All names that are one with this one, whether the index has them or not.
std::vector<std::string> NameBook::forms_of(Field field, const std::string& folded) const {
    if (!has_name_rules(field)) return {folded};
    const auto key = key_of(field, folded);
    const auto* group = rules_.group_of(key);
    std::vector<std::string> forms{folded};
    for (const auto& name : group != nullptr ? group->names : std::vector{folded}) {
        forms.push_back(name);
        for (auto& variant : variants_of(field, name)) forms.push_back(std::move(variant));
    }
    sort_out(forms);
    std::erase_if(forms, [&](const std::string& form) { return key_of(field, form) != key; });
    return forms;
}

bool NameBook::is_blocked(Field field, const std::string& folded) const {
    if (!has_name_rules(field) || rules_.blocked().empty() || !rules_.concern(folded)) return false;
    const auto forms = forms_of(field, folded);
    return std::any_of(forms.begin(), forms.end(),
                       [&](const std::string& form) { return rules_.blocked().contains(form); });
}

MeantNames NameBook::meaning_of(const AskedName& asked) const {
    const auto field = asked.field;
    MeantNames meant{false, {}, true, std::string{asked.text}, asked.open_end, {}};
    const auto folded = folded_words(asked.text);
    meant.blocked = !asked.open_end && is_blocked(field, folded);
    if (meant.blocked) meant.by_part = false;
    if (asked.whole && !meant.blocked) {
        meant.whole = forms_of(field, folded);
        std::erase_if(meant.whole, [&](const std::string& form) { return !exists(field, form); });
        meant.by_part = meant.whole.empty();
    }
    if (!meant.by_part || !has_name_rules(field)) return meant;
    for (const auto& group : rules_.groups()) {
        const bool named = std::any_of(group.names.begin(), group.names.end(), [&](const std::string& name) {
            return has_part(name, asked.text, asked.open_end);
        });
        if (!named || is_blocked(field, group.names.front())) continue;
        for (auto& form : forms_of(field, group.names.front())) meant.whole.push_back(std::move(form));
    }
    for (const auto& name : rules_.blocked()) {
        for (auto& form : forms_of(field, name)) {
            if (has_part(form, asked.text, asked.open_end) && exists(field, form))
                meant.left_out.insert(std::move(form));
        }
    }
    return meant;
}

std::optional<std::string> NameBook::shown(Field field, const std::string& name) const {
    const auto folded = folded_words(name);
    if (is_blocked(field, folded)) return {};
    if (rules_.groups().empty()) return name;
    const auto* group = rules_.group_of(key_of_lone(field, folded));
    return group != nullptr ? group->canonical : name;
}

}  // namespace onrecord
