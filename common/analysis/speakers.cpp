#include "common/analysis/speakers.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/analysis/antecedents.hpp"
#include "common/analysis/discourse.hpp"
#include "common/analysis/roles.hpp"
#include "common/analysis/word_list.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

using Index = std::size_t;

constexpr float sure = 0.95F;
constexpr float by_role = 0.7F;
constexpr float by_relative = 0.7F;
constexpr float by_continuation = 0.75F;
constexpr float by_cue = 0.5F;
/// What is less likely is nobody's.
constexpr float least_probability = 0.2F;
/// The same for "it", which is mostly a thing, and for a description that nobody is known by.
constexpr float least_where_unsure = 0.5F;
/// Between a name and the "who" that goes on with it.
constexpr Index relative_reach = 12;

constexpr auto somebody_of =
    word_list("adviser", "advisers", "aide", "aides", "analyst", "analysts", "ally", "allies", "critics",
              "employee", "employees", "executive", "executives", "lawyer", "lawyers", "leader", "leaders",
              "member", "members", "official", "officials", "reporter", "representative", "representatives",
              "residents", "resident", "source", "sources", "spokesman", "spokesperson", "spokeswoman",
              "supporter", "supporters", "surrogates", "voters", "worker", "workers");

/// Somebody who is the source of a statement, and how sure that is.
struct Found {
    Index entity = 0;
    float probability = 0;
};

class SpeakerFinder {
  public:
    SpeakerFinder(const TaggedText& text, const std::vector<Entity>& entities,
                  std::vector<Statement>& statements)
        : discourse_{text, entities, statements},
          antecedents_{discourse_},
          roles_{discourse_},
          statements_{statements} {}

    /// Pronouns of the narration are resolved on the way, since each is a mention for the next.
    void name_all() {
        const auto order = statements_by_source();
        auto next = order.begin();
        const auto& text = discourse_.marked();
        for (Index at = 0; at < text.size(); ++at) {
            for (; next != order.end() && next->first == at; ++next) name(statements_[next->second], at);
            if (!text.quoted(at) && !discourse_.is_source(at)) follow(at);
        }
        name_without_source();
    }

  private:
    std::vector<std::pair<Index, Index>> statements_by_source() {
        std::vector<std::pair<Index, Index>> order;
        for (Index number = 0; number < statements_.size(); ++number) {
            auto& statement = statements_[number];
            statement.resolution = Resolution::None;
            if (statement.source.empty()) continue;
            order.emplace_back(discourse_.tokens_of(statement.source.front()).begin, number);
        }
        std::sort(order.begin(), order.end());
        return order;
    }

    void name(Statement& statement, Index at) {
        const auto source = discourse_.tokens_of(statement.source.front());
        std::optional<Found> found;
        if (source.size() == 1 && is_pronoun(at)) {
            statement.resolution = Resolution::Pronoun;
            found = by_pronoun(statement, at);
        } else if (const auto named = named_in(source)) {
            statement.resolution = Resolution::Named;
            found = Found{*named, sure};
        } else {
            statement.resolution = Resolution::Described;
            found = by_description(statement, source);
        }
        if (!found) return;
        statement.speaker = discourse_.entities()[found->entity].name;
        statement.confidence *= found->probability;
        antecedents_.note_speaker(at, found->entity);
    }

    bool is_pronoun(Index at) const {
        const auto tag = discourse_.tag(at);
        return tag == Tag::Pronoun || tag == Tag::Possessive || (tag == Tag::Question && is_relative(at));
    }

    bool is_relative(Index at) const { return discourse_.marked().keys[at].word == "who"_f; }

    /// He, she and what belongs to them; "it" as a source only, since else it is mostly a thing.
    std::optional<Pronoun> pronoun_at(Index at) const {
        const auto word = discourse_.marked().keys[at].word;
        if (word == "he"_f || word == "him"_f || word == "his"_f) return Pronoun{at, Gender::Man};
        if (word == "she"_f || word == "her"_f || word == "hers"_f) return Pronoun{at, Gender::Woman};
        return {};
    }

    std::optional<Found> by_pronoun(const Statement& statement, Index at) {
        if (is_relative(at)) return by_relative_pronoun(at);
        auto pronoun = pronoun_at(at);
        if (!pronoun && discourse_.marked().keys[at].word != "it"_f) return {};
        if (!pronoun) pronoun = Pronoun{at, Gender::Unknown, false};
        pronoun->speaks = true;
        pronoun->words = words_of(statement);
        return resolved(*pronoun);
    }

    std::optional<Found> by_description(const Statement& statement, const TokenRange& source) {
        if (const auto entity = apposed_to(source)) return Found{*entity, by_relative};
        if (const auto entity = roles_.described_by(source)) return Found{*entity, by_role};
        const auto gender = roles_.stands_for_somebody(source);
        if (!gender) return {};
        Pronoun as_pronoun{source.begin, *gender};
        as_pronoun.speaks = true;
        as_pronoun.words = words_of(statement);
        const auto candidates = antecedents_.candidates(as_pronoun);
        if (candidates.empty() || candidates.front().probability < least_where_unsure) return {};
        return Found{candidates.front().entity, candidates.front().probability * by_role};
    }

    /// "Mara Quell, secretary of the port, said": the person before the commas between which the source stands.
    std::optional<Index> apposed_to(const TokenRange& source) const {
        if (source.begin == 0 || source.end >= discourse_.marked().size()) return {};
        if (discourse_.tag(source.begin - 1) != Tag::Comma || discourse_.tag(source.end) != Tag::Comma)
            return {};
        const auto number = discourse_.appearances_before(source.begin);
        if (number == 0) return {};
        const auto& before = discourse_.appearances()[number - 1];
        const bool is_named = discourse_.is_person(before.entity) && !before.owner;
        return is_named && before.tokens.end + 1 == source.begin ? std::optional{before.entity}
                                                                 : std::nullopt;
    }

    std::vector<TokenRange> words_of(const Statement& statement) const {
        std::vector<TokenRange> words;
        for (const auto& span : statement.content) words.push_back(discourse_.tokens_of(span));
        return words;
    }

    std::optional<Found> resolved(const Pronoun& pronoun) {
        const auto candidates = antecedents_.candidates(pronoun);
        const auto least = pronoun.of_persons ? least_probability : least_where_unsure;
        if (candidates.empty() || candidates.front().probability < least) return {};
        antecedents_.note_pronoun(pronoun, candidates.front().entity);
        return Found{candidates.front().entity, candidates.front().probability};
    }

    void follow(Index at) {
        if (const auto pronoun = pronoun_at(at)) resolved(*pronoun);
    }

    /// "Mara Quell, the mayor, who said".
    std::optional<Found> by_relative_pronoun(Index at) const {
        const auto& appearances = discourse_.appearances();
        for (auto number = discourse_.appearances_before(at); number > 0; --number) {
            const auto& appearance = appearances[number - 1];
            if (appearance.tokens.end + relative_reach < at ||
                appearance.sentence != discourse_.sentence_of(at))
                return {};
            if (discourse_.is_person(appearance.entity) && !appearance.owner)
                return Found{appearance.entity, by_relative};
        }
        return {};
    }

    /// What the head ends in: a person, else an organization or place; else the person right behind the comma
    /// ("her lawyer, Adele Finch"). Not Quell where it is the Quell campaign or Quell's lawyer who speaks.
    std::optional<Index> named_in(const TokenRange& source) const {
        const auto head = head_end(discourse_, source);
        const auto& appearances = discourse_.appearances();
        std::optional<Index> person;
        std::optional<Index> other;
        std::optional<Index> behind;
        for (auto number = discourse_.appearances_before(source.begin); number < appearances.size();
             ++number) {
            const auto& appearance = appearances[number];
            if (appearance.tokens.begin >= source.end) break;
            if (appearance.owner) continue;
            const bool is_person = discourse_.is_person(appearance.entity);
            if (appearance.tokens.begin < head) {
                if (has_noun({appearance.tokens.end, head})) continue;
                (is_person ? person : other) = appearance.entity;
            } else if (is_person && !behind && appearance.tokens.begin <= head + 1) {
                behind = appearance.entity;
            }
        }
        if (person) return person;
        if (behind && discourse_.tag(head) == Tag::Comma) return behind;
        if (const auto apposed = apposed_person(source)) return apposed;
        if (other && !describes_somebody({source.begin, head})) return other;
        return {};
    }

    /// "a lawyer for the state, Calvin Brome", "his daughter, fire captain Ellen Marsh": the one person who
    /// stands between commas, or a comma and the end, with nothing but a role before the name.
    std::optional<Index> apposed_person(const TokenRange& source) const {
        const auto& appearances = discourse_.appearances();
        std::optional<Index> found;
        for (auto number = discourse_.appearances_before(source.begin); number < appearances.size();
             ++number) {
            const auto& appearance = appearances[number];
            if (appearance.tokens.begin >= source.end) break;
            if (appearance.owner || !discourse_.is_person(appearance.entity)) continue;
            const auto end = appearance.tokens.end;
            if (end < source.end && discourse_.tag(end) != Tag::Comma) continue;
            auto before = appearance.tokens.begin;
            while (before > source.begin && is_role_word(before - 1)) --before;
            if (before == source.begin || discourse_.tag(before - 1) != Tag::Comma) continue;
            if (found && *found != appearance.entity) return {};
            found = appearance.entity;
        }
        return found;
    }

    bool is_role_word(Index at) const {
        const auto tag = discourse_.tag(at);
        return is_nominal(tag) || tag == Tag::Determiner || tag == Tag::Adjective || tag == Tag::Stop;
    }

    bool has_noun(const TokenRange& tokens) const {
        for (auto at = tokens.begin; at < tokens.end; ++at) {
            if (discourse_.tag(at) == Tag::Noun || discourse_.tag(at) == Tag::Nouns) return true;
        }
        return false;
    }

    /// By a word before the first preposition: the House of Representatives is nobody but itself.
    bool describes_somebody(const TokenRange& head) const {
        for (auto at = head.begin; at < head.end && discourse_.tag(at) != Tag::Preposition; ++at) {
            if (somebody_of.contains(folded(discourse_.marked().word(at)))) return true;
        }
        return false;
    }

    /// What has no cue goes on with the words of the one before; what has one and no source is said by the
    /// name beside it or by the subject before it ("Quell walked off, shouting"), where it is quoted at all.
    void name_without_source() {
        for (Index number = 0; number < statements_.size(); ++number) {
            auto& statement = statements_[number];
            if (!statement.source.empty()) continue;
            if (statement.cue.empty() && number > 0) {
                statement.speaker = statements_[number - 1].speaker;
                statement.confidence *= by_continuation;
            } else if (!statement.cue.empty() && statement.kind != StatementKind::Indirect) {
                const auto entity = beside(discourse_.tokens_of(statement.cue.front()));
                if (!entity) continue;
                statement.resolution = Resolution::Named;
                statement.speaker = discourse_.entities()[*entity].name;
                statement.confidence *= by_cue;
            }
        }
    }

    std::optional<Index> beside(const TokenRange& cue) const {
        const auto& appearances = discourse_.appearances();
        const auto sentence = discourse_.sentence_of(cue.begin);
        const auto next = discourse_.appearances_before(cue.end);
        const auto is_person = [&](const Appearance& a) {
            return discourse_.is_person(a.entity) && a.sentence == sentence && !a.quoted && !a.owner;
        };
        if (next < appearances.size() && appearances[next].tokens.begin == cue.end &&
            is_person(appearances[next]))
            return appearances[next].entity;
        const bool trails = cue.begin > 0 && discourse_.tag(cue.begin - 1) == Tag::Comma;
        for (auto at = next; at > 0 && appearances[at - 1].sentence == sentence; --at) {
            const auto& before = appearances[at - 1];
            if (!is_person(before)) continue;
            if (before.tokens.end == cue.begin || (trails && before.subject)) return before.entity;
        }
        return {};
    }

    Discourse discourse_;
    Antecedents antecedents_;
    Roles roles_;
    std::vector<Statement>& statements_;
};

}  // namespace

void name_speakers(const TaggedText& text, const std::vector<Entity>& entities,
                   std::vector<Statement>& statements) {
    SpeakerFinder{text, entities, statements}.name_all();
}

}  // namespace onrecord
