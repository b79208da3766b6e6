// Trains the models of the statements: tagger, parser, cues, arguments.
//
//   train DATA OUT     DATA holds attribution/train.jsonl and attribution/tagged-train.jsonl.gz
//
// Each stage is trained on what the stage before it says of articles it was not trained on (three folds), so
// that it learns from inputs as bad as those it will meet.
#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <future>
#include <string>
#include <vector>

#include "common/analysis/arguments.hpp"
#include "common/analysis/cues.hpp"
#include "common/analysis/marked_text.hpp"
#include "common/analysis/tagger.hpp"
#include "tools/train/chain_trainer.hpp"
#include "tools/train/gold.hpp"
#include "tools/train/oracle.hpp"

namespace onrecord {
namespace {

constexpr std::size_t folds = 3;
const TrainingOptions tagger_options{.labels = trained_tags,
                                     .bits = 17,
                                     .rounds = 4,
                                     .averaged_from = 3,
                                     .snapshots = 5,
                                     .average_steps = true,
                                     .rate = 0.1F,
                                     .decay = 1e-6F,
                                     .dropped = 0.15F,
                                     .seed = 1,
                                     .steps = false};
const TrainingOptions relation_options{.labels = relations,
                                       .bits = 16,
                                       .rounds = 2,
                                       .averaged_from = 1,
                                       .snapshots = 5,
                                       .average_steps = true,
                                       .rate = 0.1F,
                                       .decay = 1e-6F,
                                       .dropped = 0.15F,
                                       .seed = 5,
                                       .steps = false};
const TrainingOptions parser_options{.labels = transitions,
                                     .bits = 18,
                                     .rounds = 3,
                                     .averaged_from = 2,
                                     .snapshots = 5,
                                     .average_steps = true,
                                     .rate = 0.1F,
                                     .decay = 1e-6F,
                                     .dropped = 0.15F,
                                     .seed = 4,
                                     .steps = false};
const TrainingOptions cue_options{.labels = cue_labels,
                                  .bits = 18,
                                  .rounds = 6,
                                  .averaged_from = 5,
                                  .snapshots = 5,
                                  .average_steps = true,
                                  .rate = 0.03F,
                                  .least_count = 3,
                                  .dropped = 0.4F,
                                  .seed = 2};
const TrainingOptions argument_options{.labels = argument_labels,
                                       .bits = 19,
                                       .rounds = 6,
                                       .averaged_from = 5,
                                       .snapshots = 5,
                                       .average_steps = true,
                                       .rate = 0.03F,
                                       .least_count = 4,
                                       .dropped = 0.3F,
                                       .sharpness = 1.4F,
                                       .seed = 3};

/// An article on its way through the stages.
struct Example {
    const GoldArticle* gold = nullptr;
    MarkedText text;
    std::vector<Tag> tags;
    Tree tree{{}};
    std::vector<Cue> cues;
};

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

/// The right steps through an article; what else there is to learn is which relation a step makes.
void add_parser_data(const Example& example, TrainingData* steps, TrainingData* relation_data) {
    if (example.gold->tokens.empty()) return;
    const TaggedText tagged{example.text, example.tags};
    const auto gold = tree_of(example.text, example.gold->tokens);
    std::vector<Dependency> tree(example.text.size());
    FeatureList features;
    for (const auto& clause : clauses_of(example.text)) {
        ParseState state{tagged, clause, tree};
        while (!state.done()) {
            const auto step = best_step(state, clause, gold);
            features.clear();
            if (steps != nullptr) {
                state.add_features(features);
                steps->add_token(features.all(), static_cast<Label>(step.transition));
                steps->end_sequence();
            }
            if (relation_data != nullptr && step.is_known) {
                state.add_relation_features(step.transition, features);
                relation_data->add_token(features.all(), static_cast<Label>(step.relation));
                relation_data->end_sequence();
            }
            state.apply(step.transition, step.relation);
        }
    }
}

void add_transition_data(const Example& example, TrainingData& data) {
    add_parser_data(example, &data, nullptr);
}
void add_relation_data(const Example& example, TrainingData& data) {
    add_parser_data(example, nullptr, &data);
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
    for (std::size_t at = 0; at < examples.size(); ++at) use(examples[at], done[at % folds]);
    return whole.get();
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
                    train_on("relations", examples, picks, relation_options, add_relation_data)};
        },
        [](Example& example, const Sections& models) {
            example.tree = Tree{
                dependencies_of({example.text, example.tags}, {borrowed(models[0]), borrowed(models[1])})};
        });
}

Sections train_cues(std::vector<Example>& examples, const TrainingOptions& options) {
    return train_stage(
        examples,
        [&](auto picks) -> Sections { return {train_on("cues", examples, picks, options, add_cue_data)}; },
        [](Example& example, const Sections& models) {
            example.cues = cues_of({example.text, example.tags, example.tree}, borrowed(models[0]));
        });
}

Sections train_all(const std::vector<GoldArticle>& articles) {
    std::vector<Example> examples;
    for (const auto& article : articles)
        examples.push_back({&article, mark_text(article.text), {}, Tree{{}}, {}});
    Sections sections = train_tagger(examples, tagger_options);
    for (auto& section : train_parser(examples, parser_options)) sections.push_back(std::move(section));
    for (auto& section : train_cues(examples, cue_options)) sections.push_back(std::move(section));
    const auto all = [](std::size_t) { return true; };
    sections.push_back(train_on("arguments", examples, all, argument_options, add_argument_data));
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
