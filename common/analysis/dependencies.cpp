#include "common/analysis/dependencies.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <utility>

namespace onrecord {
namespace {

constexpr std::pair<std::string_view, Relation> names[] = {
    {"root", Relation::Root},        {"nsubj", Relation::Subject},     {"nsubjpass", Relation::Subject},
    {"csubj", Relation::Subject},    {"csubjpass", Relation::Subject}, {"dobj", Relation::Object},
    {"obj", Relation::Object},       {"iobj", Relation::Object},       {"ccomp", Relation::Clause},
    {"xcomp", Relation::Infinitive}, {"advcl", Relation::Adverbial},   {"acl", Relation::Relative},
    {"conj", Relation::Conjunct},    {"nmod", Relation::Modifier},     {"obl", Relation::Modifier},
    {"parataxis", Relation::Aside},  {"appos", Relation::Aside},
};

constexpr std::size_t nothing = std::numeric_limits<std::size_t>::max();
constexpr std::uint32_t no_tag = 99;

}  // namespace

Relation relation_from_treebank(std::string_view name) {
    const auto plain = name.substr(0, name.find(':'));
    for (const auto& [known, relation] : names) {
        if (known == plain) return relation;
    }
    return Relation::Other;
}

ParseState::ParseState(const TaggedText& text, const TokenRange& sentence, std::vector<Dependency>& tree)
    : text_{text.marked},
      tags_{text.tags},
      tree_{tree},
      begin_{sentence.begin},
      end_{sentence.end},
      next_{sentence.begin},
      children_(sentence.size()) {
    stack_.reserve(sentence.size());
}

bool ParseState::may(Transition transition) const {
    switch (transition) {
        case Transition::Shift:
            return next_ < end_;
        case Transition::Left:
            return !stack_.empty() && next_ < end_;
        case Transition::Right:
            return stack_.size() > 1 || (!stack_.empty() && next_ == end_);
    }
    return false;
}

std::optional<Transition> ParseState::only_one() const {
    std::optional<Transition> only;
    for (const auto transition : {Transition::Shift, Transition::Left, Transition::Right}) {
        if (!may(transition)) continue;
        if (only) return {};
        only = transition;
    }
    return only;
}

std::size_t ParseState::new_head(Transition transition) const {
    if (transition == Transition::Shift) return nothing;
    return transition == Transition::Left ? next_ : from_top(1);
}

bool ParseState::hangs_on_something(Transition transition) const {
    return new_head(transition) != nothing;
}

void ParseState::apply(Transition transition, Relation relation) {
    if (transition == Transition::Shift) {
        stack_.push_back(next_++);
        return;
    }
    const auto child = stack_.back();
    const auto head = new_head(transition);
    stack_.pop_back();
    if (head == nothing) {
        tree_[child] = {no_head, Relation::Root};
        return;
    }
    tree_[child] = {static_cast<std::int32_t>(head), relation};
    auto& of = children_[head - begin_];
    of.seen |= static_cast<std::uint16_t>(1U << static_cast<unsigned>(relation));
    if (transition == Transition::Left) {
        of.leftmost = static_cast<std::int32_t>(child);
        of.left = std::min<std::uint8_t>(3, static_cast<std::uint8_t>(of.left + 1));
    } else {
        of.rightmost = static_cast<std::int32_t>(child);
        of.right = std::min<std::uint8_t>(3, static_cast<std::uint8_t>(of.right + 1));
    }
}

std::size_t ParseState::from_top(std::size_t depth) const {
    return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : nothing;
}

std::size_t ParseState::upcoming(std::size_t step) const {
    return next_ + step < end_ ? next_ + step : nothing;
}

std::uint32_t ParseState::word(std::size_t at) const {
    return at == nothing ? 0 : text_.keys[at].word;
}

std::uint32_t ParseState::tag(std::size_t at) const {
    return at == nothing ? no_tag : static_cast<std::uint32_t>(tags_[at]);
}

const ParseState::Children& ParseState::children(std::size_t at) const {
    static constexpr Children none{};
    return at == nothing ? none : children_[at - begin_];
}

std::uint32_t ParseState::tag_of_child(std::int32_t child) const {
    return child == no_head ? no_tag : static_cast<std::uint32_t>(tags_[static_cast<std::size_t>(child)]);
}

std::uint32_t ParseState::transition_key() const {
    const auto behind = mixed(tag(upcoming(0)), tag(upcoming(1)));
    return mixed(mixed(tag(from_top(1)), tag(from_top(0))), behind);
}

std::uint32_t ParseState::relation_key(Transition transition) const {
    const auto child = from_top(0);
    const auto head = new_head(transition);
    const auto steps = transition == Transition::Left ? head - child : child - head;
    const auto side_far = static_cast<std::uint32_t>(transition) * 4 +
                          static_cast<std::uint32_t>(std::min<std::size_t>(steps, 3));
    return mixed(mixed(side_far, tag(child)), tag(head));
}

void ParseState::add_features(FeatureList& to) const {
    const auto s0 = from_top(0), s1 = from_top(1), s2 = from_top(2);
    const auto b0 = upcoming(0), b1 = upcoming(1), b2 = upcoming(2);
    const auto s0t = tag(s0), s1t = tag(s1), s2t = tag(s2), b0t = tag(b0), b1t = tag(b1), b2t = tag(b2);
    const auto s0w = word(s0), s1w = word(s1), b0w = word(b0), b1w = word(b1);
    const auto& of_s0 = children(s0);
    const auto& of_s1 = children(s1);
    const auto& of_b0 = children(b0);
    const auto quoted = [&](std::size_t at) { return at != nothing && text_.quoted(at) ? 1U : 0U; };
    const std::size_t steps = s0 == nothing || b0 == nothing ? 0 : b0 - s0;
    const std::uint32_t distance = steps < 5 ? static_cast<std::uint32_t>(steps) : steps < 10 ? 5 : 6;
    to.add("s0 b0"_f, s0t, b0t);
    to.add("s0w"_f, s0w, s0t);
    to.add("b0w"_f, b0w, b0t);
    to.add("b1w"_f, b1w, b1t);
    to.add("s1w"_f, s1w, s1t);
    to.add("s0w b0w"_f, s0w, b0w);
    to.add("s0w b0t"_f, s0w, b0t);
    to.add("s0t b0w"_f, s0t, b0w);
    to.add("s1w s0t"_f, s1w, s0t);
    to.add("s1t s0w"_f, s1t, s0w);
    to.add("s1w s0w"_f, s1w, s0w);
    to.add("s0 b0 b1"_f, s0t, b0t, b1t);
    to.add("b0 b1 b2"_f, b0t, b1t, b2t);
    to.add("s0 b0 b1 b2"_f, s0t, b0t, b1t, b2t);
    to.add("s1 s0 b0"_f, s1t, s0t, b0t);
    to.add("s1 s0 b0 b1"_f, s1t, s0t, b0t, b1t);
    to.add("s2 s1 s0"_f, s2t, s1t, s0t);
    to.add("s2 s1 s0 b0"_f, s2t, s1t, s0t, b0t);
    to.add("s1 s0"_f, s1t, s0t);
    to.add("s0w s1t b0t"_f, s0w, s1t, b0t);
    to.add("s0t s1t b0w"_f, s0t, s1t, b0w);
    to.add("s1w s0t b0t"_f, s1w, s0t, b0t);
    to.add("s0 b0 s0l"_f, s0t, b0t, tag_of_child(of_s0.leftmost));
    to.add("s0 b0 s0r"_f, s0t, b0t, tag_of_child(of_s0.rightmost));
    to.add("s0 b0 b0l"_f, s0t, b0t, tag_of_child(of_b0.leftmost));
    to.add("s1 s0 s0r"_f, s1t, s0t, tag_of_child(of_s0.rightmost));
    to.add("s1 s0 s0l"_f, s1t, s0t, tag_of_child(of_s0.leftmost));
    to.add("s1 s0 s1r"_f, s1t, s0t, tag_of_child(of_s1.rightmost), b0t);
    to.add("s0 seen"_f, of_s0.seen, s0t, b0t);
    to.add("s0w seen"_f, of_s0.seen, s0w);
    to.add("s1 seen"_f, of_s1.seen, s1t, s0t, b0t);
    to.add("b0 seen"_f, of_b0.seen, s0t, b0t);
    to.add("distance"_f, distance, s0t, b0t);
    to.add("distance w"_f, distance, s0w, b0t);
    to.add("quoted"_f, quoted(s1) * 4 + quoted(s0) * 2 + quoted(b0), s0t, b0t);
    to.add("valency"_f, of_s0.left * 4U + of_s0.right, s0t, b0t);
    to.add("b0 b1w"_f, s0t, b0t, b1w);
}

void ParseState::add_quick_features(FeatureList& to) const {
    const auto s0 = from_top(0), s1 = from_top(1);
    const auto b0 = upcoming(0), b1 = upcoming(1);
    const auto s0t = tag(s0), s1t = tag(s1), b0t = tag(b0), b1t = tag(b1);
    const auto b0l = tag_of_child(children(b0).leftmost);
    const std::size_t steps = s0 == nothing || b0 == nothing ? 0 : std::min<std::size_t>(b0 - s0, 5);
    to.add("s1 s0 b0 b1"_f, s1t, s0t, b0t, b1t);
    to.add("b0 b1 b2"_f, b0t, b1t, tag(upcoming(2)));
    to.add("s2 s1 s0 b0"_f, tag(from_top(2)), s1t, s0t, b0t);
    to.add("s0w b0t"_f, word(s0), b0t, s1t);
    to.add("s0t b0w"_f, s0t, word(b0), s1t);
    to.add("s1w s0t"_f, word(s1), s0t, b0t);
    to.add("s0w b0w"_f, word(s0), word(b0));
    to.add("s0 seen"_f, children(s0).seen, s0t, b0t);
    to.add("s1 seen"_f, children(s1).seen, s1t, s0t, b0t);
    to.add("distance"_f, steps, s0t, b0t, b0l);
}

void ParseState::add_relation_features(Transition transition, FeatureList& to) const {
    const auto child = from_top(0);
    const auto head = new_head(transition);
    const auto side = static_cast<std::uint32_t>(transition);
    const auto child_tag = tag(child), head_tag = tag(head);
    const auto steps = transition == Transition::Left ? head - child : child - head;
    const auto far = static_cast<std::uint32_t>(std::min<std::size_t>(steps, 5));
    const auto& of_child = children(child);
    const auto& of_head = children(head);
    const auto first_tag = tag_of_child(of_child.leftmost);
    const auto first_word =
        of_child.leftmost == no_head ? 0 : word(static_cast<std::size_t>(of_child.leftmost));
    to.add("tags"_f, side, child_tag, head_tag);
    to.add("tags far"_f, side, far, child_tag, head_tag);
    to.add("child"_f, side, word(child), head_tag);
    to.add("head"_f, side, word(head), child_tag);
    to.add("both"_f, side, word(child), word(head));
    to.add("first"_f, side, first_tag, child_tag, head_tag);
    to.add("first word"_f, side, first_word, child_tag, head_tag);
    to.add("child has"_f, side, of_child.seen, child_tag, head_tag);
    to.add("head has"_f, side, of_head.seen, child_tag, head_tag);
    to.add("head word has"_f, side, of_head.seen, child_tag, word(head));
    to.add("before"_f, side, word(child - begin_ == 0 ? nothing : child - 1), child_tag, head_tag);
    to.add("after"_f, side, tag(child + 1 < end_ ? child + 1 : nothing), child_tag, head_tag);
}

Tree::Tree(std::vector<Dependency> dependencies)
    : of{std::move(dependencies)}, below(of.size()), subject(of.size(), no_head) {
    for (std::size_t at = 0; at < of.size(); ++at) {
        if (of[at].head == no_head) continue;
        const auto head = static_cast<std::size_t>(of[at].head);
        below[head] |= static_cast<std::uint16_t>(1U << static_cast<unsigned>(of[at].relation));
        if (of[at].relation == Relation::Subject) subject[head] = static_cast<std::int32_t>(at);
    }
}

std::vector<TokenRange> clauses_of(const MarkedText& text, const Sentence& sentence) {
    std::vector<TokenRange> clauses;
    auto begin = sentence.begin;
    for (auto at = begin; at + 1 < sentence.end; ++at) {
        if (text.tokens[at].kind != TokenKind::Stop) continue;
        const auto& next = text.tokens[at + 1];
        if (!next.space_before || (!next.capital && next.kind != TokenKind::Quote)) continue;
        clauses.push_back({begin, at + 1});
        begin = at + 1;
    }
    clauses.push_back({begin, sentence.end});
    return clauses;
}

namespace {

class Parser {
  public:
    Parser(const TaggedText& text, const ParserModels& models, std::vector<Dependency>& tree)
        : text_{text}, models_{models}, tree_{tree} {}

    void parse(const TokenRange& clause) {
        ParseState state{text_, clause, tree_};
        while (!state.done()) {
            const auto transition = next_transition(state);
            const bool hangs = state.hangs_on_something(transition);
            state.apply(transition, hangs ? relation_after(state, transition) : Relation::Root);
        }
    }

  private:
    Transition next_transition(const ParseState& state) {
        if (const auto only = state.only_one()) return *only;
        if (const auto sure = models_.sure_transitions.of(state.transition_key()); sure != 0) {
            const auto transition = static_cast<Transition>(sure - 1);
            if (sure <= transitions && state.may(transition)) return transition;
        }
        features_.clear();
        state.add_quick_features(features_);
        const auto quick = best_step(state, models_.quick_transitions);
        if (quick.lead >= models_.least_lead) return quick.transition;
        features_.clear();
        state.add_features(features_);
        return best_step(state, models_.transitions).transition;
    }

    struct Step {
        Transition transition = Transition::Shift;
        float lead = 0;  ///< over the next best
    };

    /// The best step that is possible, by the features listed.
    Step best_step(const ParseState& state, const LinearModel& model) const {
        constexpr float impossible = -1e9F;
        std::array<float, transitions> scores{};
        model.score(features_.all(), scores);
        Step best;
        float top = impossible;
        for (const auto transition : {Transition::Shift, Transition::Left, Transition::Right}) {
            if (!state.may(transition)) continue;
            const auto score = scores[static_cast<std::size_t>(transition)];
            if (score > top) {
                best = {transition, score - top};
                top = score;
            } else {
                best.lead = std::min(best.lead, top - score);
            }
        }
        return best;
    }

    Relation relation_after(const ParseState& state, Transition transition) {
        const auto sure = models_.sure_relations.of(state.relation_key(transition));
        if (sure != 0 && sure <= relations) return static_cast<Relation>(sure - 1);
        features_.clear();
        state.add_relation_features(transition, features_);
        std::array<float, relations> scores{};
        models_.relations.score(features_.all(), scores);
        return static_cast<Relation>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    }

    const TaggedText& text_;
    const ParserModels& models_;
    std::vector<Dependency>& tree_;
    FeatureList features_;
};

bool is_quoted(const MarkedText& text, const TokenRange& clause) {
    for (auto at = clause.begin; at < clause.end; ++at) {
        if (!text.quoted(at)) return false;
    }
    return true;
}

}  // namespace

Result<ParserModels> parser_models(const ModelFile& file) {
    auto steps = file.model("parser", transitions);
    if (!steps) return steps.error();
    auto quick_steps = file.model("quick parser", transitions);
    if (!quick_steps) return quick_steps.error();
    auto kinds = file.model("relations", relations);
    if (!kinds) return kinds.error();
    const auto sure_steps = file.table("sure steps", NumberTable::slot_size);
    if (!sure_steps) return sure_steps.error();
    const auto sure_kinds = file.table("sure relations", NumberTable::slot_size);
    if (!sure_kinds) return sure_kinds.error();
    return ParserModels{std::move(*steps), std::move(*quick_steps), std::move(*kinds),
                        NumberTable{sure_steps->weights}, NumberTable{sure_kinds->weights}};
}

std::vector<Dependency> dependencies_of(const TaggedText& text, const std::vector<bool>& wanted,
                                        const ParserModels& models) {
    std::vector<Dependency> tree(text.marked.size());
    Parser parser{text, models, tree};
    for (std::size_t number = 0; number < text.marked.sentences.size(); ++number) {
        if (!wanted[number]) continue;
        for (const auto& clause : clauses_of(text.marked, text.marked.sentences[number])) {
            if (!is_quoted(text.marked, clause)) parser.parse(clause);
        }
    }
    return tree;
}

}  // namespace onrecord
