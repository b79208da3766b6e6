// Cues: the words by which an article says that somebody said, wrote, thinks or wants something.
//
//   model       linear chain (outside, begin, inside) over the tokens of a sentence that stand outside of
//               quotation marks, where there is a hint and right behind it
//   features    words, stems and tags in a window of five; what hangs on the token and what it hangs on;
//               the kinds of these words (word_kinds.hpp); how far the next quotations are; "that" behind;
//               what stands before the verb group; place in the sentence
//   candidates  P(begin) of least_candidate_probability or more, and "according to"; they go on while
//               P(inside) is at least half of that; whether they are cues is told by what is found for them
//               (confidence.hpp)
#pragma once

#include <cstddef>
#include <vector>

#include "common/analysis/cue_hints.hpp"
#include "common/analysis/dependencies.hpp"
#include "common/analysis/marked_text.hpp"
#include "common/analysis/model/features.hpp"
#include "common/analysis/model/linear_model.hpp"
#include "common/analysis/model/model_file.hpp"
#include "common/analysis/tagger.hpp"
#include "common/analysis/word_kinds.hpp"
#include "common/base/result.hpp"

namespace onrecord {

enum class CueLabel : Label { Outside, Begin, Inside };
constexpr std::size_t cue_labels = 3;
constexpr float least_candidate_probability = 0.01F;
/// Less likely ones do not stand in the way of others.
constexpr float least_cue_probability = 0.1F;

struct Cue {
    TokenRange tokens;
    std::size_t sentence = 0;
    float probability = 0;

    bool is_doubtful() const { return probability < least_cue_probability; }
};

/// What the cue model sees: the tokens of a sentence outside of quotation marks.
class CueSentence {
  public:
    CueSentence(const ParsedText& text, const WordKinds& kinds, std::size_t sentence);

    const std::vector<std::size_t>& tokens() const { return tokens_; }
    /// REQUIRES: place < tokens().size().
    void add_features(std::size_t place, FeatureList& to) const;

  private:
    void add_words(std::size_t at, FeatureList& to) const;
    void add_kinds(std::size_t at, FeatureList& to) const;
    void add_tree(std::size_t at, FeatureList& to) const;
    void add_surroundings(std::size_t place, FeatureList& to) const;
    const WordKeys& keys(std::size_t at) const;
    std::uint32_t tag(std::size_t at) const;
    std::uint32_t kind(std::size_t at) const;
    std::uint32_t that_behind(std::size_t at) const;
    std::size_t before_verbs(std::size_t at) const;

    const MarkedText& text_;
    const std::vector<Tag>& tags_;
    const Tree& tree_;
    const WordKinds& kinds_;
    TokenRange sentence_;
    Sentence whole_;
    bool headline_ = false;
    std::vector<std::size_t> tokens_;
    std::vector<std::uint8_t> quoted_before_;  ///< by place: how far the quotation before ends, capped
    std::vector<std::uint8_t> quoted_behind_;
    bool follows_quotation_ = false;
};

/// The last verb of a cue, or its last token where there is none.
std::size_t verb_of(const Cue& cue, const std::vector<Tag>& tags);

/// Borrow from a ModelFile.
struct CueModels {
    LinearModel cues;
    WordKinds kinds;
};

/// An Error where the file lacks one of them.
Result<CueModels> cue_models(const ModelFile& file);

/// All candidates, in order of the text; none but where there is a hint. REQUIRES: models.cues.labels ==
/// cue_labels.
std::vector<Cue> cues_of(const ParsedText& text, const CueHints& hints, const CueModels& models);

}  // namespace onrecord
