#include "tools/train/oracle.hpp"

#include <algorithm>
#include <limits>

namespace onrecord {
namespace {

/// How many dependencies of a known tree each transition puts out of reach.
class Losses {
  public:
    Losses(const ParseState& state, const TokenRange& sentence, const std::vector<Dependency>& gold)
        : stack_{state.stack()}, next_{state.next()}, end_{sentence.end}, gold_{gold} {}

    int of(Transition transition) const {
        switch (transition) {
            case Transition::Shift:
                return shift();
            case Transition::Left:
                return children_ahead(stack_.back()) + (hangs_on(stack_.back(), below()) ? 1 : 0) +
                       (hangs_ahead(stack_.back(), next_ + 1) ? 1 : 0) + (is_root(stack_.back()) ? 1 : 0);
            case Transition::Right:
                return children_ahead(stack_.back()) + (hangs_ahead(stack_.back(), next_) ? 1 : 0) +
                       (is_root(stack_.back()) && stack_.size() > 1 ? 1 : 0);
        }
        return 0;
    }

    bool is_root(std::size_t at) const { return gold_[at].head == no_head; }
    bool hangs_on(std::size_t child, std::size_t head) const {
        return gold_[child].head != no_head && static_cast<std::size_t>(gold_[child].head) == head;
    }
    /// The token under the stack's top; no token's where there is none.
    std::size_t below() const { return stack_.size() > 1 ? stack_[stack_.size() - 2] : end_; }

  private:
    int shift() const {
        int lost = 0;
        for (std::size_t at = 0; at < stack_.size(); ++at) {
            lost += hangs_on(stack_[at], next_) ? 1 : 0;
            lost += at + 1 < stack_.size() && hangs_on(next_, stack_[at]) ? 1 : 0;
        }
        return lost;
    }

    int children_ahead(std::size_t head) const {
        int count = 0;
        for (auto at = next_; at < end_; ++at) count += hangs_on(at, head) ? 1 : 0;
        return count;
    }

    bool hangs_ahead(std::size_t child, std::size_t from) const {
        const auto head = gold_[child].head;
        return head != no_head && static_cast<std::size_t>(head) >= from &&
               static_cast<std::size_t>(head) < end_;
    }

    std::vector<std::size_t> stack_;
    std::size_t next_;
    std::size_t end_;
    const std::vector<Dependency>& gold_;
};

}  // namespace

OracleStep best_step(const ParseState& state, const TokenRange& sentence,
                     const std::vector<Dependency>& gold) {
    const Losses losses{state, sentence, gold};
    OracleStep best;
    int least = std::numeric_limits<int>::max();
    for (const auto transition : {Transition::Left, Transition::Right, Transition::Shift}) {
        if (!state.may(transition) || losses.of(transition) >= least) continue;
        least = losses.of(transition);
        best.transition = transition;
    }
    if (best.transition == Transition::Shift) return best;
    const auto child = state.stack().back();
    const auto head = best.transition == Transition::Left ? state.next() : losses.below();
    best.is_known = losses.hangs_on(child, head);
    if (best.is_known) best.relation = gold[child].relation;
    return best;
}

}  // namespace onrecord
