// Sources: who is behind a cue, as the article puts it.
//
//   candidates  nobody; what the arguments' model has labeled, that widened to its noun phrase, and its
//               likeliest place where it labeled nothing; the cue's subject and those of the verbs it hangs
//               on; who stands behind "by"; the noun phrases next to the cue
//   model       log-linear, right or wrong, each candidate on its own; the likeliest one is taken
//   features    where a candidate comes from, how sure the labels are of its head, its tag, its place and its
//               way through the tree; whether it is part of what is said; voice, stem of the cue
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/analysis/arguments.hpp"
#include "common/analysis/dependencies.hpp"
#include "common/analysis/model/features.hpp"
#include "common/analysis/model/linear_model.hpp"

namespace onrecord {

enum class SourceLabel : Label { Wrong, Right };
constexpr std::size_t source_labels = 2;

struct SourceCandidate {
    TokenRange tokens;          ///< empty: nobody
    std::size_t head = 0;       ///< the noun of the phrase; of no meaning for nobody
    std::uint32_t origins = 0;  ///< a bit for each way it was found
};

/// Who may be the source of one cue.
class SourceChoice {
  public:
    /// Borrows the window and its arguments, and what the text is made of.
    SourceChoice(const ParsedText& text, const ArgumentWindow& window, const Arguments& arguments);

    /// At least nobody.
    const std::vector<SourceCandidate>& candidates() const { return candidates_; }
    /// REQUIRES: number < candidates().size().
    void add_features(std::size_t number, FeatureList& to) const;

  private:
    void add(const TokenRange& tokens, std::uint32_t origin);
    void add_phrase(std::size_t head, std::uint32_t origin);
    void add_labeled();
    void add_subjects();
    void add_agent();
    void add_neighbors();
    std::size_t head_in(const TokenRange& tokens) const;
    TokenRange phrase_of(std::size_t head) const;
    bool is_content(std::size_t at) const;
    bool is_passive() const;
    float labeled(std::size_t at) const;

    ParsedText text_;
    const ArgumentWindow& window_;
    const Arguments& arguments_;
    TokenRange cue_;
    std::size_t verb_ = 0;  ///< the cue's
    bool is_passive_ = false;
    std::vector<TokenRange> extents_;  ///< by token of the window: from its first to its last descendant
    std::vector<SourceCandidate> candidates_;
};

/// Empty: nobody. REQUIRES: model.labels == source_labels.
TokenRange best_source(const SourceChoice& choice, const LinearModel& model);

}  // namespace onrecord
