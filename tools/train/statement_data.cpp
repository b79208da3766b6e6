#include "tools/train/statement_data.hpp"

#include <algorithm>
#include <cstdint>

#include "common/analysis/confidence.hpp"
#include "common/analysis/cue_hints.hpp"
#include "common/analysis/sources.hpp"
#include "tools/train/verdicts.hpp"

namespace onrecord {
namespace {

std::vector<CueLabel> cue_labels_of(const Example& example) {
    std::vector<CueLabel> labels(example.text.size(), CueLabel::Outside);
    for (const auto& attribution : example.gold->attributions) {
        const auto in = tokens_in(example.text, attribution.cue);
        bool begun = false;
        for (std::size_t at = 0; at < in.size(); ++at) {
            if (in[at] && labels[at] == CueLabel::Outside)
                labels[at] = begun ? CueLabel::Inside : CueLabel::Begin;
            begun = in[at];
        }
    }
    return labels;
}

/// The attribution whose cue shares most tokens with `cue`; null where none shares any.
const GoldAttribution* gold_of(const Example& example, const Cue& cue) {
    const GoldAttribution* best = nullptr;
    std::size_t most = 0;
    for (const auto& attribution : example.gold->attributions) {
        const auto in = tokens_in(example.text, attribution.cue);
        const auto shared = static_cast<std::size_t>(
            std::count(in.begin() + static_cast<std::ptrdiff_t>(cue.tokens.begin),
                       in.begin() + static_cast<std::ptrdiff_t>(cue.tokens.end), true));
        if (shared <= most) continue;
        most = shared;
        best = &attribution;
    }
    return best;
}

}  // namespace

void add_tagger_data(const Example& example, TrainingData& data) {
    const auto& gold = example.gold->tokens;
    std::size_t next = 0;
    FeatureList features;
    for (std::size_t at = 0; at < example.text.size(); ++at) {
        const auto& span = example.text.tokens[at].span;
        while (next < gold.size() && gold[next].span.begin < span.begin) ++next;
        if (next == gold.size() || gold[next].span != span) continue;
        if (tag_by_form(example.text, at) != Tag::Other) continue;
        features.clear();
        add_tag_features(example.text, at, features);
        data.add_token(features.all(), static_cast<Label>(gold[next].tag));
        data.end_sequence();
    }
}

void add_transition_data(const Example& example, TrainingData& data) {
    FeatureList features;
    for_each_step(example, [&](const ParseState& state, const OracleStep& step) {
        features.clear();
        state.add_features(features);
        data.add_token(features.all(), static_cast<Label>(step.transition));
        data.end_sequence();
    });
}

void add_quick_data(const Example& example, TrainingData& data) {
    FeatureList features;
    for_each_step(example, [&](const ParseState& state, const OracleStep& step) {
        if (state.only_one()) return;
        features.clear();
        state.add_quick_features(features);
        data.add_token(features.all(), static_cast<Label>(step.transition));
        data.end_sequence();
    });
}

void add_relation_data(const Example& example, TrainingData& data) {
    FeatureList features;
    for_each_step(example, [&](const ParseState& state, const OracleStep& step) {
        if (!step.is_known) return;
        features.clear();
        state.add_relation_features(step.transition, features);
        data.add_token(features.all(), static_cast<Label>(step.relation));
        data.end_sequence();
    });
}

void add_hint_data(const Example& example, TrainingData& data) {
    const auto labels = cue_labels_of(example);
    const TaggedText tagged{example.text, example.tags};
    FeatureList features;
    for (std::size_t at = 0; at < example.text.size(); ++at) {
        if (!may_begin_cue(tagged, at)) continue;
        features.clear();
        add_hint_features(tagged, at, features);
        const bool begins = labels[at] == CueLabel::Begin;
        data.add_token(features.all(), static_cast<Label>(begins ? HintLabel::Begin : HintLabel::Nothing));
        data.end_sequence();
    }
}

void add_cue_data(const Example& example, const WordKinds& kinds, TrainingData& data) {
    const auto labels = cue_labels_of(example);
    const ParsedText parsed{example.text, example.tags, example.tree};
    FeatureList features;
    for (std::size_t number = 0; number < example.text.sentences.size(); ++number) {
        const CueSentence sentence{parsed, kinds, number};
        for (std::size_t place = 0; place < sentence.tokens().size(); ++place) {
            features.clear();
            sentence.add_features(place, features);
            data.add_token(features.all(), static_cast<Label>(labels[sentence.tokens()[place]]));
        }
        data.end_sequence();
    }
}

void add_argument_data(const Example& example, TrainingData& data) {
    const ParsedText parsed{example.text, example.tags, example.tree};
    const CueMap map{example.cues, example.text.size()};
    FeatureList features;
    for (std::size_t number = 0; number < example.cues.size(); ++number) {
        if (example.cues[number].is_doubtful()) continue;
        const ArgumentWindow window{parsed, map, number};
        const auto* gold = gold_of(example, example.cues[number]);
        std::vector<bool> source(example.text.size());
        std::vector<bool> content(example.text.size());
        if (gold != nullptr) {
            source = tokens_in(example.text, gold->source);
            content = tokens_in(example.text, gold->content);
        }
        const auto first = window.tokens().begin;
        for (auto at = first; at < window.tokens().end; ++at) {
            features.clear();
            window.add_features(at, features);
            auto label = ArgumentLabel::Outside;
            if (source[at])
                label =
                    at > first && source[at - 1] ? ArgumentLabel::SourceInside : ArgumentLabel::SourceBegin;
            else if (content[at])
                label = at > first && content[at - 1] ? ArgumentLabel::ContentInside
                                                      : ArgumentLabel::ContentBegin;
            data.add_token(features.all(), static_cast<Label>(label));
        }
        data.end_sequence();
    }
}

void add_source_data(const Example& example, TrainingData& data) {
    FeatureList features;
    for_each_found(example, [&](std::size_t number, const ArgumentWindow& window, const ParsedText& parsed,
                                const CueMap&) {
        const auto* gold = gold_of(example, example.cues[number]);
        if (gold == nullptr) return;
        const SourceChoice choice{parsed, window, example.arguments[number]};
        for (std::size_t candidate = 0; candidate < choice.candidates().size(); ++candidate) {
            features.clear();
            choice.add_features(candidate, features);
            const bool right = is_source_of(example, *gold, choice.candidates()[candidate].tokens);
            data.add_token(features.all(),
                           static_cast<Label>(right ? SourceLabel::Right : SourceLabel::Wrong));
            data.end_sequence();
        }
    });
}

void add_confidence_data(const Example& example, TrainingData& data) {
    const auto right = right_ones(example);
    FeatureList features;
    for_each_found(example, [&](std::size_t number, const ArgumentWindow& window, const ParsedText& parsed,
                                const CueMap& map) {
        features.clear();
        add_confidence_features(parsed, map, window, example.arguments[number], features);
        data.add_token(features.all(), static_cast<Label>(right[number] ? Verdict::Right : Verdict::Wrong));
        data.end_sequence();
    });
}

Judged judged_of(const Example& example) {
    Judged all;
    for_each_found(
        example, [&](std::size_t number, const ArgumentWindow& window, const ParsedText&, const CueMap&) {
            all.candidates.push_back(
                candidate_of(example.text, window, example.arguments[number], example.confidences[number]));
            all.cues.push_back(number);
        });
    return all;
}

void add_rival_data(const Example& example, TreeData& data) {
    const auto right = right_ones(example);
    const auto all = judged_of(example);
    const auto values = values_among({example.text, example.tags, example.tree}, all.candidates);
    for (std::size_t at = 0; at < values.size(); ++at) data.add(values[at], right[all.cues[at]]);
}

}  // namespace onrecord
