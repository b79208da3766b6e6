#include "common/analysis/cues.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace onrecord {
namespace {

constexpr WordKeys no_word{};
constexpr std::uint8_t far = 7;
constexpr std::size_t that_within = 6;
constexpr float surely = 0.95F;
/// Of "begin" over "outside": with less, no probability comes out that would count.
constexpr float least_lead = -6;
/// So many tokens behind one that may be a cue may belong to it.
constexpr std::size_t longest_doubt = 4;

constexpr std::uint32_t bit_of(Relation relation) {
    return 1U << static_cast<unsigned>(relation);
}
constexpr std::uint32_t complements = bit_of(Relation::Subject) | bit_of(Relation::Object) |
                                      bit_of(Relation::Clause) | bit_of(Relation::Infinitive) |
                                      bit_of(Relation::Modifier);

std::uint32_t place_bucket(std::size_t place) {
    if (place < 4) return static_cast<std::uint32_t>(place);
    return place < 8 ? 4 : place < 16 ? 5 : 6;
}

}  // namespace

CueSentence::CueSentence(const ParsedText& text, const WordKinds& kinds, std::size_t sentence)
    : text_{text.marked},
      tags_{text.tags},
      tree_{text.tree},
      kinds_{kinds},
      sentence_{range_of(text.marked.sentences[sentence])},
      whole_{text.marked.sentences[sentence]},
      headline_{is_headline(text.marked, sentence)} {
    const auto& range = sentence_;
    std::uint8_t since = far;
    for (auto at = range.begin; at < range.end; ++at) {
        if (text_.quoted(at)) {
            since = 0;
            continue;
        }
        tokens_.push_back(at);
        quoted_before_.push_back(since);
        since = std::min<std::uint8_t>(far, static_cast<std::uint8_t>(since + 1));
    }
    quoted_behind_.assign(tokens_.size(), far);
    std::uint8_t until = far;
    auto place = tokens_.size();
    for (auto at = range.end; at-- > range.begin;) {
        if (text_.quoted(at)) {
            until = 0;
            continue;
        }
        quoted_behind_[--place] = until;
        until = std::min<std::uint8_t>(far, static_cast<std::uint8_t>(until + 1));
    }
    follows_quotation_ = range.begin > 0 && text_.quoted(range.begin - 1);
}

const WordKeys& CueSentence::keys(std::size_t at) const {
    return sentence_.holds(at) ? text_.keys[at] : no_word;
}

std::uint32_t CueSentence::tag(std::size_t at) const {
    return sentence_.holds(at) ? static_cast<std::uint32_t>(tags_[at]) : 99;
}

/// What a word names, with its tag.
std::uint32_t CueSentence::kind(std::size_t at) const {
    if (!sentence_.holds(at)) return 0;
    return kinds_.of(text_.keys[at].word, tags_[at]) * 64 + static_cast<std::uint32_t>(tags_[at]);
}

/// 0: none within reach; else how far the next "that" is, and where a comma stands between.
std::uint32_t CueSentence::that_behind(std::size_t at) const {
    bool comma = false;
    for (std::size_t step = 1; step <= that_within && sentence_.holds(at + step); ++step) {
        if (text_.quoted(at + step)) return 0;
        if (text_.keys[at + step].word == "that"_f)
            return comma ? 9 : std::min<std::uint32_t>(3, static_cast<std::uint32_t>(step));
        comma = comma || tags_[at + step] == Tag::Comma;
    }
    return 0;
}

/// The token before the verbs and adverbs that end at `at`; out of the sentence where there is none.
std::size_t CueSentence::before_verbs(std::size_t at) const {
    do {
        --at;
    } while (sentence_.holds(at) && !text_.quoted(at) &&
             (is_verb(tags_[at]) || tags_[at] == Tag::Adverb || tags_[at] == Tag::To));
    return at;
}

void CueSentence::add_words(std::size_t at, FeatureList& to) const {
    const auto word = keys(at).word, stem = keys(at).stem, suffix = keys(at).suffix;
    const auto word_before = keys(at - 1).word, stem_before = keys(at - 1).stem;
    const auto word_behind = keys(at + 1).word, stem_behind = keys(at + 1).stem;
    const auto second_before = keys(at - 2).word, second_behind = keys(at + 2).word;
    const auto tag_here = tag(at), tag_before = tag(at - 1), tag_behind = tag(at + 1);
    const auto tag_second_before = tag(at - 2), tag_second_behind = tag(at + 2);
    to.add("word"_f, word);
    to.add("stem"_f, stem);
    to.add("tag"_f, tag_here);
    to.add("suffix tag"_f, suffix, tag_here);
    to.add("stem tag"_f, stem, tag_here);
    to.add("-1 word"_f, word_before);
    to.add("+1 word"_f, word_behind);
    to.add("-2 word"_f, second_before);
    to.add("+2 word"_f, second_behind);
    to.add("-1 0 word"_f, word_before, word);
    to.add("0 +1 word"_f, word, word_behind);
    to.add("0 +1 stem"_f, stem, stem_behind);
    to.add("-1 stem 0 stem"_f, stem_before, stem);
    to.add("0 +1 +2 word"_f, stem, word_behind, second_behind);
    to.add("-2 -1 stem 0"_f, second_before, word_before, stem);
    to.add("-1 tag"_f, tag_before, tag_here);
    to.add("+1 tag"_f, tag_here, tag_behind);
    to.add("-2 tag"_f, tag_second_before, tag_before, tag_here);
    to.add("+2 tag"_f, tag_here, tag_behind, tag_second_behind);
    to.add("stem +1 tag"_f, stem, tag_behind);
    to.add("stem -1 tag"_f, stem, tag_before);
    to.add("tags"_f, tag_before, tag_here, tag_behind);
}

void CueSentence::add_kinds(std::size_t at, FeatureList& to) const {
    const auto here = kind(at), before = kind(at - 1), behind = kind(at + 1);
    const auto stem = keys(at).stem;
    const std::uint32_t below = tree_.below[at] & complements;
    to.add("kind"_f, here);
    to.add("kind +1 word"_f, here, keys(at + 1).word);
    to.add("kind -1 word"_f, here, keys(at - 1).word);
    to.add("kind below"_f, here, below);
    to.add("kind tags"_f, here, tag(at - 1), tag(at + 1));
    to.add("kinds behind"_f, here, behind);
    to.add("kinds before"_f, here, before);
    to.add("stem kind"_f, stem, behind);
    if (const auto subject = tree_.subject[at]; subject != no_head) {
        const auto who = kind(static_cast<std::size_t>(subject));
        to.add("who kind"_f, here, who);
        to.add("who kind below"_f, who, below);
    }
    if (const auto above = tree_.of[at].head; above != no_head) {
        const auto head = kind(static_cast<std::size_t>(above));
        to.add("head kind"_f, here, head);
        to.add("head kind stem"_f, head, stem, static_cast<std::uint32_t>(tree_.of[at].relation));
    }
}

void CueSentence::add_tree(std::size_t at, FeatureList& to) const {
    const auto stem = keys(at).stem;
    const auto tag_here = tag(at);
    const auto relation = static_cast<std::uint32_t>(tree_.of[at].relation);
    const std::uint32_t below = tree_.below[at];
    to.add("relation"_f, relation, tag_here);
    to.add("relation stem"_f, relation, stem);
    to.add("below"_f, below, tag_here);
    to.add("below stem"_f, below, stem);
    to.add("complements stem"_f, below & complements, stem);
    const auto subject = tree_.subject[at];
    if (subject != no_head) {
        const auto who = static_cast<std::size_t>(subject);
        to.add("who"_f, text_.keys[who].word, tag_here);
        to.add("who suffix"_f, text_.keys[who].suffix, below & complements);
        to.add("who stem"_f, static_cast<std::uint32_t>(tags_[who]), stem);
        to.add("who below"_f, static_cast<std::uint32_t>(tags_[who]), below);
    }
    if (tree_.of[at].head == no_head) return;
    const auto head = static_cast<std::size_t>(tree_.of[at].head);
    to.add("head"_f, text_.keys[head].stem, relation);
    to.add("head tag"_f, static_cast<std::uint32_t>(tags_[head]), relation, tag_here);
    to.add("head below"_f, tree_.below[head] & complements, text_.keys[head].stem, tag_here);
}

void CueSentence::add_surroundings(std::size_t place, FeatureList& to) const {
    const auto at = tokens_[place];
    const auto stem = text_.keys[at].stem, word = text_.keys[at].word;
    const auto tag_here = tag(at), that = that_behind(at);
    const std::uint32_t before = quoted_before_[place];
    const std::uint32_t behind = quoted_behind_[place];
    const std::uint32_t quotation =
        (before < far ? 1U : 0U) + (behind < far ? 2U : 0U) + (follows_quotation_ ? 4U : 0U);
    to.add("quotations"_f, before, behind);
    to.add("quotation tag"_f, std::min(before, 4U), std::min(behind, 4U), tag_here);
    to.add("quotation stem"_f, quotation, stem);
    to.add("quotation word"_f, before == 0 ? 1U : 0U, behind == 0 ? 1U : 0U, word);
    to.add("that"_f, that, tag_here);
    to.add("that stem"_f, that, stem);
    const auto subject = before_verbs(at);
    const auto subject_tag = tag(subject);
    to.add("subject tag"_f, subject_tag, tag_here, at - subject == 1 ? 1U : 0U);
    to.add("subject word"_f, keys(subject).word);
    to.add("subject tag stem"_f, subject_tag, stem);
    to.add("subject two"_f, keys(subject).last_two, subject_tag, tag_here);
    const auto from_begin = place_bucket(at - sentence_.begin);
    const auto to_end = place_bucket(sentence_.end - at - 1);
    to.add("from begin"_f, from_begin, tag_here);
    to.add("to end"_f, to_end, tag_here);
    to.add("to end stem"_f, to_end, stem);
    if (is_speaker_colon(text_, whole_, at)) to.add("speaker colon"_f, text_.tokens[at - 1].all_caps);
    if (tags_[at] == Tag::Mark || tags_[at] == Tag::Colon)
        to.add("mark"_f, before == 0 ? 1U : 0U, behind == 0 ? 1U : 0U, tag(at + 1));
    to.add("begins paragraph"_f, whole_.begins_paragraph ? 1U : 0U, from_begin, headline_ ? 1U : 0U);
}

void CueSentence::add_features(std::size_t place, FeatureList& to) const {
    to.add("bias"_f);
    add_words(tokens_[place], to);
    add_kinds(tokens_[place], to);
    add_tree(tokens_[place], to);
    add_surroundings(place, to);
}

namespace {

/// The tokens of a sentence that a chain is laid over: all that are looked at, and one of each run of others.
struct CueChain {
    std::vector<std::size_t> tokens;
    std::vector<float> scores;
};

void add_candidates(const std::vector<std::size_t>& tokens, std::size_t number,
                    const std::vector<float>& marginals, std::vector<Cue>& to) {
    const auto probability = [&](std::size_t place, CueLabel label) {
        return marginals[place * cue_labels + static_cast<std::size_t>(label)];
    };
    for (std::size_t place = 0; place < tokens.size(); ++place) {
        const float begins = probability(place, CueLabel::Begin);
        if (begins < least_candidate_probability) continue;
        auto last = place;
        while (last + 1 < tokens.size() && tokens[last + 1] == tokens[last] + 1 &&
               probability(last + 1, CueLabel::Inside) >= 0.5F * begins)
            ++last;
        to.push_back({{tokens[place], tokens[last] + 1}, number, begins});
        place = last;
    }
}

/// "according to" is a cue whatever the model has seen of its surroundings.
void be_sure_of_according_to(const MarkedText& text, const std::vector<std::size_t>& tokens,
                             std::vector<float>& marginals) {
    for (std::size_t place = 0; place + 1 < tokens.size(); ++place) {
        const bool is_one = text.keys[tokens[place]].word == "according"_f &&
                            tokens[place + 1] == tokens[place] + 1 &&
                            text.keys[tokens[place + 1]].word == "to"_f;
        if (!is_one) continue;
        marginals[place * cue_labels + static_cast<std::size_t>(CueLabel::Begin)] = surely;
        marginals[(place + 1) * cue_labels + static_cast<std::size_t>(CueLabel::Inside)] = surely;
    }
}

/// Whether a token may begin a cue or go on with one: what it scores for "begin" against "outside".
bool may_be_cue(std::span<const float> scores) {
    return scores[static_cast<std::size_t>(CueLabel::Begin)] -
               scores[static_cast<std::size_t>(CueLabel::Outside)] >
           least_lead;
}

/// Tokens without a hint are looked at only behind one that may be part of a cue. Of a run of others one is
/// enough: they are outside, and what lies on both sides of them does not depend on each other.
void score_sentence(const CueSentence& sentence, const CueHints& hints, const LinearModel& model,
                    CueChain& to) {
    const auto& tokens = sentence.tokens();
    to.tokens.clear();
    to.scores.clear();
    FeatureList features;
    std::array<float, cue_labels> scores{};
    std::size_t since = longest_doubt;
    bool is_run_begun = false;
    for (std::size_t place = 0; place < tokens.size(); ++place, ++since) {
        const bool is_outside = since >= longest_doubt && !hints.tokens[tokens[place]];
        if (is_outside && std::exchange(is_run_begun, true)) continue;
        if (is_outside) {
            scores = {certain_score};
        } else {
            is_run_begun = false;
            features.clear();
            sentence.add_features(place, features);
            model.score(features.all(), scores);
            if (may_be_cue(scores)) since = 0;
        }
        to.tokens.push_back(tokens[place]);
        to.scores.insert(to.scores.end(), scores.begin(), scores.end());
    }
}

}  // namespace

Result<CueModels> cue_models(const ModelFile& file) {
    auto cues = file.sequence_model("cues", cue_labels);
    if (!cues) return cues.error();
    const auto kinds = file.table("word kinds", NumberTable::slot_size);
    if (!kinds) return kinds.error();
    return CueModels{std::move(*cues), WordKinds{NumberTable{kinds->weights}}};
}

std::size_t verb_of(const Cue& cue, const std::vector<Tag>& tags) {
    auto verb = cue.tokens.end - 1;
    while (verb > cue.tokens.begin && !is_verb(tags[verb])) --verb;
    return is_verb(tags[verb]) ? verb : cue.tokens.end - 1;
}

std::vector<Cue> cues_of(const ParsedText& text, const CueHints& hints, const CueModels& models) {
    std::vector<Cue> cues;
    CueChain chain;
    for (std::size_t number = 0; number < text.marked.sentences.size(); ++number) {
        if (!hints.sentences[number]) continue;
        score_sentence({text, models.kinds, number}, hints, models.cues, chain);
        auto marginals = label_marginals_of(models.cues.chain(chain.scores));
        be_sure_of_according_to(text.marked, chain.tokens, marginals);
        add_candidates(chain.tokens, number, marginals, cues);
    }
    return cues;
}

}  // namespace onrecord
