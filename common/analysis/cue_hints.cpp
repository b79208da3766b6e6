#include "common/analysis/cue_hints.hpp"

#include <cmath>

namespace onrecord {
namespace {

constexpr std::uint32_t no_tag = 99;

/// No cue begins with such a word.
bool begins_none(Tag tag) {
    switch (tag) {
        case Tag::Determiner:
        case Tag::Pronoun:
        case Tag::Possessive:
        case Tag::Question:
        case Tag::Conjunction:
        case Tag::Number:
        case Tag::There:
        case Tag::Genitive:
        case Tag::Comma:
        case Tag::Stop:
        case Tag::Quote:
            return true;
        default:
            return false;
    }
}

}  // namespace

bool may_begin_cue(const TaggedText& text, std::size_t at) {
    return !text.marked.quoted(at) && !begins_none(text.tags[at]);
}

void add_hint_features(const TaggedText& text, std::size_t at, FeatureList& to) {
    const auto& marked = text.marked;
    const auto keys = [&](std::size_t index) -> const WordKeys& { return marked.keys_at(index); };
    const auto tag = [&](std::size_t index) {
        return index < marked.size() ? static_cast<std::uint32_t>(text.tags[index]) : no_tag;
    };
    const auto& here = keys(at);
    const std::uint32_t quotations = (marked.quoted(at - 1) || marked.quoted(at - 2) ? 1U : 0U) +
                                     (marked.quoted(at + 1) || marked.quoted(at + 2) ? 2U : 0U);
    to.add("bias"_f, quotations);
    to.add("word"_f, here.word);
    to.add("stem tag"_f, here.stem, tag(at));
    to.add("suffix tag"_f, here.suffix, tag(at));
    to.add("stem quotations"_f, here.stem, quotations);
    to.add("-1 word"_f, keys(at - 1).word, here.stem);
    to.add("+1 word"_f, here.stem, keys(at + 1).word);
    to.add("tags"_f, tag(at - 1), tag(at), tag(at + 1));
    to.add("stem +1 tag"_f, here.stem, tag(at + 1));
}

CueHints all_cue_hints(const TaggedText& text) {
    CueHints hints{std::vector<bool>(text.marked.size()),
                   std::vector<bool>(text.marked.sentences.size(), true)};
    for (std::size_t at = 0; at < text.marked.size(); ++at) hints.tokens[at] = may_begin_cue(text, at);
    return hints;
}

CueHints cue_hints_of(const TaggedText& text, const LinearModel& model) {
    const auto& marked = text.marked;
    CueHints hints{std::vector<bool>(marked.size()), std::vector<bool>(marked.sentences.size())};
    const float least_lead = std::log(least_hint / (1 - least_hint));
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < marked.size(); ++at) {
        if (may_begin_cue(text, at)) open.push_back(at);
    }
    std::size_t sentence = 0;
    score_each(
        model, open.size(),
        [&](std::size_t number, FeatureList& to) { add_hint_features(text, open[number], to); },
        [&](std::size_t number, std::span<const float> scores) {
            const auto at = open[number];
            if (scores[1] - scores[0] < least_lead && marked.keys[at].word != "according"_f) return;
            while (marked.sentences[sentence].end <= at) ++sentence;
            hints.tokens[at] = true;
            hints.sentences[sentence] = true;
        });
    return hints;
}

}  // namespace onrecord
