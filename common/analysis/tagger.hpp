// Parts of speech: a log-linear model over hashed features of each token and its neighbors, each token on its
// own. Punctuation is told by its form, and small words that have one tag only by a list; the model learns
// those too.
//
//   features   word, affixes, shape of the token; word and suffix of two neighbors on each side; pairs of
//   them tags       those of the Penn Treebank, where comparison and number of names do not matter to us
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/analysis/marked_text.hpp"
#include "common/analysis/model/features.hpp"
#include "common/analysis/model/linear_model.hpp"

namespace onrecord {

enum class Tag : std::uint8_t {
    Other,
    Noun,         ///< NN
    Nouns,        ///< NNS
    Name,         ///< NNP, NNPS
    Adjective,    ///< JJ, JJR, JJS
    Adverb,       ///< RB, RBR, RBS
    Base,         ///< VB
    Past,         ///< VBD
    Participle,   ///< VBN
    Gerund,       ///< VBG
    Present,      ///< VBP
    PresentS,     ///< VBZ
    Modal,        ///< MD
    Determiner,   ///< DT, PDT
    Preposition,  ///< IN
    To,           ///< TO
    Pronoun,      ///< PRP
    Possessive,   ///< PRP$
    Question,     ///< WDT, WP, WP$, WRB
    Conjunction,  ///< CC
    Number,       ///< CD
    Particle,     ///< RP
    There,        ///< EX
    Genitive,     ///< POS
    Comma,        ///< from here on by form
    Colon,
    Stop,
    Quote,
    Mark,
};
constexpr std::size_t trained_tags = 24;

/// A text with its tags, as the stages behind the tagger take it.
struct TaggedText {
    const MarkedText& marked;
    const std::vector<Tag>& tags;
};

/// Other where the treebanks' tag has none of ours.
Tag tag_from_treebank(std::string_view name);

constexpr bool is_verb(Tag tag) {
    return tag >= Tag::Base && tag <= Tag::Modal;
}
constexpr bool is_finite(Tag tag) {
    return tag == Tag::Past || tag == Tag::Present || tag == Tag::PresentS || tag == Tag::Modal;
}
constexpr bool is_nominal(Tag tag) {
    return tag == Tag::Noun || tag == Tag::Nouns || tag == Tag::Name;
}

/// What the model sees of a token; REQUIRES: at < text.size().
void add_tag_features(const MarkedText& text, std::size_t at, FeatureList& to);

/// The tag of each token. REQUIRES: model.labels == trained_tags.
std::vector<Tag> tags_of(const MarkedText& text, const LinearModel& model);

/// The tag that its form gives a token: a mark's, else Other.
Tag tag_by_form(const MarkedText& text, std::size_t at);

}  // namespace onrecord
