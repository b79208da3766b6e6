// What belongs to a cue: the words that are attributed, and whom they are attributed to.
//
//   window     the sentence of the cue, with the sentences beside it that begin (or end) with a quotation and
//              have no cue of their own:   “A,” said Quell.  [ “B. C.” ]
//   model      linear chain (outside, source, content; begin and inside) over the tokens of the window
//   features   all relative to the cue: side, distance, tags on the way, the path through the tree, commas,
//              verbs and other cues between, clause openers, quotation marks, the cue's stem and what
//              stands beside it
#pragma once

#include <cstddef>
#include <vector>

#include "common/analysis/cues.hpp"
#include "common/analysis/marked_text.hpp"
#include "common/analysis/model/features.hpp"
#include "common/analysis/model/linear_model.hpp"

namespace onrecord {

enum class ArgumentLabel : Label { Outside, SourceBegin, SourceInside, ContentBegin, ContentInside };
constexpr std::size_t argument_labels = 5;

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
    /// REQUIRES: tokens().holds(at).
    void add_features(std::size_t at, FeatureList& to) const;

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
    void add_relative(std::size_t at, FeatureList& to) const;
    void add_tree(std::size_t at, FeatureList& to) const;
    void add_words(std::size_t at, FeatureList& to) const;
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

/// What was found for one cue.
struct Arguments {
    std::vector<TokenRange>
        content;        ///< in order of the text; empty: the cue is none, and all else here is empty
    TokenRange source;  ///< empty: none
    bool is_source_doubtful = false;        ///< the best sequence has none; this is its likeliest place
    float confidence = 0;                   ///< 0 to 1, of the content given the cue
    float least_confidence = 0;             ///< of the least likely token of the content
    std::vector<float> source_probability;  ///< by token of the window
};

/// REQUIRES: model.labels == argument_labels.
Arguments arguments_of(const ArgumentWindow& window, const LinearModel& model);

}  // namespace onrecord
