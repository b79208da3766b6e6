// The tokens that a cue is read against, and what the model sees of each.
//
//   window     the sentence of the cue, with the sentences beside it that begin (or end) with a quotation and
//              have no cue of their own:   “A,” said Quell.  [ “B. C.” ]
//   features   all relative to the cue: side, distance, tags on the way, the path through the tree, commas,
//              verbs and other cues between, clause openers, quotation marks, the cue's stem and what
//              stands beside it
//   stretches  half of them are the same for whole stretches of tokens, and are added up once for each
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/analysis/cues.hpp"
#include "common/analysis/marked_text.hpp"
#include "common/analysis/model/features.hpp"

namespace onrecord {

/// The cues of a text and which tokens are theirs; doubtful ones have none.
struct CueMap {
    const std::vector<Cue>& cues;
    std::vector<std::int32_t> cue_of;  ///< a token's, or -1

    CueMap(const std::vector<Cue>& all, std::size_t tokens);
    bool any_in(const TokenRange& range) const;
};

/// The tokens a cue is read against, and their features.
class ArgumentWindow {
  public:
    ArgumentWindow(const ParsedText& text, const CueMap& map, std::size_t cue);

    const TokenRange& tokens() const { return window_; }
    const Cue& cue() const { return cue_; }
    /// The way through the tree from the cue to a token, hashed.
    std::uint32_t path(std::size_t at) const;
    /// Where a token stands as seen from the cue, each number cut off where more tells no more.
    struct Place {
        std::uint32_t side = 0;      ///< before the cue, in it, behind it
        std::uint32_t distance = 0;  ///< in steps that grow
        std::uint32_t quoted = 0;
        std::uint32_t sentence = 0;  ///< the cue's, one before, one behind
        std::uint32_t commas = 0, verbs = 0, cues = 0, stops = 0, quotations = 0;  ///< between
        std::uint32_t opener = 0;
        std::uint32_t path = 0;
    };
    /// REQUIRES, here and below: tokens().holds(at).
    Place place_of(std::size_t at) const;

    /// All that the model sees of a token.
    void add_features(std::size_t at, FeatureList& to) const;
    /// Some of it is the same for whole stretches of tokens. What one stretch adds follows from its key.
    enum class Stretch : std::size_t { Side, Between, Opener, Distance, Path };
    static constexpr std::size_t stretches = 5;
    using StretchKey = std::array<std::uint64_t, 2>;
    using StretchKeys = std::array<StretchKey, stretches>;
    static StretchKeys keys_of(const Place& place);
    void add_stretch(Stretch stretch, std::size_t at, const Place& place, FeatureList& to) const;
    /// All but the stretches.
    void add_own(std::size_t at, const Place& place, FeatureList& to) const;

  private:
    /// What lies between a token and the cue.
    struct Between {
        std::uint32_t commas = 0;
        std::uint32_t verbs = 0;
        std::uint32_t cues = 0;
        std::uint32_t quotations = 0;  ///< edges of quotations
        std::uint32_t stops = 0;       ///< sentence ends, colons, dashes
        std::uint32_t opener = 0;      ///< the last word that opens a clause
        std::uint32_t path = 0;        ///< the tags, hashed
        std::uint32_t nouns = 0;
    };

    /// The way through the tree from the cue to a token: up to where the two meet, then one step down.
    struct Path {
        std::uint32_t key = 0;    ///< the way, hashed; 0 where there is none
        std::uint32_t depth = 0;  ///< how far below that step the token hangs
        bool known = false;
    };

    void look_behind();
    void look_before();
    void measure();
    void pass(Between& between, std::size_t at) const;
    template <typename List>
    void add_part(std::size_t at, const Place& place, List to) const;
    template <typename List>
    void add_words(std::size_t at, const Place& place, List& to) const;
    template <typename List>
    void add_tree(std::size_t at, const Place& place, List& to) const;
    template <typename List>
    void add_relative(std::size_t at, const Place& place, List& to) const;
    template <typename List>
    void add_cue(std::size_t at, const Place& place, List& to) const;
    void measure_paths();
    const WordKeys& keys(std::size_t at) const;
    std::uint32_t tag(std::size_t at) const;
    std::uint32_t side(std::size_t at) const;
    std::uint32_t distance(std::size_t at) const;

    const MarkedText& text_;
    const std::vector<Tag>& tags_;
    const Tree& tree_;
    const CueMap& map_;
    Cue cue_;
    TokenRange window_;
    bool is_line_ = false;  ///< of a transcript
    std::vector<Between> between_;
    std::vector<Path> paths_;
    std::uint32_t cue_stem_ = 0;
    std::uint32_t cue_form_ = 0;    ///< what stands on both sides of the cue
    std::uint32_t quotations_ = 0;  ///< whether quotations stand before and behind the cue
};

}  // namespace onrecord
