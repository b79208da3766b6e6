// Trains the models of the statements: tagger, hints, parser, cues, arguments, sources, confidence
// of a statement by itself and beside its rivals.
//
//   train DATA OUT     DATA holds attribution/train.jsonl and attribution/tagged-train.jsonl.gz
//
// Each stage is trained on what the stage before it says of articles it was not trained on (three folds), so
// that it learns from inputs as bad as those it will meet. What only spares work in use is trained beside:
// hints, and what is sure without a model.
#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <future>
#include <iterator>
#include <string>
#include <vector>

#include "common/analysis/arguments.hpp"
#include "common/analysis/confidence.hpp"
#include "common/analysis/cues.hpp"
#include "common/analysis/marked_text.hpp"
#include "common/analysis/rivals.hpp"
#include "common/analysis/sources.hpp"
#include "common/analysis/tagger.hpp"
#include "tools/train/chain_trainer.hpp"
#include "tools/train/example.hpp"
#include "tools/train/gold.hpp"
#include "tools/train/oracle.hpp"
#include "tools/train/sure_labels.hpp"
#include "tools/train/tree_trainer.hpp"
#include "tools/train/verdicts.hpp"

namespace onrecord {
namespace {

constexpr std::size_t folds = 3;
/// The parser is sure of a step that it has seen so often, and another in one of so many cases at most.
constexpr std::size_t least_sure = 30;
constexpr std::size_t one_of = 200;
/// Log odds of 199 in 200: what the later stages learn from is parsed with more care than in use.
constexpr float careful_lead = 5.3F;
const TrainingOptions tagger_options{.labels = trained_tags,
                                     .bits = 19,
                                     .rounds = 4,
                                     .averaged_from = 3,
                                     .snapshots = 5,
                                     .average_steps = true,
                                     .rate = 0.1F,
                                     .decay = 1e-6F,
                                     .least_count = 8,
                                     .dropped = 0.15F,
                                     .seed = 1,
                                     .steps = false};
const TrainingOptions relation_options{.labels = relations,
                                       .bits = 18,
                                       .rounds = 2,
                                       .averaged_from = 1,
                                       .snapshots = 5,
                                       .average_steps = true,
                                       .rate = 0.1F,
                                       .decay = 1e-6F,
                                       .least_count = 6,
                                       .dropped = 0.15F,
                                       .seed = 5,
                                       .steps = false};
const TrainingOptions parser_options{.labels = transitions,
                                     .bits = 20,
                                     .rounds = 3,
                                     .averaged_from = 2,
                                     .snapshots = 5,
                                     .average_steps = true,
                                     .rate = 0.1F,
                                     .decay = 1e-6F,
                                     .least_count = 8,
                                     .dropped = 0.15F,
                                     .seed = 4,
                                     .steps = false};
const TrainingOptions quick_options{.labels = transitions,
                                    .bits = 18,
                                    .rounds = 3,
                                    .averaged_from = 1,
                                    .snapshots = 5,
                                    .rate = 0.1F,
                                    .decay = 1e-6F,
                                    .least_count = 8,
                                    .dropped = 0.1F,
                                    .seed = 9,
                                    .steps = false};
const TrainingOptions hint_options{.labels = hint_labels,
                                   .bits = 16,
                                   .rounds = 4,
                                   .averaged_from = 2,
                                   .snapshots = 5,
                                   .rate = 0.05F,
                                   .decay = 1e-6F,
                                   .least_count = 2,
                                   .dropped = 0.2F,
                                   .seed = 8,
                                   .steps = false};
const TrainingOptions cue_options{.labels = cue_labels,
                                  .bits = 21,
                                  .rounds = 6,
                                  .averaged_from = 5,
                                  .snapshots = 5,
                                  .average_steps = true,
                                  .rate = 0.03F,
                                  .least_count = 3,
                                  .dropped = 0.4F,
                                  .seed = 2,
                                  .runs = 5};
const TrainingOptions argument_options{.labels = argument_labels,
                                       .bits = 21,
                                       .rounds = 6,
                                       .averaged_from = 5,
                                       .snapshots = 5,
                                       .average_steps = true,
                                       .rate = 0.03F,
                                       .least_count = 4,
                                       .dropped = 0.3F,
                                       .sharpness = 1.4F,
                                       .seed = 3,
                                       .runs = 5};
const TrainingOptions source_options{.labels = source_labels,
                                     .bits = 16,
                                     .rounds = 6,
                                     .averaged_from = 2,
                                     .snapshots = 5,
                                     .rate = 0.03F,
                                     .decay = 1e-5F,
                                     .least_count = 2,
                                     .dropped = 0.2F,
                                     .seed = 6,
                                     .steps = false};
const TrainingOptions confidence_options{.labels = verdicts,
                                         .bits = 16,
                                         .rounds = 6,
                                         .averaged_from = 2,
                                         .snapshots = 5,
                                         .rate = 0.02F,
                                         .decay = 1e-5F,
                                         .least_count = 3,
                                         .dropped = 0.2F,
                                         .sharpness = 0.8F,
                                         .seed = 7,
                                         .steps = false};

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

/// What else there is to learn is which relation a step makes.
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

void add_cue_data(const Example& example, TrainingData& data) {
    const auto labels = cue_labels_of(example);
    const ParsedText parsed{example.text, example.tags, example.tree};
    FeatureList features;
    for (std::size_t number = 0; number < example.text.sentences.size(); ++number) {
        const CueSentence sentence{parsed, number};
        for (std::size_t place = 0; place < sentence.tokens().size(); ++place) {
            features.clear();
            sentence.add_features(place, features);
            data.add_token(features.all(), static_cast<Label>(labels[sentence.tokens()[place]]));
        }
        data.end_sequence();
    }
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

/// What was found in an article, as it is judged.
struct Judged {
    std::vector<Candidate> candidates;
    std::vector<std::size_t> cues;  ///< by candidate
};

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

/// What the models would find in articles they were not trained on, before quotations are completed.
void report(const std::vector<Example>& examples) {
    std::vector<std::vector<bool>> right;
    for (const auto& example : examples) right.push_back(right_ones(example));
    for (const float least : {0.25F, 0.3F, 0.35F, 0.4F, 0.45F}) {
        std::size_t found = 0;
        std::size_t hits = 0;
        std::size_t gold = 0;
        for (std::size_t at = 0; at < examples.size(); ++at) {
            gold += examples[at].gold->attributions.size();
            for (std::size_t number = 0; number < right[at].size(); ++number) {
                const auto& arguments = examples[at].arguments[number];
                if (arguments.content.empty() || examples[at].confidences[number] < least) continue;
                ++found;
                hits += right[at][number] ? 1 : 0;
            }
        }
        const auto share = [](std::size_t part, std::size_t of) {
            return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(of, 1));
        };
        std::fprintf(stderr, "confidence %.2f or more: precision %.1f recall %.1f F1 %.1f\n",
                     static_cast<double>(least), share(hits, found), share(hits, gold),
                     share(2 * hits, found + gold));
    }
}

/// Trains models on all examples, `use` is called for each example with models
/// that have not seen it.
template <typename Train, typename Use>
std::vector<ModelSection> train_stage(std::vector<Example>& examples, Train train, Use use) {
    const auto started = [&](auto picks) {
        return std::async(std::launch::async, [&train, picks] { return train(picks); });
    };
    auto whole = started([](std::size_t) { return true; });
    std::vector<std::future<std::vector<ModelSection>>> parts;
    for (std::size_t fold = 0; fold < folds; ++fold)
        parts.push_back(started([fold](std::size_t at) { return at % folds != fold; }));
    std::vector<std::vector<ModelSection>> done;
    for (auto& part : parts) done.push_back(part.get());
    // `use` changes what all of them read.
    auto of_all = whole.get();
    for (std::size_t at = 0; at < examples.size(); ++at) use(examples[at], done[at % folds]);
    return of_all;
}

/// Trains one model on the examples that `picks` picks.
template <typename Picks, typename Add>
ModelSection train_on(const std::string& name, const std::vector<Example>& examples, Picks picks,
                      const TrainingOptions& options, Add add) {
    TrainingData data;
    for (std::size_t at = 0; at < examples.size(); ++at) {
        if (picks(at)) add(examples[at], data);
    }
    return train_chain(name, data, options);
}

using Sections = std::vector<ModelSection>;

/// A table that knows nothing: all is left to the models.
NumberTable nothing_sure() {
    static constexpr std::array<std::int8_t, 2 * NumberTable::slot_size> empty{};
    return NumberTable{empty};
}

Sections train_tagger(std::vector<Example>& examples, const TrainingOptions& options) {
    return train_stage(
        examples,
        [&](auto picks) -> Sections {
            return {train_on("tagger", examples, picks, options, add_tagger_data)};
        },
        [](Example& example, const Sections& models) {
            example.tags = tags_of(example.text, borrowed(models[0]));
        });
}

Sections train_parser(std::vector<Example>& examples, const TrainingOptions& options) {
    return train_stage(
        examples,
        [&](auto picks) -> Sections {
            return {train_on("parser", examples, picks, options, add_transition_data),
                    train_on("quick parser", examples, picks, quick_options, add_quick_data),
                    train_on("relations", examples, picks, relation_options, add_relation_data)};
        },
        [](Example& example, const Sections& models) {
            const std::vector<bool> all(example.text.sentences.size(), true);
            example.tree =
                Tree{dependencies_of({example.text, example.tags}, all,
                                     {borrowed(models[0]), borrowed(models[1]), borrowed(models[2]),
                                      nothing_sure(), nothing_sure(), careful_lead})};
        });
}

Sections train_cues(std::vector<Example>& examples, const TrainingOptions& options) {
    return train_stage(
        examples,
        [&](auto picks) -> Sections { return {train_on("cues", examples, picks, options, add_cue_data)}; },
        [](Example& example, const Sections& models) {
            example.cues = cues_of({example.text, example.tags, example.tree},
                                   all_cue_hints({example.text, example.tags}), borrowed(models[0]));
        });
}

Sections train_arguments(std::vector<Example>& examples, const TrainingOptions& options) {
    return train_stage(
        examples,
        [&](auto picks) -> Sections {
            return {train_on("arguments", examples, picks, options, add_argument_data)};
        },
        [](Example& example, const Sections& models) {
            const ParsedText parsed{example.text, example.tags, example.tree};
            const CueMap map{example.cues, example.text.size()};
            for (std::size_t number = 0; number < example.cues.size(); ++number)
                example.arguments.push_back(
                    arguments_of(ArgumentWindow{parsed, map, number}, borrowed(models[0])));
        });
}

Sections train_sources(std::vector<Example>& examples, const TrainingOptions& options) {
    return train_stage(
        examples,
        [&](auto picks) -> Sections {
            return {train_on("sources", examples, picks, options, add_source_data)};
        },
        [](Example& example, const Sections& models) {
            for_each_found(example, [&](std::size_t number, const ArgumentWindow& window,
                                        const ParsedText& parsed, const CueMap&) {
                auto& arguments = example.arguments[number];
                arguments.source = best_source(SourceChoice{parsed, window, arguments}, borrowed(models[0]));
            });
        });
}

Sections train_confidence(std::vector<Example>& examples, const TrainingOptions& options) {
    return train_stage(
        examples,
        [&](auto picks) -> Sections {
            return {train_on("confidence", examples, picks, options, add_confidence_data)};
        },
        [](Example& example, const Sections& models) {
            example.confidences.resize(example.cues.size());
            for_each_found(example, [&](std::size_t number, const ArgumentWindow& window,
                                        const ParsedText& parsed, const CueMap& map) {
                example.confidences[number] =
                    confidence_of(parsed, map, window, example.arguments[number], borrowed(models[0]));
            });
        });
}

Sections train_rivals(std::vector<Example>& examples) {
    return train_stage(
        examples,
        [&](auto picks) -> Sections {
            TreeData data{rival_values};
            for (std::size_t at = 0; at < examples.size(); ++at) {
                if (picks(at)) add_rival_data(examples[at], data);
            }
            return {train_trees("rivals", data, {})};
        },
        [](Example& example, const Sections& models) {
            const auto all = judged_of(example);
            const auto confidences =
                confidences_among({example.text, example.tags, example.tree}, all.candidates,
                                  TreeModel::read(models[0].weights, rival_values).value());
            for (std::size_t at = 0; at < all.cues.size(); ++at)
                example.confidences[all.cues[at]] = confidences[at];
        });
}

/// The steps of the parser that need no model, and what relation they make.
Sections sure_parsing(const std::vector<Example>& examples) {
    SureLabels steps{transitions, least_sure, one_of};
    SureLabels kinds{relations, least_sure, one_of};
    for (const auto& example : examples) {
        for_each_step(example, [&](const ParseState& state, const OracleStep& step) {
            if (!state.only_one()) steps.add(state.transition_key(), static_cast<Label>(step.transition));
            if (step.is_known)
                kinds.add(state.relation_key(step.transition), static_cast<Label>(step.relation));
        });
    }
    return {steps.section("sure steps"), kinds.section("sure relations")};
}

Sections train_all(const std::vector<GoldArticle>& articles) {
    std::vector<Example> examples;
    for (const auto& article : articles)
        examples.push_back({&article, mark_text(article.text), {}, Tree{{}}, {}, {}, {}});
    Sections sections;
    const auto keep = [&](Sections trained) {
        std::move(trained.begin(), trained.end(), std::back_inserter(sections));
    };
    keep(train_tagger(examples, tagger_options));
    keep({train_on(
        "hints", examples, [](std::size_t) { return true; }, hint_options, add_hint_data)});
    keep(sure_parsing(examples));
    keep(train_parser(examples, parser_options));
    keep(train_cues(examples, cue_options));
    keep(train_arguments(examples, argument_options));
    keep(train_sources(examples, source_options));
    keep(train_confidence(examples, confidence_options));
    keep(train_rivals(examples));
    report(examples);
    return sections;
}

int run(const std::string& folder, const std::string& out) {
    const auto articles =
        read_gold(folder + "/attribution/train.jsonl", folder + "/attribution/tagged-train.jsonl.gz");
    if (!articles) {
        std::fprintf(stderr, "train: %s\n", articles.error().message.c_str());
        return 2;
    }
    std::ofstream file{out, std::ios::binary};
    file << model_file_bytes(train_all(*articles));
    return file.flush() ? 0 : 2;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "Usage: train DATA OUT\n");
        return 2;
    }
    return onrecord::run(argv[1], argv[2]);
}
