#include "common/analysis/antecedents.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace onrecord {
namespace {

using Index = std::size_t;

/// How far back anybody is looked for.
constexpr Index most_sentences_back = 25;
constexpr Index most_appearances_back = 200;
/// "She went on": how soon after the last speech.
constexpr Index speaks_on_within = 2;

// Fitted to the coreference of a parser on training articles (conditional logit), then moved a third of the
// way back to what was set by hand: the parser's own habits do not carry over.
constexpr std::array<float, static_cast<Index>(Clue::Count_)> weights = {
    2.30F,   // SameSentence
    1.70F,   // OneSentenceAgo
    0.83F,   // TwoSentencesAgo
    0.25F,   // ThreeSentencesAgo
    -0.49F,  // FiveSentencesAgo
    -1.97F,  // FartherAgo
    -1.23F,  // OnlyQuoted
    0.96F,   // QuotedSince
    0.04F,   // Reported
    0.09F,   // Subject
    0.44F,   // SubjectJustBefore
    0.66F,   // BeginsSentence
    0.10F,   // Owner
    -0.17F,  // BehindPreposition
    0.01F,   // ByPronoun
    -0.06F,  // LastNamed
    0.57F,   // LastSubject
    0.88F,   // SameParagraph
    -0.00F,  // SpokeLast
    0.28F,   // SpokeBefore
    1.06F,   // SpeaksOn
    1.57F,   // KnownGender
    0.07F,   // FirstNamed
    0.21F,   // NamedMost
    -0.31F,  // NamedOnce
    -3.50F,  // InOwnQuotation
};

float score_of(const ClueList& clues) {
    float score = 0;
    for (Index at = 0; at < clues.size(); ++at) score += clues[at] ? weights[at] : 0;
    return score;
}

void set_probabilities(std::vector<Antecedent>& candidates) {
    float sum = 0;
    for (auto& candidate : candidates) {
        candidate.probability = std::exp(score_of(candidate.clues));
        sum += candidate.probability;
    }
    for (auto& candidate : candidates) candidate.probability /= sum;
}

}  // namespace

/// What the way back to a pronoun has shown of one entity.
struct Antecedents::Trace {
    Index entity = 0;
    const Appearance* narrated = nullptr;  ///< the last one
    bool by_pronoun = false;
    bool quoted = false;
    bool last_named = false;
    bool last_subject = false;
    bool spoke_last = false;
    bool spoke_before = false;
    bool speaks_on = false;
    bool first_named = false;
    bool named_most = false;
    bool in_own_quotation = false;
};

Antecedents::Antecedents(const Discourse& discourse)
    : discourse_{discourse}, named_(discourse.entities().size()) {
    for (const auto& appearance : discourse.appearances()) ++named_[appearance.entity];
}

void Antecedents::note_pronoun(const Pronoun& pronoun, Index entity) {
    Appearance made{{pronoun.token, pronoun.token + 1}, entity};
    made.sentence = discourse_.sentence_of(pronoun.token);
    const auto& marked = discourse_.marked();
    made.owner = discourse_.tag(pronoun.token) == Tag::Possessive;
    made.subject = !made.owner && (pronoun.speaks || (pronoun.token + 1 < marked.size() &&
                                                      (is_finite(discourse_.tag(pronoun.token + 1)) ||
                                                       discourse_.tag(pronoun.token + 1) == Tag::Adverb)));
    made.begins_sentence = pronoun.token <= marked.sentences[made.sentence].begin + 1;
    made.quoted = marked.quoted(pronoun.token);
    made.reported = discourse_.is_reported(pronoun.token);
    pronouns_.push_back(made);
}

void Antecedents::note_speaker(Index token, Index entity) {
    speeches_.push_back({token, entity});
}

/// The traces of one way back, each found by its entity.
struct Antecedents::Traces {
    std::vector<Trace> all;
    std::map<Index, Index> number_of;

    Trace& of(Index entity) {
        const auto [known, is_new] = number_of.emplace(entity, all.size());
        if (is_new) all.push_back({entity});
        return all[known->second];
    }
};

bool Antecedents::agrees(const Pronoun& pronoun, Index entity) const {
    return discourse_.is_person(entity) == pronoun.of_persons &&
           discourse_.entities()[entity].kind != EntityKind::Place &&
           can_be(pronoun.gender, discourse_.gender_of(entity));
}

/// Who was named, or meant by another pronoun, before this one.
void Antecedents::trace_appearances(const Pronoun& pronoun, Traces& traces) const {
    const auto& named = discourse_.appearances();
    const auto here = discourse_.sentence_of(pronoun.token);
    auto by_name = discourse_.appearances_before(pronoun.token);
    auto by_pronoun = pronouns_.size();
    bool anybody = false;
    bool any_subject = false;
    for (Index count = 0; count < most_appearances_back && by_name + by_pronoun > 0; ++count) {
        const bool is_pronoun =
            by_pronoun > 0 &&
            (by_name == 0 || named[by_name - 1].tokens.begin < pronouns_[by_pronoun - 1].tokens.begin);
        const auto& appearance = is_pronoun ? pronouns_[--by_pronoun] : named[--by_name];
        if (appearance.sentence + most_sentences_back < here) break;
        if (!agrees(pronoun, appearance.entity)) continue;
        auto& known = traces.of(appearance.entity);
        if (appearance.quoted) {
            known.quoted = known.quoted || known.narrated == nullptr;
            continue;
        }
        if (known.narrated == nullptr) {
            known.narrated = &appearance;
            known.by_pronoun = is_pronoun;
        }
        if (!anybody) known.last_named = anybody = true;
        if (!any_subject && appearance.subject) known.last_subject = any_subject = true;
    }
}

/// The last two who spoke.
void Antecedents::trace_speakers(const Pronoun& pronoun, Traces& traces) const {
    const auto here = discourse_.sentence_of(pronoun.token);
    Index speakers = 0;
    Index last = discourse_.entities().size();
    for (auto speech = speeches_.rbegin(); speech != speeches_.rend() && speakers < 2; ++speech) {
        if (speech->entity == last || speech->token >= pronoun.token) continue;
        const auto sentence = discourse_.sentence_of(speech->token);
        if (sentence + most_sentences_back < here) break;
        ++speakers;
        last = speech->entity;
        if (!agrees(pronoun, last)) continue;
        auto& known = traces.of(last);
        known.spoke_last = speakers == 1;
        known.spoke_before = speakers == 2;
        known.speaks_on = known.spoke_last && sentence + speaks_on_within >= here;
    }
}

/// Whom the words name that the pronoun speaks.
void Antecedents::trace_own_words(const Pronoun& pronoun, Traces& traces) const {
    const auto& named = discourse_.appearances();
    for (const auto& words : pronoun.words) {
        for (auto at = discourse_.appearances_before(words.begin);
             at < named.size() && named[at].tokens.begin < words.end; ++at) {
            const auto known = traces.number_of.find(named[at].entity);
            if (named[at].quoted && known != traces.number_of.end())
                traces.all[known->second].in_own_quotation = true;
        }
    }
}

std::vector<Antecedents::Trace> Antecedents::look_back(const Pronoun& pronoun) const {
    Traces traces;
    trace_appearances(pronoun, traces);
    trace_speakers(pronoun, traces);
    trace_own_words(pronoun, traces);
    Trace* most = nullptr;
    Trace* first = nullptr;
    const auto first_mention = [&](const Trace& t) {
        return discourse_.entities()[t.entity].mentions.front();
    };
    for (auto& known : traces.all) {
        if (most == nullptr || named_[known.entity] > named_[most->entity]) most = &known;
        if (first == nullptr || first_mention(known) < first_mention(*first)) first = &known;
    }
    if (most != nullptr) most->named_most = first->first_named = true;
    return std::move(traces.all);
}

ClueList Antecedents::clues_of(const Trace& trace, const Pronoun& pronoun) const {
    ClueList clues{};
    const auto set = [&](Clue which, bool value) { clues[static_cast<Index>(which)] = value; };
    if (trace.narrated == nullptr) {
        set(Clue::OnlyQuoted, true);
    } else {
        const auto& last = *trace.narrated;
        const auto back = discourse_.sentence_of(pronoun.token) - last.sentence;
        set(Clue::SameSentence, back == 0);
        set(Clue::OneSentenceAgo, back == 1);
        set(Clue::TwoSentencesAgo, back == 2);
        set(Clue::ThreeSentencesAgo, back == 3);
        set(Clue::FiveSentencesAgo, back == 4 || back == 5);
        set(Clue::FartherAgo, back > 5);
        set(Clue::Reported, last.reported);
        set(Clue::Subject, last.subject);
        set(Clue::SubjectJustBefore, last.subject && back == 1);
        set(Clue::BeginsSentence, last.begins_sentence);
        set(Clue::Owner, last.owner);
        set(Clue::BehindPreposition, last.behind_preposition);
        set(Clue::ByPronoun, trace.by_pronoun);
        set(Clue::SameParagraph,
            discourse_.paragraph_of(last.tokens.begin) == discourse_.paragraph_of(pronoun.token));
    }
    set(Clue::QuotedSince, trace.quoted);
    set(Clue::LastNamed, trace.last_named);
    set(Clue::LastSubject, trace.last_subject);
    set(Clue::SpokeLast, trace.spoke_last);
    set(Clue::SpokeBefore, trace.spoke_before);
    set(Clue::SpeaksOn, trace.speaks_on);
    set(Clue::KnownGender,
        pronoun.gender != Gender::Unknown && discourse_.gender_of(trace.entity) == pronoun.gender);
    set(Clue::FirstNamed, trace.first_named);
    set(Clue::NamedMost, trace.named_most);
    set(Clue::NamedOnce, named_[trace.entity] == 1);
    set(Clue::InOwnQuotation, trace.in_own_quotation);
    return clues;
}

std::vector<Antecedent> Antecedents::candidates(const Pronoun& pronoun) const {
    std::vector<Antecedent> made;
    for (const auto& trace : look_back(pronoun)) made.push_back({trace.entity, clues_of(trace, pronoun)});
    set_probabilities(made);
    std::stable_sort(made.begin(), made.end(),
                     [](const Antecedent& a, const Antecedent& b) { return a.probability > b.probability; });
    return made;
}

}  // namespace onrecord
