#include "common/analysis/roles.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/analysis/data/name_words.hpp"
#include "common/analysis/word_list.hpp"
#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

using Index = std::size_t;

constexpr Index longest_title = 8;
constexpr Index longest_apposition = 14;
constexpr Index most_appearances_back = 300;

constexpr auto ends_head =
    word_list("about", "after", "as", "at", "before", "by", "during", "for", "from", "in", "of", "on", "that",
              "to", "when", "where", "which", "who", "whom", "whose", "with");
constexpr auto forms_of_be = word_list("became", "is", "was");

/// What the people an article is about are called by instead of their name.
constexpr auto newsworthy =
    word_list("actor", "actress", "author", "billionaire", "businessman", "businesswoman", "candidate",
              "chancellor", "comedian", "congressman", "congresswoman", "democrat", "economist", "father",
              "general", "governor", "judge", "lawmaker", "mayor", "minister", "mogul", "mother", "musician",
              "nominee", "novelist", "player", "politician", "president", "professor", "republican",
              "scientist", "senator", "singer", "star", "strategist", "tycoon", "veteran", "writer");

/// A word and another that stands for all of its meaning.
struct Synonym {
    std::string_view word;
    std::string_view meaning;
};
constexpr auto synonyms = std::to_array<Synonym>({
    {"sen", "senator"},
    {"gov", "governor"},
    {"rep", "representative"},
    {"congressman", "representative"},
    {"congresswoman", "representative"},
    {"lawmaker", "representative"},
    {"pres", "president"},
    {"candidate", "nominee"},
    {"contender", "nominee"},
    {"chairwoman", "chairman"},
    {"chair", "chairman"},
    {"chairperson", "chairman"},
    {"attorney", "lawyer"},
    {"gen", "general"},
    {"prof", "professor"},
    {"justice", "judge"},
    {"spokeswoman", "spokesman"},
    {"spokesperson", "spokesman"},
    {"businesswoman", "businessman"},
    {"mogul", "businessman"},
    {"tycoon", "businessman"},
    {"dr", "doctor"},
    {"lt", "lieutenant"},
    {"col", "colonel"},
    {"sgt", "sergeant"},
    {"ceo", "chief"},
    {"democratic", "democrat"},
});

std::string meaning_of(std::string word) {
    if (word.size() > 1 && word.ends_with('.')) word.pop_back();
    const auto known = std::find_if(synonyms.begin(), synonyms.end(),
                                    [&](const Synonym& synonym) { return synonym.word == word; });
    return known == synonyms.end() ? word : std::string{known->meaning};
}

}  // namespace

std::size_t head_end(const Discourse& discourse, const TokenRange& phrase) {
    const auto& text = discourse.marked();
    const auto& names = discourse.appearances();
    auto name = discourse.appearances_before(phrase.begin);
    for (auto at = phrase.begin + 1; at < phrase.end; ++at) {
        while (name < names.size() && names[name].tokens.end <= at) ++name;
        // “University of Bergen professor Lena Falk”: what stands within a name ends nothing.
        if (name < names.size() && names[name].tokens.begin < at) continue;
        const auto tag = discourse.tag(at);
        if (tag == Tag::Comma || tag == Tag::Mark || text.word(at) == "(") return at;
        const bool in_title = text.tokens[at - 1].capital && data::titles.contains(folded(text.word(at - 1)));
        if (!in_title && ends_head.contains(folded(text.word(at)))) return at;
    }
    return phrase.end;
}

struct Roles::Description {
    Index token = 0;
    std::string printed_head;
    std::string head;
    std::vector<std::string> others;
};

Roles::Roles(const Discourse& discourse) : discourse_{discourse}, roles_(discourse.entities().size()) {
    for (const auto& appearance : discourse.appearances()) {
        if (!discourse.is_person(appearance.entity)) continue;
        note_before(appearance);
        note_apposition(appearance);
        note_copula(appearance);
    }
}

void Roles::note(Index entity, Index token) {
    const auto& text = discourse_.marked();
    if (text.tokens[token].kind == TokenKind::Word)
        roles_[entity].insert(meaning_of(folded(text.word(token))));
}

void Roles::note_before(const Appearance& appearance) {
    const auto begin = discourse_.marked().sentences[appearance.sentence].begin;
    const auto& text = discourse_.marked();
    for (Index back = 1; back <= longest_title && appearance.tokens.begin >= begin + back; ++back) {
        const auto at = appearance.tokens.begin - back;
        const auto tag = discourse_.tag(at);
        const bool of = tag == Tag::Preposition && (text.word(at) == "of" || text.word(at) == "for");
        const bool hyphen = text.word(at) == "-";
        if (back == 1 && !is_nominal(tag) && tag != Tag::Adjective) return;
        if (!is_nominal(tag) && tag != Tag::Adjective && tag != Tag::Genitive && !of && !hyphen) return;
        note(appearance.entity, at);
    }
}

void Roles::note_apposition(const Appearance& appearance) {
    const auto& text = discourse_.marked();
    const auto end =
        std::min(text.sentences[appearance.sentence].end, appearance.tokens.end + longest_apposition);
    auto at = appearance.tokens.end;
    if (at + 1 >= end || discourse_.tag(at) != Tag::Comma) return;
    const auto first = discourse_.tag(at + 1);
    if (first != Tag::Determiner && first != Tag::Possessive && !is_nominal(first) && first != Tag::Adjective)
        return;
    const auto close = close_of_apposition(at + 1, end);
    for (++at; at < close; ++at) note(appearance.entity, at);
}

/// Where an apposition closes: at its comma or with the sentence; `begin` where it is none, since a verb or a
/// person comes first ("In Quell, Mayor Lena Orth said", "in Quell, the mayor said").
Index Roles::close_of_apposition(Index begin, Index end) const {
    const auto& appearances = discourse_.appearances();
    const auto next = discourse_.appearances_before(begin);
    const bool names_next = next < appearances.size() && discourse_.is_person(appearances[next].entity);
    const auto next_name = names_next ? appearances[next].tokens.begin : end;
    for (auto at = begin; at < end; ++at) {
        const auto tag = discourse_.tag(at);
        if (at == next_name || is_finite(tag)) return begin;
        if (tag == Tag::Comma || tag == Tag::Stop || tag == Tag::Question) return at;
    }
    return begin;
}

void Roles::note_copula(const Appearance& appearance) {
    const auto& text = discourse_.marked();
    const auto end = std::min(text.sentences[appearance.sentence].end, appearance.tokens.end + longest_title);
    auto at = appearance.tokens.end;
    if (at + 1 >= end || !forms_of_be.contains(text.word(at))) return;
    if (discourse_.tag(at + 1) != Tag::Determiner) return;
    for (++at; at < end && !is_verb(discourse_.tag(at)) && discourse_.tag(at) != Tag::Comma; ++at)
        note(appearance.entity, at);
}

/// Definite ones only: "a senator" is somebody else.
std::optional<Roles::Description> Roles::description_in(const TokenRange& phrase) const {
    const auto& text = discourse_.marked();
    const bool definite = text.keys[phrase.begin].word == "the"_f;
    bool owned = false;
    for (auto at = phrase.begin; at < phrase.end; ++at) owned = owned || discourse_.tag(at) == Tag::Genitive;
    const auto end = head_end(discourse_, phrase);
    if ((!definite && !owned) || end <= phrase.begin + 1) return {};
    if (discourse_.tag(end - 1) == Tag::Nouns) return {};
    Description made;
    made.token = phrase.begin;
    made.printed_head = folded(text.word(end - 1));
    made.head = meaning_of(made.printed_head);
    for (auto at = phrase.begin; at < phrase.end; ++at) {
        const auto tag = discourse_.tag(at);
        if (at + 1 == end || (!is_nominal(tag) && tag != Tag::Adjective)) continue;
        made.others.push_back(meaning_of(folded(text.word(at))));
    }
    return made;
}

std::optional<Gender> Roles::stands_for_somebody(const TokenRange& phrase) const {
    const auto description = description_in(phrase);
    if (!description || !newsworthy.contains(description->printed_head)) return {};
    const bool has_role = std::any_of(roles_.begin(), roles_.end(), [&](const std::set<std::string>& roles) {
        return roles.contains(description->head);
    });
    if (has_role) return {};
    return gender_of_noun(description->printed_head);
}

/// 0 where it is somebody else, more the better.
Index Roles::fit_of(Index entity, const Description& description) const {
    if (!discourse_.is_person(entity)) {
        if (discourse_.entities()[entity].kind != EntityKind::Org) return 0;
        const auto name = folded(discourse_.entities()[entity].name);
        const auto words = split(name, ' ');
        return std::find(words.begin(), words.end(), description.printed_head) != words.end() ? 1 : 0;
    }
    const auto& roles = roles_[entity];
    if (!roles.contains(description.head)) return 0;
    const auto known = std::count_if(description.others.begin(), description.others.end(),
                                     [&](const std::string& word) { return roles.contains(word); });
    return 1 + static_cast<Index>(known);
}

std::optional<Index> Roles::described_by(const TokenRange& phrase) const {
    const auto description = description_in(phrase);
    if (!description) return {};
    const auto& appearances = discourse_.appearances();
    auto at = discourse_.appearances_before(phrase.begin);
    std::optional<Index> best;
    Index top = 0;
    for (auto left = most_appearances_back; at > 0 && left > 0; --left) {
        const auto entity = appearances[--at].entity;
        const auto fit = fit_of(entity, *description);
        if (fit <= top) continue;
        best = entity;
        top = fit;
    }
    return best;
}

}  // namespace onrecord
