// What each model of the statements learns from: the tokens, steps and candidates of an annotated article
// with what is right of them, as far as the stages before have come.
#pragma once

#include <cstddef>
#include <vector>

#include "common/analysis/arguments.hpp"
#include "common/analysis/cues.hpp"
#include "common/analysis/dependencies.hpp"
#include "common/analysis/rivals.hpp"
#include "common/analysis/word_kinds.hpp"
#include "tools/train/chain_trainer.hpp"
#include "tools/train/example.hpp"
#include "tools/train/oracle.hpp"
#include "tools/train/tree_trainer.hpp"

namespace onrecord {

void add_tagger_data(const Example& example, TrainingData& data);
void add_transition_data(const Example& example, TrainingData& data);
/// Of the parser's small model.
void add_quick_data(const Example& example, TrainingData& data);
/// What else there is to learn of a step is which relation it makes.
void add_relation_data(const Example& example, TrainingData& data);
void add_hint_data(const Example& example, TrainingData& data);
void add_cue_data(const Example& example, const WordKinds& kinds, TrainingData& data);
void add_argument_data(const Example& example, TrainingData& data);
void add_source_data(const Example& example, TrainingData& data);
void add_confidence_data(const Example& example, TrainingData& data);
void add_rival_data(const Example& example, TreeData& data);

/// Calls `use` with each state and the right step, on the right way through an article.
template <typename Use>
void for_each_step(const Example& example, Use use) {
    if (example.gold->tokens.empty()) return;
    const TaggedText tagged{example.text, example.tags};
    const auto gold = tree_of(example.text, example.gold->tokens);
    std::vector<Dependency> tree(example.text.size());
    for (const auto& sentence : example.text.sentences) {
        for (const auto& clause : clauses_of(example.text, sentence)) {
            ParseState state{tagged, clause, tree};
            while (!state.done()) {
                const auto step = best_step(state, clause, gold);
                use(state, step);
                state.apply(step.transition, step.relation);
            }
        }
    }
}

/// Calls `use` with the number of each cue for which content was found, its window and the map of cues.
template <typename Use>
void for_each_found(const Example& example, Use use) {
    const ParsedText parsed{example.text, example.tags, example.tree};
    const CueMap map{example.cues, example.text.size()};
    for (std::size_t number = 0; number < example.cues.size(); ++number) {
        if (example.arguments[number].content.empty()) continue;
        use(number, ArgumentWindow{parsed, map, number}, parsed, map);
    }
}

/// What was found in an article, as it is judged.
struct Judged {
    std::vector<Candidate> candidates;
    std::vector<std::size_t> cues;  ///< by candidate
};

Judged judged_of(const Example& example);

}  // namespace onrecord
