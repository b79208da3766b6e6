// Where an article names whom, and how: what pronouns and descriptions are resolved by.
//
//   Mara Quell won. “Tarn knew,” she said of Tarn’s vote.
//   ----------       ----                    ----
//   narrated, subject   quoted                narrated, owner
//
// Of whom a quotation speaks seldom goes on to speak.
#pragma once

#include <cstddef>
#include <vector>

#include "common/analysis/analyzed_article.hpp"
#include "common/analysis/cues.hpp"
#include "common/analysis/genders.hpp"

namespace onrecord {

/// One mention of an entity, in its place in the text.
struct Appearance {
    TokenRange tokens;
    std::size_t entity = 0;  ///< its place in the list of entities
    std::size_t sentence = 0;
    bool quoted = false;
    bool reported = false;  ///< in a statement, but outside of quotation marks
    bool subject = false;   ///< a verb follows, or it is the source of a statement
    bool owner = false;     ///< "Quell's"
    bool behind_preposition = false;
    bool begins_sentence = false;

    friend bool operator==(const Appearance&, const Appearance&) = default;
};

/// An article's entities as they appear in its text, with what is known about each.
class Discourse {
  public:
    /// All are borrowed and must outlive the discourse.
    Discourse(const TaggedText& text, const std::vector<Entity>& entities,
              const std::vector<Statement>& statements);

    const MarkedText& marked() const { return text_.marked; }
    Tag tag(std::size_t token) const { return text_.tags[token]; }
    const std::vector<Entity>& entities() const { return entities_; }
    /// In order of the text.
    const std::vector<Appearance>& appearances() const { return appearances_; }
    Gender gender_of(std::size_t entity) const { return genders_[entity]; }
    bool is_person(std::size_t entity) const { return entities_[entity].kind == EntityKind::Person; }

    /// The number of appearances that begin before `token`.
    std::size_t appearances_before(std::size_t token) const;
    /// The tokens that a span of the text touches.
    TokenRange tokens_of(TextSpan span) const;
    /// REQUIRES: token < marked().size().
    std::size_t sentence_of(std::size_t token) const;
    std::size_t paragraph_of(std::size_t token) const {
        return text_.marked.paragraph_of[sentence_of(token)];
    }
    /// Whether a token stands in what somebody is said to say or think, unquoted.
    bool is_reported(std::size_t token) const {
        return in_content_[token] && !in_source_[token] && !text_.marked.quoted(token);
    }
    bool is_source(std::size_t token) const { return in_source_[token]; }

  private:
    void note_statements(const std::vector<Statement>& statements);
    void add(TextSpan span, std::size_t entity);
    bool is_subject(const TokenRange& tokens) const;
    bool is_behind_preposition(std::size_t token) const;
    Gender gender_by_name(std::size_t entity) const;
    Gender gender_by_words_before(const Appearance& appearance) const;
    Gender gender_by_pronoun_behind(std::size_t appearance) const;
    void note_genders();

    TaggedText text_;
    const std::vector<Entity>& entities_;
    std::vector<Appearance> appearances_;
    std::vector<Gender> genders_;
    std::vector<bool> in_content_;  ///< of a statement; by token
    std::vector<bool> in_source_;   ///< of a statement; by token
};

}  // namespace onrecord
