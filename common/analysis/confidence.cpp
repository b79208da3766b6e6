#include "common/analysis/confidence.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "common/analysis/statement_ranges.hpp"

namespace onrecord {
namespace {

constexpr std::uint32_t nothing = 99;

/// Probabilities in steps that are finest at both ends; none is negative.
std::uint32_t step_of(float probability) {
    const float within = std::clamp(probability, 0.001F, 0.999F);
    return static_cast<std::uint32_t>(std::lround(std::log(within / (1 - within)) * 1.5F) + 28);
}

std::uint32_t bucket(std::size_t count) {
    if (count < 4) return static_cast<std::uint32_t>(count);
    return count < 6 ? 4 : count < 10 ? 5 : count < 18 ? 6 : count < 40 ? 7 : 8;
}

}  // namespace

void add_confidence_features(const ParsedText& text, const CueMap& map, const ArgumentWindow& window,
                             const Arguments& arguments, FeatureList& to) {
    const auto& cue = window.cue();
    const auto& marked = text.marked;
    const auto tag = [&](std::size_t at) {
        return at < marked.size() ? static_cast<std::uint32_t>(text.tags[at]) : nothing;
    };
    std::size_t tokens = 0;
    std::size_t cues = 0;
    for (const auto& range : arguments.content) {
        tokens += range.size();
        for (auto at = range.begin; at < range.end; ++at) {
            if (map.cue_of[at] >= 0 && (at == range.begin || map.cue_of[at - 1] != map.cue_of[at])) ++cues;
        }
    }
    const auto kind = static_cast<std::uint32_t>(quoted_share(marked, arguments.content));
    const auto verb = verb_of(cue, text.tags);
    const auto stem = marked.keys[verb].stem;
    const auto& first = arguments.content.front();
    const auto last = arguments.content.back().end;
    const auto cue_sure = step_of(cue.probability);
    const auto content_sure = step_of(arguments.confidence);
    const auto least_sure = step_of(arguments.least_confidence);
    const std::uint32_t behind = first.begin >= cue.tokens.end ? 1 : 0;
    const auto between =
        behind != 0 ? first.begin - cue.tokens.end : cue.tokens.begin - std::min(cue.tokens.begin, first.end);
    const auto size = bucket(tokens);
    const auto pieces = bucket(arguments.content.size());

    to.add("bias"_f);
    to.add("cue"_f, cue_sure);
    to.add("content"_f, content_sure);
    to.add("least"_f, least_sure);
    to.add("cue content"_f, cue_sure / 2, content_sure / 2);
    to.add("cue least"_f, cue_sure / 2, least_sure / 2);
    to.add("cue kind"_f, cue_sure, kind);
    to.add("content kind"_f, content_sure, kind);
    to.add("cue pieces"_f, cue_sure / 2, pieces);
    to.add("content size"_f, content_sure / 2, size);
    to.add("stem"_f, stem);
    to.add("stem kind"_f, stem, kind);
    to.add("stem cue"_f, stem, cue_sure / 4);
    to.add("stem content"_f, stem, content_sure / 4);
    to.add("stem behind"_f, stem, behind, bucket(between));
    to.add("stem size"_f, stem, size);
    to.add("cue tag"_f, tag(verb), kind, cue_sure / 4);
    to.add("cue relation"_f, static_cast<std::uint32_t>(text.tree.of[verb].relation), tag(verb));
    to.add("cue size"_f, bucket(cue.tokens.size()), tag(cue.tokens.begin));
    to.add("kind size"_f, kind, size, pieces);
    to.add("pieces"_f, pieces, behind);
    to.add("cues"_f, bucket(cues), kind);
    to.add("cues stem"_f, bucket(cues), stem);
    to.add("first word"_f, marked.keys[first.begin].word, behind);
    to.add("first tag"_f, tag(first.begin), behind, kind);
    to.add("before first"_f, first.begin > 0 ? marked.keys[first.begin - 1].word : 0, tag(first.begin));
    to.add("first path"_f, window.path(first.begin), kind);
    to.add("behind last"_f, last < marked.size() ? marked.keys[last].word : 0, kind);
    to.add("last tags"_f, tag(last - 1), tag(last));
    to.add("between"_f, behind, bucket(between), kind);
    const auto& sentence = marked.sentences[cue.sentence];
    to.add("whole"_f, first.begin <= sentence.begin + 1 ? 1U : 0U, last + 1 >= sentence.end ? 1U : 0U, kind);
    to.add("headline"_f, is_headline(marked, cue.sentence) ? 1U : 0U);
    if (arguments.source.empty()) {
        to.add("no source"_f, kind);
        to.add("no source cue"_f, cue_sure / 2, tag(verb));
        to.add("no source stem"_f, stem);
        return;
    }
    auto head = arguments.source.end - 1;
    for (auto at = arguments.source.begin; at < arguments.source.end; ++at) {
        const auto above = text.tree.of[at].head;
        if (above != no_head && arguments.source.holds(static_cast<std::size_t>(above))) continue;
        head = at;
        break;
    }
    const auto source_sure = step_of(arguments.source_probability[head - window.tokens().begin]);
    const std::uint32_t capital = marked.tokens[head].capital ? 1 : 0;
    to.add("source"_f, source_sure);
    to.add("source cue"_f, source_sure / 3, cue_sure / 3, content_sure / 3);
    to.add("source tag"_f, tag(head), capital, kind);
    to.add("source tag cue"_f, tag(head), capital, cue_sure / 3);
    to.add("source word"_f, marked.keys[head].word);
    to.add("source suffix"_f, marked.keys[head].suffix, tag(verb));
    to.add("source stem"_f, tag(head), capital, stem);
    to.add("source side"_f, head < cue.tokens.begin ? 0U : 1U, behind, kind);
    to.add("source path"_f, window.path(head), tag(verb));
    to.add("source relation"_f, static_cast<std::uint32_t>(text.tree.of[head].relation), source_sure / 3);
    to.add("source size"_f, bucket(arguments.source.size()));
}

float confidence_of(const ParsedText& text, const CueMap& map, const ArgumentWindow& window,
                    const Arguments& arguments, const LinearModel& model) {
    FeatureList features;
    add_confidence_features(text, map, window, arguments, features);
    std::array<float, verdicts> scores{};
    model.score(features.all(), scores);
    return 1 / (1 + std::exp(scores[0] - scores[1]));
}

}  // namespace onrecord
