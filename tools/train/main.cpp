// Trains the models of the statements: tagger, hints, parser, cues, arguments, sources, confidence
// of a statement by itself and beside its rivals.
//
//   train DATA WORDNET OUT     DATA holds attribution/train.jsonl and attribution/tagged-train.jsonl.gz,
//                              WORDNET data.noun and its like (Debian's wordnet-base: /usr/share/wordnet)
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
#include "common/analysis/cues.hpp"
#include "common/analysis/marked_text.hpp"
#include "common/analysis/rivals.hpp"
#include "common/analysis/sources.hpp"
#include "common/analysis/tagger.hpp"
#include "tools/train/gold.hpp"
#include "tools/train/statement_data.hpp"
#include "tools/train/statement_options.hpp"
#include "tools/train/sure_labels.hpp"
#include "tools/train/tree_trainer.hpp"
#include "tools/train/verdicts.hpp"
#include "tools/train/wordnet.hpp"

namespace onrecord {
namespace {

constexpr std::size_t folds = 3;
/// The parser is sure of a step that it has seen so often, and another in one of so many cases at most.
constexpr std::size_t least_sure = 30;
constexpr std::size_t one_of = 200;
/// Log odds of 199 in 200: what the later stages learn from is parsed with more care than in use.
constexpr float careful_lead = 5.3F;

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

Sections train_cues(std::vector<Example>& examples, const WordKinds& kinds, const TrainingOptions& options) {
    return train_stage(
        examples,
        [&](auto picks) -> Sections {
            return {train_on(
                "cues", examples, picks, options,
                [&](const Example& example, TrainingData& data) { add_cue_data(example, kinds, data); })};
        },
        [&](Example& example, const Sections& models) {
            example.cues = cues_of({example.text, example.tags, example.tree},
                                   all_cue_hints({example.text, example.tags}), {borrowed(models[0]), kinds});
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

Sections train_all(const std::vector<GoldArticle>& articles, ModelSection word_kinds) {
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
    keep(train_cues(examples, WordKinds{NumberTable{word_kinds.weights}}, cue_options));
    keep({std::move(word_kinds)});
    keep(train_arguments(examples, argument_options));
    keep(train_sources(examples, source_options));
    keep(train_confidence(examples, confidence_options));
    keep(train_rivals(examples));
    report(examples);
    return sections;
}

int fail(const Error& error) {
    std::fprintf(stderr, "train: %s\n", error.message.c_str());
    return 2;
}

int run(const std::string& folder, const std::string& wordnet, const std::string& out) {
    const auto articles =
        read_gold(folder + "/attribution/train.jsonl", folder + "/attribution/tagged-train.jsonl.gz");
    if (!articles) return fail(articles.error());
    auto kinds = word_kinds_section(wordnet);
    if (!kinds) return fail(kinds.error());
    std::ofstream file{out, std::ios::binary};
    file << model_file_bytes(train_all(*articles, std::move(*kinds)));
    return file.flush() ? 0 : 2;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "Usage: train DATA WORDNET OUT\n");
        return 2;
    }
    return onrecord::run(argv[1], argv[2], argv[3]);
}