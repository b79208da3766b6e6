#include "common/analysis/discourse.hpp"

#include <algorithm>
#include <string>

#include "common/analysis/names.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

using Index = std::size_t;

/// Between a subject and its verb: "Mara Quell, who has led the port since May, said".
constexpr Index longest_apposition = 16;
/// A title or two may stand before the name that begins a sentence.
constexpr Index longest_opening = 3;

Gender gender_of_pronoun(const MarkedText& text, Index at) {
    const auto word = text.keys[at].word;
    if (word == "he"_f || word == "him"_f || word == "his"_f || word == "himself"_f) return Gender::Man;
    if (word == "she"_f || word == "her"_f || word == "hers"_f || word == "herself"_f) return Gender::Woman;
    return Gender::Unknown;
}

}  // namespace

Discourse::Discourse(const TaggedText& text, const std::vector<Entity>& entities,
                     const std::vector<Statement>& statements)
    : text_{text}, entities_{entities}, in_content_(text.marked.size()), in_source_(text.marked.size()) {
    note_statements(statements);
    for (Index entity = 0; entity < entities.size(); ++entity) {
        for (const auto& span : entities[entity].mentions) add(span, entity);
    }
    std::sort(appearances_.begin(), appearances_.end(),
              [](const Appearance& a, const Appearance& b) { return a.tokens.begin < b.tokens.begin; });
    note_genders();
}

void Discourse::note_statements(const std::vector<Statement>& statements) {
    for (const auto& statement : statements) {
        for (const auto& span : statement.content) {
            const auto tokens = tokens_of(span);
            std::fill(in_content_.begin() + tokens.begin, in_content_.begin() + tokens.end, true);
        }
    }
    for (const auto& statement : statements) {
        for (const auto& span : statement.source) {
            const auto tokens = tokens_of(span);
            std::fill(in_source_.begin() + tokens.begin, in_source_.begin() + tokens.end, true);
        }
    }
}

TokenRange Discourse::tokens_of(TextSpan span) const {
    const auto& tokens = text_.marked.tokens;
    const auto begin = std::partition_point(tokens.begin(), tokens.end(),
                                            [&](const Token& token) { return token.span.end <= span.begin; });
    // None is shorter than a byte.
    const auto most = std::min<Index>(span.size(), static_cast<Index>(tokens.end() - begin));
    const auto end = std::partition_point(begin, begin + static_cast<std::ptrdiff_t>(most),
                                          [&](const Token& token) { return token.span.begin < span.end; });
    return {static_cast<Index>(begin - tokens.begin()), static_cast<Index>(end - tokens.begin())};
}

Index Discourse::sentence_of(Index token) const {
    const auto& sentences = text_.marked.sentences;
    const auto found = std::partition_point(sentences.begin(), sentences.end(),
                                            [&](const Sentence& sentence) { return sentence.end <= token; });
    return static_cast<Index>(found - sentences.begin());
}

Index Discourse::appearances_before(Index token) const {
    const auto found = std::partition_point(appearances_.begin(), appearances_.end(),
                                            [&](const Appearance& a) { return a.tokens.begin < token; });
    return static_cast<Index>(found - appearances_.begin());
}

void Discourse::add(TextSpan span, Index entity) {
    const auto tokens = tokens_of(span);
    if (tokens.empty()) return;
    const auto& marked = text_.marked;
    Appearance made{tokens, entity};
    made.sentence = sentence_of(tokens.begin);
    made.quoted = marked.quoted(tokens.begin);
    made.reported = is_reported(tokens.begin);
    made.owner = (tokens.end < marked.size() && text_.tags[tokens.end] == Tag::Genitive) ||
                 text_.tags[tokens.end - 1] == Tag::Genitive;
    made.subject = !made.owner && is_subject(tokens);
    made.behind_preposition = is_behind_preposition(tokens.begin);
    made.begins_sentence = tokens.begin - marked.sentences[made.sentence].begin <= longest_opening;
    appearances_.push_back(made);
}

bool Discourse::is_subject(const TokenRange& tokens) const {
    if (in_source_[tokens.begin]) return true;
    const auto& marked = text_.marked;
    const auto end =
        std::min(marked.sentences[sentence_of(tokens.begin)].end, tokens.end + longest_apposition);
    bool inside = false;
    for (auto at = tokens.end; at < end; ++at) {
        const auto tag = text_.tags[at];
        if (tag == Tag::Comma || marked.word(at) == "(" || marked.word(at) == ")") {
            inside = !inside;
        } else if (!inside && is_finite(tag)) {
            return true;
        } else if (!inside && tag != Tag::Adverb) {
            return false;
        }
    }
    return false;
}

bool Discourse::is_behind_preposition(Index token) const {
    for (auto at = token; at > 0 && at + longest_opening > token; --at) {
        const auto tag = text_.tags[at - 1];
        if (tag == Tag::Preposition || tag == Tag::To) return text_.marked.word(at - 1) != "of";
        if (tag != Tag::Name && tag != Tag::Determiner) return false;
    }
    return false;
}

void Discourse::note_genders() {
    genders_.assign(entities_.size(), Gender::Unknown);
    for (Index entity = 0; entity < entities_.size(); ++entity) {
        if (is_person(entity)) genders_[entity] = gender_by_name(entity);
    }
    for (const auto& appearance : appearances_) {
        if (!is_person(appearance.entity)) continue;
        const auto gender = gender_by_words_before(appearance);
        if (gender != Gender::Unknown) genders_[appearance.entity] = gender;
    }
    std::vector<int> surplus(entities_.size());
    for (Index at = 0; at < appearances_.size(); ++at) {
        const auto entity = appearances_[at].entity;
        if (!is_person(entity) || genders_[entity] != Gender::Unknown) continue;
        const auto gender = gender_by_pronoun_behind(at);
        if (gender != Gender::Unknown) surplus[entity] += gender == Gender::Man ? 1 : -1;
    }
    for (Index entity = 0; entity < entities_.size(); ++entity) {
        if (surplus[entity] != 0) genders_[entity] = surplus[entity] > 0 ? Gender::Man : Gender::Woman;
    }
}

/// A surname alone may look like a man's given name (Scott, Ryan).
Gender Discourse::gender_by_name(Index entity) const {
    const auto name = folded(entities_[entity].name);
    const auto blank = name.find(' ');
    const auto gender = gender_of_given_name(std::string_view{name}.substr(0, blank));
    return blank == std::string::npos && gender == Gender::Man ? Gender::Unknown : gender;
}

/// "Mrs. Quell", "his wife, Mara", "his daughter Mara".
Gender Discourse::gender_by_words_before(const Appearance& appearance) const {
    const auto& marked = text_.marked;
    auto at = appearance.tokens.begin;
    const auto by_title = gender_of_title(title_before(marked, at));
    if (by_title != Gender::Unknown || at == 0) return by_title;
    --at;
    if (text_.tags[at] == Tag::Comma && at > 0) --at;
    if (marked.tokens[at].kind != TokenKind::Word || marked.tokens[at].capital) return Gender::Unknown;
    return gender_of_noun(folded(marked.word(at)));
}

/// The next pronoun, in its sentence or at the beginning of the next one, before anybody else is named.
Gender Discourse::gender_by_pronoun_behind(Index number) const {
    const auto& appearance = appearances_[number];
    const auto& marked = text_.marked;
    if (appearance.reported || appearance.owner) return Gender::Unknown;
    auto end = marked.sentences[appearance.sentence].end;
    if (appearance.subject) end = std::min(end + 1, marked.size());
    for (auto next = number + 1; next < appearances_.size(); ++next) {
        if (appearances_[next].tokens.begin >= end) break;
        if (!is_person(appearances_[next].entity) || appearances_[next].entity == appearance.entity) continue;
        end = appearances_[next].tokens.begin;
    }
    for (auto at = appearance.tokens.end; at < end; ++at) {
        if (marked.quoted(at)) continue;
        const auto gender = gender_of_pronoun(marked, at);
        if (gender != Gender::Unknown) return gender;
    }
    return Gender::Unknown;
}

}  // namespace onrecord
