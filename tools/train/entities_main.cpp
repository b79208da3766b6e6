// Trains the model of entities and builds its gazetteer.
//
//   train_entities DATA TAGGER OUT     DATA holds ner/, gaz/ and attribution/; TAGGER is the model
//                                      of statements
//
// The second round is trained on what the first says of texts it was not trained on (two folds). What the
// models find in the development texts is printed at the end, by tokens as the programs cut them.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "common/analysis/entities.hpp"
#include "common/analysis/statements.hpp"
#include "tools/train/chain_trainer.hpp"
#include "tools/train/gazetteer_builder.hpp"
#include "tools/train/name_gold.hpp"
#include "tools/train/number_section.hpp"
#include "tools/train/word_classes.hpp"

namespace onrecord {
namespace {

constexpr std::size_t all_texts = 1'000'000;
constexpr std::size_t silver_articles = 150;
constexpr std::size_t most_bytes = 40'000'000;  ///< of one collection of running text
constexpr std::size_t folds = 2;
const WordClassOptions class_options{.words = 40'000, .neighbors = 4'000, .classes = 100, .rounds = 12};

const TrainingOptions first_options{.labels = entity_labels,
                                    .bits = 20,
                                    .rounds = 5,
                                    .averaged_from = 2,
                                    .rate = 0.05F,
                                    .decay = 1e-5F,
                                    .least_count = 3,
                                    .dropped = 0.2F,
                                    .sharpness = 1.2F,
                                    .seed = 11};
const TrainingOptions second_options{.labels = entity_labels,
                                     .bits = 20,
                                     .rounds = 8,
                                     .averaged_from = 3,
                                     .rate = 0.05F,
                                     .decay = 1e-5F,
                                     .least_count = 3,
                                     .dropped = 0.2F,
                                     .sharpness = 1.2F,
                                     .seed = 12};

struct Example {
    const NamedText* gold = nullptr;
    MarkedText text;
    std::vector<Tag> tags;
    std::vector<EntityLabel> labels;
    std::vector<EntityLabel> first;  ///< of the first round
};

struct Corpus {
    std::vector<NamedText> texts;
    std::vector<Example> examples;
};

std::vector<Example> examples_of(const std::vector<NamedText>& texts, const LinearModel& tagger) {
    std::vector<Example> examples;
    for (const auto& text : texts) {
        Example made{&text, mark_text(text.text), {}, {}, {}};
        made.tags = tags_of(made.text, tagger);
        made.labels = labels_of(made.text, text.names);
        examples.push_back(std::move(made));
    }
    return examples;
}

void add_data(const Example& example, const Gazetteer& gazetteer, TrainingData& data) {
    const TaggedText tagged{example.text, example.tags};
    const Capitals capitals{tagged, gazetteer};
    EntityFeatures features{tagged, gazetteer, capitals};
    const WordVotes votes{capitals, example.first};
    FeatureList list;
    for (const auto& region : capitals.regions()) {
        features.look_at(region);
        for (auto at = region.begin; at < region.end; ++at) {
            list.clear();
            features.add_features(at, list);
            if (!example.first.empty()) features.add_votes(at, example.first, votes, list);
            data.add_token(list.all(), static_cast<Label>(example.labels[at]));
        }
        data.end_sequence();
    }
}

ModelSection train_on(const std::string& name, const std::vector<Example>& examples,
                      const Gazetteer& gazetteer, const TrainingOptions& options, std::size_t left_out) {
    TrainingData data;
    for (std::size_t at = 0; at < examples.size(); ++at) {
        if (at % folds != left_out) add_data(examples[at], gazetteer, data);
    }
    return train_chain(name, data, options);
}

/// Scale and steps of a round, without its weights.
ModelSection steps_of(const std::string& name, const ModelSection& round) {
    return {name, round.labels, 1, round.scale, round.transitions, std::vector<std::int8_t>(2 * round.labels),
            false};
}

/// Both rounds as the programs read them: one table with the weights of both. Only differences between labels
/// count, so those of "outside" are taken off from the others and left out.
std::vector<ModelSection> joined(const ModelSection& first, const ModelSection& second) {
    ModelSection both{"entities", 2 * labels_of_round, first.bits, 1, {}, {}, true};
    const auto rows = std::size_t{1} << first.bits;
    for (std::size_t row = 0; row < rows; ++row) {
        for (const auto* round : {&first, &second}) {
            const auto* weights = &round->weights[row * entity_labels];
            for (std::size_t label = 1; label < entity_labels; ++label)
                both.weights.push_back(
                    static_cast<std::int8_t>(std::clamp(weights[label] - weights[0], -127, 127)));
        }
    }
    return {std::move(both), steps_of("entities first", first), steps_of("entities second", second)};
}

/// REQUIRES: `sections` are the joined ones and outlive what is returned.
EntityModels borrowed_rounds(const std::vector<ModelSection>& sections, const Gazetteer& gazetteer) {
    return {borrowed(sections[0]), borrowed(sections[1]), borrowed(sections[2]), gazetteer};
}

void label_first(Example& example, const EntityModels& models) {
    const TaggedText tagged{example.text, example.tags};
    const Capitals capitals{tagged, models.gazetteer};
    EntityFeatures features{tagged, models.gazetteer, capitals};
    example.first = entity_labels_of(features, capitals, models).first;
}

void report(const std::string& set, const std::vector<NamedText>& texts, const LinearModel& tagger,
            const EntityModels& models) {
    std::size_t right = 0;
    std::size_t found = 0;
    std::size_t gold = 0;
    for (const auto& example : examples_of(texts, tagger)) {
        std::vector<GoldName> names;
        for (const auto& mention : find_names({example.text, example.tags}, models))
            names.push_back({example.text.span_of(mention.tokens), static_cast<std::size_t>(mention.kind)});
        found += names.size();
        for (const auto& name : example.gold->names) {
            if (name.kind > 2) continue;
            ++gold;
            right += std::find(names.begin(), names.end(), name) != names.end() ? 1 : 0;
        }
    }
    const auto share = [](std::size_t part, std::size_t of) {
        return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(of, 1));
    };
    std::fprintf(stderr, "%-10s precision %.1f recall %.1f F1 %.1f\n", set.c_str(), share(right, found),
                 share(right, gold), share(2 * right, found + gold));
}

Result<std::vector<NamedText>> training_texts(const std::string& data) {
    auto texts = read_named_texts(data + "/ner/worldwide/train.txt", all_texts);
    if (!texts) return texts;
    const auto append = [&](Result<std::vector<NamedText>> more) {
        if (more) std::move(more->begin(), more->end(), std::back_inserter(*texts));
    };
    append(read_named_texts(data + "/ner/wikigold/train.txt", all_texts));
    append(read_silver_texts(data + "/attribution/train.jsonl", data + "/attribution/tagged-train.jsonl.gz",
                             silver_articles));
    return texts;
}

/// What the classes of words are found in: the training texts and news that nobody has annotated.
std::vector<std::string> running_texts(const std::string& data, const std::vector<NamedText>& annotated) {
    std::vector<std::string> texts;
    for (const auto& text : annotated) texts.push_back(text.text);
    if (const auto more = read_named_texts(data + "/ner/gmb-silver/train.txt", all_texts)) {
        for (const auto& text : *more) texts.push_back(text.text);
    }
    for (const auto* collection : {"digitalgov", "multihoprag_2023", "politifact_2019", "reuters21578",
                                   "senate_press_releases", "wikinews_2019_2020"}) {
        auto more = read_bodies(data + "/news/" + collection + ".jsonl.zst", most_bytes);
        std::move(more.begin(), more.end(), std::back_inserter(texts));
    }
    return texts;
}

int fail(const Error& error) {
    std::fprintf(stderr, "train_entities: %s\n", error.message.c_str());
    return 2;
}

int run(const std::string& data, const std::string& statements, const std::string& out) {
    const auto file = ModelFile::open(statements);
    if (!file) return fail(file.error());
    const auto tagger = file->model("tagger", trained_tags);
    if (!tagger) return fail(tagger.error());
    auto sections = build_gazetteer(data + "/gaz");
    if (!sections) return fail(sections.error());
    const auto texts = training_texts(data);
    if (!texts) return fail(texts.error());
    sections->push_back(
        number_section("word classes", word_classes_of(running_texts(data, *texts), class_options)));
    const Gazetteer gazetteer{NumberTable{(*sections)[0].weights}, NumberTable{(*sections)[2].weights},
                              (*sections)[1].weights};
    auto examples = examples_of(*texts, *tagger);
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const auto section = train_on("entities fold", examples, gazetteer, first_options, fold);
        const auto alone = joined(section, section);
        for (std::size_t at = fold; at < examples.size(); at += folds)
            label_first(examples[at], borrowed_rounds(alone, gazetteer));
    }
    const auto second = train_on("entities again", examples, gazetteer, second_options, folds);
    for (auto& example : examples) example.first.clear();
    const auto first = train_on("entities", examples, gazetteer, first_options, folds);
    auto rounds = joined(first, second);
    const auto models = borrowed_rounds(rounds, gazetteer);
    for (const auto* set : {"worldwide/dev", "wikigold/dev"}) {
        if (const auto dev = read_named_texts(data + "/ner/" + set + ".txt", all_texts))
            report(set, *dev, *tagger, models);
    }
    std::move(rounds.begin(), rounds.end(), std::back_inserter(*sections));
    std::ofstream bytes{out, std::ios::binary};
    bytes << model_file_bytes(*sections);
    return bytes.flush() ? 0 : 2;
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "Usage: train_entities DATA TAGGER OUT\n");
        return 2;
    }
    return onrecord::run(argv[1], argv[2], argv[3]);
}
