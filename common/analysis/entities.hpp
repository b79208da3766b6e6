// Names of people, organizations and places: which tokens, and of which kind.
//
//   model       linear chain (outside; begin and inside of person, org, place and misc) over the regions
//               around capitals; what stands elsewhere is no name
//   features    words, affixes, shapes and tags in a window; the run of capitals a token stands in;
//               gazetteer; what the article says of the same word elsewhere (capitals.hpp)
//   speakers    who stands before the colons of a transcript is a person
//   two rounds  the second sees how the first has labeled the same word at its other places; what both see is
//               looked up once, in one table with the weights of both
//
// "misc" (Ugandan, World Cup) is told apart so that it is taken for nothing else; it is not a mention.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/analysis/capitals.hpp"
#include "common/analysis/gazetteer.hpp"
#include "common/analysis/model/features.hpp"
#include "common/analysis/model/linear_model.hpp"
#include "common/analysis/names.hpp"

namespace onrecord {

enum class EntityLabel : Label {
    Outside,
    PersonBegin,
    PersonInside,
    OrgBegin,
    OrgInside,
    PlaceBegin,
    PlaceInside,
    MiscBegin,
    MiscInside,
};
constexpr std::size_t entity_labels = 9;
constexpr std::size_t name_kinds = 4;  ///< person, org, place, misc

/// How often each kind was seen for each word with a capital (Capitals::word_of).
class WordVotes {
  public:
    explicit WordVotes(std::size_t words) : counts_(words * name_kinds) {}
    /// What the labels of a round say, one a token or none at all.
    WordVotes(const Capitals& capitals, const std::vector<EntityLabel>& labels);

    void add(std::size_t word, EntityLabel label);
    /// 0: none; else the kind that leads, whether all agree, and whether there are many; without the vote
    /// that the token itself has cast.
    std::uint32_t of(std::size_t word, EntityLabel own) const;

  private:
    std::vector<std::uint16_t> counts_;
};

/// What the model sees.
class EntityFeatures {
  public:
    EntityFeatures(const TaggedText& text, const Gazetteer& gazetteer, const Capitals& capitals);

    /// Nothing outside of the sentence of this region is seen from now on.
    void look_at(const TokenRange& region);
    /// REQUIRES: `at` stands in the region looked at.
    void add_features(std::size_t at, FeatureList& to) const;
    /// What the second round sees beside; `labels` are the first round's, a token.
    void add_votes(std::size_t at, const std::vector<EntityLabel>& labels, const WordVotes& votes,
                   FeatureList& to) const;

  private:
    void mark_phrases();
    void add_words(std::size_t at, FeatureList& to) const;
    void add_classes(std::size_t at, FeatureList& to) const;
    void add_tags(std::size_t at, FeatureList& to) const;
    void add_known(std::size_t at, FeatureList& to) const;
    void add_run(std::size_t at, FeatureList& to) const;
    void add_evidence(std::size_t at, FeatureList& to) const;
    const WordKeys& keys(std::size_t at) const;
    std::uint32_t tag(std::size_t at) const;
    std::uint32_t marks(std::size_t at) const;
    std::uint32_t word_class(std::size_t at) const;
    std::uint32_t named(std::size_t at) const;

    const MarkedText& text_;
    const std::vector<Tag>& tags_;
    const Gazetteer& gazetteer_;
    const Capitals& capitals_;
    std::vector<std::uint32_t>
        phrases_;  ///< by token: place in the longest phrase and its marks, hashed; or 0
    std::vector<std::uint16_t> classes_;  ///< by token, in and near regions
    std::vector<bool> named_;
    TokenRange sentence_;  ///< that is looked at
};

/// Of one round in the table: "outside" scores 0, so it has no weights.
constexpr std::size_t labels_of_round = entity_labels - 1;

struct EntityModels {
    LinearModel weights;  ///< of the first round and, beside them, of the second
    LinearModel first;    ///< scale and steps of a round, one label more than it has weights
    LinearModel second;
    Gazetteer gazetteer;
};

/// An Error where the file lacks one of them.
Result<EntityModels> entity_models(const ModelFile& file);

/// One label a token, of each round.
struct EntityLabels {
    std::vector<EntityLabel> first;
    std::vector<EntityLabel> second;
};

EntityLabels entity_labels_of(EntityFeatures& features, const Capitals& capitals, const EntityModels& models);

/// The mentions of people, organizations and places, in order of the text.
std::vector<NameMention> names_in(const std::vector<EntityLabel>& labels);

std::vector<NameMention> find_names(const TaggedText& text, const EntityModels& models);

}  // namespace onrecord
