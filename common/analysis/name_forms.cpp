#include "common/analysis/name_forms.hpp"

#include <algorithm>
#include <utility>

#include "common/analysis/data/name_words.hpp"
#include "common/analysis/model/features.hpp"
#include "common/analysis/person_name.hpp"
#include "common/analysis/word_set.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

using Index = std::size_t;

/// "Secretary of State", "Minister for Foreign Affairs": how far before the name the title may begin.
constexpr Index longest_title = 5;
constexpr Index longest_headline = 30;
/// In words of four letters or more.
constexpr Index shortest_headline = 4;
constexpr Index longest_personal_name = 4;
constexpr Index shortest_surname = 3;

/// Countries that are printed in letters as often as in words.
constexpr auto aliases_of_places = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"us", "united states"},
    {"usa", "united states"},
    {"united states of america", "united states"},
    {"uk", "united kingdom"},
    {"uae", "united arab emirates"},
    {"drc", "democratic republic of congo"},
    {"democratic republic of the congo", "democratic republic of congo"},
});

/// Folded, and with one kind of apostrophe: O’Dell is O'Dell.
std::string spelled(std::string_view word) {
    static constexpr std::string_view curly = "’";
    const auto whole = folded(word);
    std::string made;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        const bool is_curly = whole.compare(at, curly.size(), curly) == 0;
        made += is_curly ? '\'' : whole[at];
        if (is_curly) at += curly.size() - 1;
    }
    return made;
}

std::string key_of(const std::vector<std::string>& words) {
    std::string key;
    for (const auto& word : words) {
        if (!key.empty()) key += ' ';
        key += word;
    }
    std::erase(key, '.');
    for (const auto& [alias, name] : aliases_of_places) {
        if (key == alias) return std::string{name};
    }
    return key;
}

/// The kind of most mentions; of the first one where there is no majority.
void vote(NameForm& form) {
    const auto most = *std::max_element(form.votes.begin(), form.votes.end());
    if (form.votes[static_cast<Index>(form.kind)] == most) return;
    const auto winner = std::find(form.votes.begin(), form.votes.end(), most);
    form.kind = static_cast<EntityKind>(winner - form.votes.begin());
}

}  // namespace

std::string title_before(const MarkedText& text, std::size_t at) {
    for (std::size_t back = 1; back <= longest_title && back <= at; ++back) {
        const auto& token = text.tokens[at - back];
        if (token.kind != TokenKind::Word) return {};
        const auto word = without_point(folded(text.word(at - back)));
        if (data::titles.contains(word)) return word;
        const bool goes_on = token.capital || word == "of" || word == "for" || word == "the";
        if (!goes_on) return {};
    }
    return {};
}

std::string without_point(std::string word) {
    while (word.size() > 1 && word.back() == '.') word.pop_back();
    return word;
}

NameForms::NameForms(const MarkedText& text, std::vector<NameMention> mentions) : text_{text} {
    note_headline();
    std::sort(mentions.begin(), mentions.end(),
              [](const NameMention& a, const NameMention& b) { return a.tokens.begin < b.tokens.begin; });
    for (const auto& mention : mentions) add(mention);
    add_titled();
    for (auto& form : forms_) vote(form);
    add_surnames();
    std::sort(mentions_.begin(), mentions_.end(),
              [](const FormMention& a, const FormMention& b) { return a.tokens.begin < b.tokens.begin; });
}

/// The first line, where it is written like one.
void NameForms::note_headline() {
    Index end = 1;
    while (end < text_.size() && !text_.tokens[end].line_start) ++end;
    if (end >= text_.size() || end > longest_headline) return;
    Index words = 0;
    Index capitals = 0;
    for (Index at = 0; at < end; ++at) {
        const auto& token = text_.tokens[at];
        if (token.kind != TokenKind::Word || token.span.size() < 4) continue;
        ++words;
        capitals += token.capital ? 1 : 0;
    }
    if (words >= shortest_headline && capitals * 3 >= words * 2) headline_end_ = end;
}

std::vector<std::string> NameForms::words_of(const TokenRange& tokens) const {
    std::vector<std::string> words;
    for (auto at = tokens.begin; at < tokens.end; ++at) {
        const auto kind = text_.tokens[at].kind;
        if (kind == TokenKind::Quote || kind == TokenKind::Mark) continue;
        words.push_back(spelled(text_.word(at)));
    }
    if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
    if (words.empty()) words.push_back(spelled(text_.word(tokens.begin)));
    return words;
}

/// The name alone: "Harbor Board President Mara Quell of Oslo" is Mara Quell, a person whatever the
/// finder took it for.
NameMention NameForms::name_in(NameMention mention) const {
    auto& tokens = mention.tokens;
    const auto is_edge = [&](Index at) {
        const auto kind = text_.tokens[at].kind;
        return kind == TokenKind::Clitic || kind == TokenKind::Quote || kind == TokenKind::Mark;
    };
    while (tokens.size() > 1 && is_edge(tokens.end - 1)) --tokens.end;
    while (tokens.size() > 1 && is_edge(tokens.begin)) ++tokens.begin;
    auto end = tokens.begin + 1;
    while (end < tokens.end && text_.word(end) != "of") ++end;
    auto begin = end - 1;
    while (begin > tokens.begin && !is_title(begin - 1)) --begin;
    const bool is_titled = begin > tokens.begin && is_like_a_person({begin, end});
    if (is_titled) mention.kind = EntityKind::Person;
    if (mention.kind == EntityKind::Person) tokens.end = end;
    if (is_titled) tokens.begin = begin;
    return mention;
}

bool NameForms::is_title(Index at) const {
    return data::titles.contains(without_point(folded(text_.word(at))));
}

bool NameForms::is_like_a_person(const TokenRange& tokens) const {
    if (tokens.size() > longest_personal_name) return false;
    for (auto at = tokens.begin; at < tokens.end; ++at) {
        if (!text_.tokens[at].capital || data::org_words.contains(folded(text_.word(at)))) return false;
    }
    return true;
}

std::string NameForms::printed(TokenRange tokens) const {
    if (tokens.size() > 1 && folded(text_.word(tokens.begin)) == "the") ++tokens.begin;
    std::string name;
    for (auto at = tokens.begin; at < tokens.end; ++at) {
        if (at > tokens.begin && text_.tokens[at].space_before) name += ' ';
        name += text_.word(at);
    }
    return name;
}

bool NameForms::is_printed_well(const TokenRange& tokens) const {
    if (tokens.begin < headline_end_) return false;
    if (tokens.size() == 1) return true;
    for (auto at = tokens.begin; at < tokens.end; ++at) {
        const auto& token = text_.tokens[at];
        if (token.kind == TokenKind::Word && !token.all_caps) return true;
    }
    return false;
}

void NameForms::add(const NameMention& found) {
    const auto mention = name_in(found);
    const auto& tokens = mention.tokens;
    auto words = words_of(tokens);
    const auto [known, is_new] = form_of_.emplace(key_of(words), forms_.size());
    if (is_new) forms_.push_back({std::move(words), mention.kind, {}, printed(tokens), false});
    auto& form = forms_[known->second];
    ++form.votes[static_cast<Index>(mention.kind)];
    if (!form.printed_well && is_printed_well(tokens)) {
        form.printed = printed(tokens);
        form.printed_well = true;
    } else if (form.kind == EntityKind::Place && tokens.size() > form.words.size()) {
        form.words = words_of(tokens);
        form.printed = printed(tokens);
    }
    mentions_.push_back({tokens, known->second, title_before(text_, tokens.begin)});
}

std::vector<bool> NameForms::taken_tokens() const {
    std::vector<bool> taken(text_.size());
    for (const auto& mention : mentions_) {
        for (auto at = mention.tokens.begin; at < mention.tokens.end; ++at) taken[at] = true;
    }
    return taken;
}

/// "Sen. Mara Quell".
void NameForms::add_titled() {
    const auto taken = taken_tokens();
    for (Index at = 0; at + 1 < text_.size(); ++at) {
        const auto& token = text_.tokens[at];
        if (taken[at] || !token.abbreviation || !token.capital || !is_title(at)) continue;
        TokenRange name{at + 1, at + 1};
        while (name.end < text_.size() && name.size() < longest_personal_name && is_name_word(name.end) &&
               !taken[name.end])
            ++name.end;
        if (!name.empty() && is_like_a_person(name)) add({name, EntityKind::Person});
    }
}

/// Surnames of the people who are named in full.
void NameForms::add_surnames() {
    WordSet surnames;
    for (const auto& form : forms_) {
        if (form.kind != EntityKind::Person || form.words.size() < 2) continue;
        const auto surname = person_name(form.words).surname;
        if (surname.size() >= shortest_surname && !data::no_names.contains(surname))
            surnames.insert(hash_bytes(surname));
    }
    if (surnames.empty()) return;
    const auto taken = taken_tokens();
    WordSet written_small;
    std::vector<Index> found;
    for (Index at = 0; at < text_.size(); ++at) {
        const auto& token = text_.tokens[at];
        if (taken[at] || token.kind != TokenKind::Word || !surnames.contains(text_.keys[at].word)) continue;
        const bool is_name = token.capital || token.has_hyphen;  // al-Tarif
        if (!is_name) written_small.insert(text_.keys[at].word);
        if (is_name && stands_alone(at)) found.push_back(at);
    }
    for (const auto at : found) {
        if (!written_small.contains(text_.keys[at].word)) add({{at, at + 1}, EntityKind::Person});
    }
}

bool NameForms::is_name_word(Index at) const {
    const auto& token = text_.tokens[at];
    return token.kind == TokenKind::Word && token.capital && !token.blank_line_before;
}

/// Not in "Quell Tower", "Port Quell".
bool NameForms::stands_alone(Index at) const {
    if (at + 1 < text_.size() && is_name_word(at + 1)) return false;
    return at == 0 || text_.tokens[at].blank_line_before || !is_name_word(at - 1) || is_title(at - 1);
}

}  // namespace onrecord
