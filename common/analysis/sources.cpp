#include "common/analysis/sources.hpp"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

enum Origin : std::uint32_t {
    Nobody = 1 << 0,
    Labeled = 1 << 1,
    Widened = 1 << 2,
    Doubtful = 1 << 3,
    Subject = 1 << 4,
    SubjectAbove = 1 << 5,
    Agent = 1 << 6,
    Before = 1 << 7,
    Behind = 1 << 8,
};

constexpr std::size_t farthest_above = 3;
constexpr std::size_t longest_phrase_of_source = 60;

bool is_phrase_head(Tag tag) {
    return is_nominal(tag) || tag == Tag::Pronoun || tag == Tag::Question || tag == Tag::Determiner ||
           tag == Tag::Number || tag == Tag::Adjective;
}

std::uint32_t tenth(float probability) {
    return static_cast<std::uint32_t>(std::clamp(probability, 0.0F, 1.0F) * 9.99F);
}

std::uint32_t bucket(std::size_t steps) {
    if (steps < 5) return static_cast<std::uint32_t>(steps);
    return steps < 8 ? 5 : steps < 14 ? 6 : steps < 25 ? 7 : 8;
}

}  // namespace

SourceChoice::SourceChoice(const ParsedText& text, const ArgumentWindow& window, const Arguments& arguments)
    : text_{text},
      window_{window},
      arguments_{arguments},
      cue_{window.cue().tokens},
      verb_{verb_of(window.cue(), text.tags)} {
    const auto& all = window_.tokens();
    extents_.reserve(all.size());
    for (auto at = all.begin; at < all.end; ++at) extents_.push_back({at, at + 1});
    // Heads widen by what hangs on them, however deep: a few rounds reach all that matters.
    for (int round = 0; round < 4; ++round) {
        for (auto at = all.begin; at < all.end; ++at) {
            const auto head = text_.tree.of[at].head;
            if (head == no_head || !all.holds(static_cast<std::size_t>(head))) continue;
            auto& wide = extents_[static_cast<std::size_t>(head) - all.begin];
            wide.begin = std::min(wide.begin, extents_[at - all.begin].begin);
            wide.end = std::max(wide.end, extents_[at - all.begin].end);
        }
    }
    is_passive_ = is_passive();
    add({}, Nobody);
    add_labeled();
    add_subjects();
    add_agent();
    add_neighbors();
}

bool SourceChoice::is_content(std::size_t at) const {
    return std::any_of(arguments_.content.begin(), arguments_.content.end(),
                       [&](const TokenRange& range) { return range.holds(at); });
}

float SourceChoice::labeled(std::size_t at) const {
    return arguments_.source_probability[at - window_.tokens().begin];
}

bool SourceChoice::is_passive() const {
    if (text_.tags[verb_] != Tag::Participle || verb_ == 0) return false;
    for (auto at = verb_; at-- > window_.tokens().begin && verb_ - at <= 4;) {
        switch (text_.marked.keys[at].word) {
            case "is"_f:
            case "are"_f:
            case "was"_f:
            case "were"_f:
            case "be"_f:
            case "been"_f:
            case "being"_f:
                return true;
            default:
                if (!is_verb(text_.tags[at]) && text_.tags[at] != Tag::Adverb) return false;
        }
    }
    return false;
}

/// The token that hangs on something outside.
std::size_t SourceChoice::head_in(const TokenRange& tokens) const {
    for (auto at = tokens.begin; at < tokens.end; ++at) {
        const auto head = text_.tree.of[at].head;
        if (!is_phrase_head(text_.tags[at])) continue;
        if (head == no_head || !tokens.holds(static_cast<std::size_t>(head))) return at;
    }
    return tokens.end - 1;
}

/// All that hangs on a noun, up to the cue and to what is said.
TokenRange SourceChoice::phrase_of(std::size_t head) const {
    auto range = extents_[head - window_.tokens().begin];
    const auto stands_apart = [&](std::size_t at) {
        return cue_.holds(at) || (is_content(at) && !is_content(head)) ||
               text_.marked.quoted(at) != text_.marked.quoted(head);
    };
    auto begin = head;
    while (begin > range.begin && !stands_apart(begin - 1)) --begin;
    auto end = head + 1;
    while (end < range.end && !stands_apart(end)) ++end;
    while (end > head + 1 && (text_.tags[end - 1] == Tag::Comma || text_.tags[end - 1] == Tag::Stop ||
                              text_.tags[end - 1] == Tag::Colon))
        --end;
    while (begin < head && (text_.tags[begin] == Tag::Comma || text_.tags[begin] == Tag::Preposition ||
                            text_.tags[begin] == Tag::Conjunction))
        ++begin;
    return {begin, end};
}

void SourceChoice::add(const TokenRange& tokens, std::uint32_t origin) {
    const auto same = std::find_if(candidates_.begin(), candidates_.end(),
                                   [&](const auto& other) { return other.tokens == tokens; });
    if (same != candidates_.end()) {
        same->origins |= origin;
        return;
    }
    candidates_.push_back({tokens, tokens.empty() ? 0 : head_in(tokens), origin});
}

void SourceChoice::add_phrase(std::size_t head, std::uint32_t origin) {
    if (!window_.tokens().holds(head) || cue_.holds(head) || !is_phrase_head(text_.tags[head])) return;
    const auto phrase = phrase_of(head);
    if (phrase.size() <= longest_phrase_of_source) add(phrase, origin);
}

void SourceChoice::add_labeled() {
    if (arguments_.source.empty()) return;
    add(arguments_.source, arguments_.is_source_doubtful ? Doubtful : Labeled);
    auto head = head_in(arguments_.source);
    add_phrase(head, Widened);
    // "the head of the office" may have been labeled from "the office" on
    for (std::size_t step = 0; step < farthest_above; ++step) {
        const auto above = text_.tree.of[head].head;
        if (above == no_head || !is_nominal(text_.tags[static_cast<std::size_t>(above)])) return;
        head = static_cast<std::size_t>(above);
        add_phrase(head, Widened);
    }
}

void SourceChoice::add_subjects() {
    auto at = verb_;
    for (std::size_t step = 0; step <= farthest_above; ++step) {
        const auto subject = text_.tree.subject[at];
        if (subject != no_head)
            add_phrase(static_cast<std::size_t>(subject), step == 0 ? Subject : SubjectAbove);
        const auto above = text_.tree.of[at].head;
        if (above == no_head) return;
        at = static_cast<std::size_t>(above);
        if (is_nominal(text_.tags[at])) add_phrase(at, SubjectAbove);
    }
}

void SourceChoice::add_agent() {
    const auto end = std::min(window_.tokens().end, cue_.end + 8);
    for (auto at = cue_.end; at + 1 < end; ++at) {
        if (text_.marked.keys[at].word != "by"_f) continue;
        auto head = at + 1;
        while (head + 1 < window_.tokens().end &&
               text_.tree.of[head].head == static_cast<std::int32_t>(head) + 1)
            ++head;
        add_phrase(head, Agent);
        return;
    }
}

void SourceChoice::add_neighbors() {
    const auto& all = window_.tokens();
    for (auto at = cue_.begin; at-- > all.begin && cue_.begin - at <= 6;) {
        if (!is_nominal(text_.tags[at]) && text_.tags[at] != Tag::Pronoun) continue;
        add_phrase(at, Before);
        break;
    }
    for (auto at = cue_.end; at < std::min(all.end, cue_.end + 6); ++at) {
        if (!is_nominal(text_.tags[at]) && text_.tags[at] != Tag::Pronoun) continue;
        while (at + 1 < all.end && text_.tree.of[at].head == static_cast<std::int32_t>(at) + 1 &&
               is_nominal(text_.tags[at + 1]))
            ++at;
        add_phrase(at, Behind);
        break;
    }
}

void SourceChoice::add_features(std::size_t number, FeatureList& to) const {
    const auto& candidate = candidates_[number];
    const auto origins = candidate.origins;
    const auto voice = is_passive_ ? 1U : 0U;
    const auto stem = text_.marked.keys[verb_].stem;
    const auto verb_tag = static_cast<std::uint32_t>(text_.tags[verb_]);
    const std::uint32_t has_label = arguments_.source.empty() ? 0 : arguments_.is_source_doubtful ? 1 : 2;
    to.add("origins"_f, origins);
    to.add("origins voice"_f, origins, voice, has_label);
    to.add("origins stem"_f, origins, stem);
    to.add("origins verb"_f, origins, verb_tag, has_label);
    if (candidate.tokens.empty()) {
        to.add("nobody"_f, has_label, voice);
        to.add("nobody stem"_f, stem, voice);
        to.add("nobody others"_f, bucket(candidates_.size()), has_label);
        if (has_label != 0) to.add("nobody sure"_f, tenth(labeled(head_in(arguments_.source))), voice);
        return;
    }
    const auto head = candidate.head;
    const auto tag = static_cast<std::uint32_t>(text_.tags[head]);
    const auto sure = tenth(labeled(head));
    const std::uint32_t behind = head >= cue_.end ? 1 : 0;
    const auto far = bucket(behind != 0 ? candidate.tokens.begin - std::min(candidate.tokens.begin, cue_.end)
                                        : cue_.begin - std::min(cue_.begin, candidate.tokens.end));
    const std::uint32_t said = is_content(head) ? 1 : 0;
    const auto path = window_.path(head);
    const auto relation = static_cast<std::uint32_t>(text_.tree.of[head].relation);
    float all = 0;
    for (auto at = candidate.tokens.begin; at < candidate.tokens.end; ++at) all += labeled(at);
    const auto share = tenth(all / static_cast<float>(candidate.tokens.size()));
    to.add("sure"_f, sure);
    to.add("sure share"_f, sure, share);
    to.add("sure origins"_f, sure, origins);
    to.add("share origins"_f, share, origins);
    to.add("head tag"_f, tag, origins);
    to.add("head tag voice"_f, tag, voice, behind);
    to.add("head"_f, text_.marked.keys[head].word);
    to.add("head origins"_f, text_.marked.keys[head].word, origins & (Labeled | Subject));
    to.add("suffix"_f, text_.marked.keys[head].suffix);
    to.add("side far"_f, behind, far, said);
    to.add("side stem"_f, behind, stem);
    to.add("far tag"_f, behind, far, tag);
    to.add("path"_f, path);
    to.add("path stem"_f, path, stem);
    to.add("path voice"_f, path, voice, tag);
    to.add("relation"_f, relation, behind, tag);
    to.add("said"_f, said, origins, voice);
    to.add("quoted"_f, text_.marked.quoted(head) ? 1U : 0U, text_.marked.quoted(cue_.begin) ? 1U : 0U);
    to.add("size"_f, bucket(candidate.tokens.size()), origins);
    to.add("first"_f, text_.marked.keys[candidate.tokens.begin].word);
    if (candidate.tokens.begin > 0)
        to.add("before"_f, text_.marked.keys[candidate.tokens.begin - 1].word, behind);
    if (candidate.tokens.end < text_.marked.size())
        to.add("after"_f, text_.marked.keys[candidate.tokens.end].word, behind);
    to.add("capital"_f, text_.marked.tokens[head].capital ? 1U : 0U, behind, far);
}

TokenRange best_source(const SourceChoice& choice, const LinearModel& model) {
    FeatureList features;
    std::array<float, source_labels> scores{};
    TokenRange best;
    float top = 0;
    for (std::size_t number = 0; number < choice.candidates().size(); ++number) {
        features.clear();
        choice.add_features(number, features);
        model.score(features.all(), scores);
        const float lead = scores[1] - scores[0];
        if (number > 0 && lead <= top) continue;
        top = lead;
        best = choice.candidates()[number].tokens;
    }
    return best;
}

}  // namespace onrecord
