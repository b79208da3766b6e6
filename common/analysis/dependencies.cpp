#include "common/analysis/dependencies.hpp"

#include <algorithm>
#include <array>
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

/// The stack's upper three tokens and the next three are looked at.
constexpr std::size_t most_looked_at = 3;

}  // namespace

Relation relation_from_treebank(std::string_view name) {
    const auto plain = name.substr(0, name.find(':'));
    for (const auto& [known, relation] : names) {
        if (known == plain) return relation;
    }
    return Relation::Other;
}

ParseState::ParseState(const TaggedText& text, const TokenRange& sentence, std::vector<Dependency>& tree)
    : tree_{tree},
      begin_{sentence.begin},
      size_{static_cast<std::uint32_t>(sentence.size())},
      nodes_(1 + sentence.size() + most_looked_at),
      stack_(most_looked_at, nothing) {
    for (auto at = sentence.begin; at < sentence.end; ++at) {
        auto& node = nodes_[at - begin_ + 1];
        node.word = text.marked.keys[at].word;
        node.tag = static_cast<std::uint32_t>(text.tags[at]);
        node.quoted = text.marked.quoted(at) ? 1 : 0;
    }
    stack_.reserve(most_looked_at + sentence.size());
}

std::vector<std::size_t> ParseState::stack() const {
    std::vector<std::size_t> tokens;
    for (auto at = most_looked_at; at < stack_.size(); ++at) tokens.push_back(token(stack_[at]));
    return tokens;
}

bool ParseState::may(Transition transition) const {
    switch (transition) {
        case Transition::Shift:
            return !at_end();
        case Transition::Left:
            return !is_empty() && !at_end();
        case Transition::Right:
            return !is_empty() && (from_top(1) != nothing || at_end());
    }
    return false;
}

std::optional<Transition> ParseState::only_one() const {
    if (at_end()) return Transition::Right;
    if (is_empty()) return Transition::Shift;
    return {};
}

std::uint32_t ParseState::new_head(Transition transition) const {
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
        tree_[token(child)] = {no_head, Relation::Root};
        return;
    }
    tree_[token(child)] = {static_cast<std::int32_t>(token(head)), relation};
    auto& of = nodes_[head];
    of.seen |= static_cast<std::uint16_t>(1U << static_cast<unsigned>(relation));
    if (transition == Transition::Left) {
        of.leftmost = child;
        of.left = std::min<std::uint8_t>(3, static_cast<std::uint8_t>(of.left + 1));
    } else {
        of.rightmost = child;
        of.right = std::min<std::uint8_t>(3, static_cast<std::uint8_t>(of.right + 1));
    }
}

std::uint32_t ParseState::steps_to_next() const {
    return is_empty() || at_end() ? 0 : next_ - stack_.back();
}

std::uint32_t ParseState::transition_key() const {
    const auto behind = mixed(upcoming(0).tag, upcoming(1).tag);
    return mixed(mixed(nodes_[from_top(1)].tag, nodes_[from_top(0)].tag), behind);
}

std::uint32_t ParseState::relation_key(Transition transition) const {
    const auto child = from_top(0);
    const auto head = new_head(transition);
    const auto steps = transition == Transition::Left ? head - child : child - head;
    const auto side_far = static_cast<std::uint32_t>(transition) * 4 + std::min(steps, 3U);
    return mixed(mixed(side_far, nodes_[child].tag), nodes_[head].tag);
}

void ParseState::add_features(FeatureList& to) const {
    const auto &s0 = nodes_[from_top(0)], &s1 = nodes_[from_top(1)], &s2 = nodes_[from_top(2)];
    const auto &b0 = upcoming(0), &b1 = upcoming(1), &b2 = upcoming(2);
    const auto s0t = s0.tag, s1t = s1.tag, s2t = s2.tag, b0t = b0.tag, b1t = b1.tag, b2t = b2.tag;
    const auto s0w = s0.word, s1w = s1.word, b0w = b0.word, b1w = b1.word;
    const auto s0l = nodes_[s0.leftmost].tag, s0r = nodes_[s0.rightmost].tag;
    const auto s1r = nodes_[s1.rightmost].tag, b0l = nodes_[b0.leftmost].tag;
    const std::uint32_t s0seen = s0.seen, s1seen = s1.seen, b0seen = b0.seen;
    const std::uint32_t quoted = s1.quoted * 4U + s0.quoted * 2U + b0.quoted;
    const std::uint32_t valency = s0.left * 4U + s0.right;
    const auto steps = steps_to_next();
    const std::uint32_t distance = steps < 5 ? steps : steps < 10 ? 5 : 6;
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
    to.add("s0 b0 s0l"_f, s0t, b0t, s0l);
    to.add("s0 b0 s0r"_f, s0t, b0t, s0r);
    to.add("s0 b0 b0l"_f, s0t, b0t, b0l);
    to.add("s1 s0 s0r"_f, s1t, s0t, s0r);
    to.add("s1 s0 s0l"_f, s1t, s0t, s0l);
    to.add("s1 s0 s1r"_f, s1t, s0t, s1r, b0t);
    to.add("s0 seen"_f, s0seen, s0t, b0t);
    to.add("s0w seen"_f, s0seen, s0w);
    to.add("s1 seen"_f, s1seen, s1t, s0t, b0t);
    to.add("b0 seen"_f, b0seen, s0t, b0t);
    to.add("distance"_f, distance, s0t, b0t);
    to.add("distance w"_f, distance, s0w, b0t);
    to.add("quoted"_f, quoted, s0t, b0t);
    to.add("valency"_f, valency, s0t, b0t);
    to.add("b0 b1w"_f, s0t, b0t, b1w);
}

void ParseState::add_quick_features(FeatureList& to) const {
    const auto &s0 = nodes_[from_top(0)], &s1 = nodes_[from_top(1)];
    const auto &b0 = upcoming(0), &b1 = upcoming(1);
    const auto s0t = s0.tag, s1t = s1.tag, s2t = nodes_[from_top(2)].tag;
    const auto b0t = b0.tag, b1t = b1.tag, b2t = upcoming(2).tag;
    const auto s0w = s0.word, s1w = s1.word, b0w = b0.word;
    const std::uint32_t s0seen = s0.seen, s1seen = s1.seen;
    const auto b0l = nodes_[b0.leftmost].tag;
    const auto steps = std::min(steps_to_next(), 5U);
    to.add("s1 s0 b0 b1"_f, s1t, s0t, b0t, b1t);
    to.add("b0 b1 b2"_f, b0t, b1t, b2t);
    to.add("s2 s1 s0 b0"_f, s2t, s1t, s0t, b0t);
    to.add("s0w b0t"_f, s0w, b0t, s1t);
    to.add("s0t b0w"_f, s0t, b0w, s1t);
    to.add("s1w s0t"_f, s1w, s0t, b0t);
    to.add("s0w b0w"_f, s0w, b0w);
    to.add("s0 seen"_f, s0seen, s0t, b0t);
    to.add("s1 seen"_f, s1seen, s1t, s0t, b0t);
    to.add("distance"_f, steps, s0t, b0t, b0l);
}

void ParseState::add_relation_features(Transition transition, FeatureList& to) const {
    const auto child_node = from_top(0), head_node = new_head(transition);
    const auto &child = nodes_[child_node], &head = nodes_[head_node], &first = nodes_[child.leftmost];
    const auto side = static_cast<std::uint32_t>(transition);
    const auto child_tag = child.tag, head_tag = head.tag, first_tag = first.tag;
    const auto child_word = child.word, head_word = head.word, first_word = first.word;
    const std::uint32_t child_has = child.seen, head_has = head.seen;
    const auto before = nodes_[child_node - 1].word, after = nodes_[child_node + 1].tag;
    const auto far =
        std::min(transition == Transition::Left ? head_node - child_node : child_node - head_node, 5U);
    to.add("tags"_f, side, child_tag, head_tag);
    to.add("tags far"_f, side, far, child_tag, head_tag);
    to.add("child"_f, side, child_word, head_tag);
    to.add("head"_f, side, head_word, child_tag);
    to.add("both"_f, side, child_word, head_word);
    to.add("first"_f, side, first_tag, child_tag, head_tag);
    to.add("first word"_f, side, first_word, child_tag, head_tag);
    to.add("child has"_f, side, child_has, child_tag, head_tag);
    to.add("head has"_f, side, head_has, child_tag, head_tag);
    to.add("head word has"_f, side, head_has, child_tag, head_word);
    to.add("before"_f, side, before, child_tag, head_tag);
    to.add("after"_f, side, after, child_tag, head_tag);
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

    /// The best step that is possible, by the features listed. REQUIRES: more than one is.
    Step best_step(const ParseState& state, const LinearModel& model) const {
        std::array<float, transitions> scores{};
        model.score(features_.all(), scores);
        const auto [shift, left, right] = scores;
        Step best =
            left > shift ? Step{Transition::Left, left - shift} : Step{Transition::Shift, shift - left};
        const float top = std::max(shift, left);
        if (!state.may(Transition::Right)) return best;
        if (right > top) return {Transition::Right, right - top};
        best.lead = std::min(best.lead, top - right);
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
