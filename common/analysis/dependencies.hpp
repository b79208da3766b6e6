// Who depends on whom in a sentence: each token's head and what it is to it, by a greedy transition parser.
//
//   system     arc-hybrid (Kuhlmann et al. 2011): a stack and the tokens still to come;
//              shift | left: the stack's top hangs on the next token | right: ... on the one below it
//   models     log-linear over hashed features of the stack's upper three tokens, the next three and the
//              children found so far: one picks among the three transitions, one names the relation of
//              what was just hung on something
//   example    Quell said the bridge was closed    Quell ←subject said  was ←clause said
//              bridge ←subject closed
//
// A quotation of several sentences is parsed sentence by sentence: “A. | B,” said Quell.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "common/analysis/marked_text.hpp"
#include "common/analysis/model/features.hpp"
#include "common/analysis/model/linear_model.hpp"
#include "common/analysis/model/model_file.hpp"
#include "common/analysis/model/number_table.hpp"
#include "common/analysis/tagger.hpp"
#include "common/base/result.hpp"

namespace onrecord {

enum class Relation : std::uint8_t {
    Root,
    Subject,
    Object,
    Clause,      ///< a finite clause as complement
    Infinitive,  ///< an open one
    Adverbial,   ///< an adverbial clause
    Relative,    ///< a clause on a noun
    Conjunct,
    Modifier,  ///< a noun behind a preposition or of a genitive
    Aside,     ///< apposition, parataxis
    Other,
};
constexpr std::size_t relations = 11;

/// Other where the treebanks' relation has none of ours.
Relation relation_from_treebank(std::string_view name);

constexpr std::int32_t no_head = -1;

struct Dependency {
    std::int32_t head = no_head;  ///< a token of the text
    Relation relation = Relation::Root;

    friend bool operator==(const Dependency&, const Dependency&) = default;
};

enum class Transition : std::uint8_t { Shift, Left, Right };
constexpr std::size_t transitions = 3;

/// By how much a step of the quick model leads, in log odds, where the other is not asked. 6 in 10 do, and
/// 995 in 1,000 of those are what the other says.
constexpr float sure_lead = 3;

/// Borrow from a ModelFile.
struct ParserModels {
    LinearModel transitions;
    LinearModel quick_transitions;  ///< by few features: where it is sure, the other is not asked
    LinearModel relations;
    NumberTable sure_transitions;  ///< by ParseState::transition_key: 1 + the step that is always taken there
    NumberTable sure_relations;    ///< by ParseState::relation_key
    float least_lead = sure_lead;
};

/// A sentence while it is parsed.
class ParseState {
  public:
    /// `tree` has an entry for each token of the text; those of the sentence are written.
    ParseState(const TaggedText& text, const TokenRange& sentence, std::vector<Dependency>& tree);

    bool done() const { return at_end() && is_empty(); }
    bool may(Transition transition) const;
    /// The only one that is possible, where there is but one. REQUIRES: !done().
    std::optional<Transition> only_one() const;
    /// Whether it makes the stack's top hang on something.
    bool hangs_on_something(Transition transition) const;
    /// `relation` is that of the stack's top to what it then hangs on. REQUIRES: may(transition).
    void apply(Transition transition, Relation relation);
    void add_features(FeatureList& to) const;
    void add_quick_features(FeatureList& to) const;
    /// The tags around the next step, hashed.
    std::uint32_t transition_key() const;
    /// What a step ties together, hashed. REQUIRES: hangs_on_something(transition).
    std::uint32_t relation_key(Transition transition) const;
    /// What tells the relation. REQUIRES: hangs_on_something(transition).
    void add_relation_features(Transition transition, FeatureList& to) const;

    /// The tokens of the stack, its top last; and the next token, the sentence's end where there is none.
    std::vector<std::size_t> stack() const;
    std::size_t next() const { return token(next_); }

  private:
    /// A token of the sentence, or nothing: where there is no token, all is zero but the tag.
    struct Node {
        std::uint32_t word = 0;
        std::uint32_t tag = no_tag;
        std::uint32_t leftmost = nothing;  ///< the nodes of its outer children
        std::uint32_t rightmost = nothing;
        std::uint16_t seen = 0;  ///< a bit for each relation of its children
        std::uint8_t left = 0;   ///< children on that side, 3 at most
        std::uint8_t right = 0;
        std::uint8_t quoted = 0;
    };
    static constexpr std::uint32_t nothing = 0;
    static constexpr std::uint32_t no_tag = 99;

    bool at_end() const { return next_ > size_; }
    bool is_empty() const { return stack_.back() == nothing; }
    std::size_t token(std::uint32_t node) const { return begin_ + node - 1; }
    std::uint32_t from_top(std::size_t depth) const { return stack_[stack_.size() - 1 - depth]; }
    const Node& upcoming(std::size_t step) const { return nodes_[next_ + step]; }
    std::uint32_t new_head(Transition transition) const;
    std::uint32_t steps_to_next() const;

    std::vector<Dependency>& tree_;
    std::size_t begin_;
    std::uint32_t size_;
    std::uint32_t next_ = 1;
    std::vector<Node> nodes_;           ///< nothing, those of the tokens, and nothing behind the last
    std::vector<std::uint32_t> stack_;  ///< nodes; nothing at its bottom
};

/// A sentence, cut at the stops inside of quotations too.
std::vector<TokenRange> clauses_of(const MarkedText& text, const Sentence& sentence);

/// The dependencies of a text with what hangs on each token.
struct Tree {
    std::vector<Dependency> of;
    std::vector<std::uint16_t> below;   ///< a bit for each relation of the token's children
    std::vector<std::int32_t> subject;  ///< its subject, or no_head

    explicit Tree(std::vector<Dependency> dependencies);
};

/// A text with its tags and its tree, as the stages behind the parser take it.
struct ParsedText {
    const MarkedText& marked;
    const std::vector<Tag>& tags;
    const Tree& tree;
};

/// An Error where the file lacks one of them.
Result<ParserModels> parser_models(const ModelFile& file);

/// The dependency of each token; not looked for are those of sentences that are not wanted and of clauses
/// that stand in quotation marks as a whole. REQUIRES: a bit in `wanted` for each sentence; labels of
/// `transitions` and `relations`.
std::vector<Dependency> dependencies_of(const TaggedText& text, const std::vector<bool>& wanted,
                                        const ParserModels& models);

}  // namespace onrecord
