// Trains the models of the statements: tagger, cues, arguments.
//
//   train DATA OUT     DATA holds attribution/train.jsonl and attribution/tagged-train.jsonl.gz
//
// Each stage is trained on what the stage before it says of articles it was not trained on (three folds), so
// that it learns from inputs as bad as those it will meet.
#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "common/analysis/arguments.hpp"
#include "common/analysis/cues.hpp"
#include "common/analysis/marked_text.hpp"
#include "common/analysis/tagger.hpp"
#include "tools/train/chain_trainer.hpp"
#include "tools/train/gold.hpp"

namespace onrecord {
namespace {

constexpr std::size_t folds = 3;
const TrainingOptions tagger_options{.labels = trained_tags,
                                     .bits = 17,
                                     .rounds = 4,
                                     .rate = 0.1F,
                                     .decay = 1e-6F,
                                     .dropped = 0.15F,
                                     .seed = 1,
                                     .steps = false};
const TrainingOptions cue_options{.labels = cue_labels,
                                  .bits = 18,
                                  .rounds = 6,
                                  .rate = 0.03F,
                                  .least_count = 3,
                                  .dropped = 0.4F,
                                  .seed = 2};
const TrainingOptions argument_options{.labels = argument_labels,
                                       .bits = 19,
                                       .rounds = 5,
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
    std::vector<Cue> cues;
};

LinearModel borrowed(const ModelSection& section) {
    return {section.labels, section.bits, section.scale, section.weights, section.transitions};
}

void add_tagger_data(const Example& example, TrainingData& data) {
    const auto& gold = example.gold->tags;
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
    const TaggedText tagged{example.text, example.tags};
    FeatureList features;
    for (std::size_t number = 0; number < example.text.sentences.size(); ++number) {
        const CueSentence sentence{tagged, number};
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
    const TaggedText tagged{example.text, example.tags};
    const CueMap map{example.cues, example.text.size()};
    FeatureList features;
    for (std::size_t number = 0; number < example.cues.size(); ++number) {
        const ArgumentWindow window{tagged, map, number};
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

/// Trains on all examples; `use` is called for each example with a model that has not seen it.
template <typename Add, typename Use>
ModelSection train_stage(const std::string& name, std::vector<Example>& examples,
                         const TrainingOptions& options, Add add, Use use) {
    for (std::size_t fold = 0; fold < folds; ++fold) {
        TrainingData data;
        for (std::size_t at = 0; at < examples.size(); ++at) {
            if (at % folds != fold) add(examples[at], data);
        }
        const auto section = train_chain(name + " fold", data, options);
        for (std::size_t at = fold; at < examples.size(); at += folds) use(examples[at], borrowed(section));
    }
    TrainingData data;
    for (const auto& example : examples) add(example, data);
    return train_chain(name, data, options);
}

std::vector<ModelSection> train_all(const std::vector<GoldArticle>& articles) {
    std::vector<Example> examples;
    for (const auto& article : articles) examples.push_back({&article, mark_text(article.text), {}, {}});
    std::vector<ModelSection> sections;
    sections.push_back(train_stage(
        "tagger", examples, tagger_options, add_tagger_data,
        [](Example& example, const LinearModel& model) { example.tags = tags_of(example.text, model); }));
    sections.push_back(train_stage("cues", examples, cue_options, add_cue_data,
                                   [](Example& example, const LinearModel& model) {
                                       example.cues = cues_of({example.text, example.tags}, model);
                                   }));
    TrainingData data;
    for (const auto& example : examples) add_argument_data(example, data);
    sections.push_back(train_chain("arguments", data, argument_options));
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
