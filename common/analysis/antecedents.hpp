// Whom a pronoun means: everybody named shortly before it, ranked by a log-linear model.
//
//   clues      how many sentences ago the narration named them last, and as what (subject, owner, behind a
//              preposition); whether they spoke last; gender known or not; how much the article is about
//              them; against them: named in the very words that the pronoun is said to speak
//
// A pronoun that was resolved counts as a mention for the next one.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "common/analysis/discourse.hpp"

namespace onrecord {

enum class Clue : std::size_t {
    SameSentence,
    OneSentenceAgo,
    TwoSentencesAgo,
    ThreeSentencesAgo,
    FiveSentencesAgo,
    FartherAgo,
    OnlyQuoted,
    QuotedSince,
    Reported,
    Subject,
    SubjectJustBefore,
    BeginsSentence,
    Owner,
    BehindPreposition,
    ByPronoun,
    LastNamed,
    LastSubject,
    SameParagraph,
    SpokeLast,
    SpokeBefore,
    SpeaksOn,
    KnownGender,
    FirstNamed,
    NamedMost,
    NamedOnce,
    InOwnQuotation,
    Count_,
};
using ClueList = std::array<bool, static_cast<std::size_t>(Clue::Count_)>;

struct Antecedent {
    std::size_t entity = 0;
    ClueList clues{};
    float probability = 0;
};

/// A pronoun to be resolved.
struct Pronoun {
    std::size_t token = 0;
    Gender gender = Gender::Unknown;
    bool of_persons = true;           ///< "it" and "they" look for organizations
    bool speaks = false;              ///< it is the source of a statement ...
    std::vector<TokenRange> words{};  ///< ... with this content
};

/// Who was named and who spoke up to a place in the text; told in order of the text.
class Antecedents {
  public:
    /// Borrows the discourse.
    explicit Antecedents(const Discourse& discourse);

    /// Whom `pronoun` can mean, the likeliest first; empty where nobody agrees with it.
    std::vector<Antecedent> candidates(const Pronoun& pronoun) const;

    void note_pronoun(const Pronoun& pronoun, std::size_t entity);
    void note_speaker(std::size_t token, std::size_t entity);

  private:
    struct Speech {
        std::size_t token = 0;
        std::size_t entity = 0;
    };
    struct Trace;
    struct Traces;

    std::vector<Trace> look_back(const Pronoun& pronoun) const;
    void trace_appearances(const Pronoun& pronoun, Traces& traces) const;
    void trace_speakers(const Pronoun& pronoun, Traces& traces) const;
    void trace_own_words(const Pronoun& pronoun, Traces& traces) const;
    bool agrees(const Pronoun& pronoun, std::size_t entity) const;
    ClueList clues_of(const Trace& trace, const Pronoun& pronoun) const;

    const Discourse& discourse_;
    std::vector<std::size_t> named_;  ///< how often, by entity
    std::vector<Appearance> pronouns_;
    std::vector<Speech> speeches_;
};

}  // namespace onrecord
