// What the parser should do next: the transition after which the most of a known tree can still be built
// (the dynamic oracle of Goldberg & Nivre 2013 for the arc-hybrid system).
#pragma once

#include <vector>

#include "common/analysis/dependencies.hpp"

namespace onrecord {

struct OracleStep {
    Transition transition = Transition::Shift;
    Relation relation = Relation::Other;
    bool is_known = false;  ///< the relation is that of the known tree
};

/// REQUIRES: !state.done().
OracleStep best_step(const ParseState& state, const TokenRange& sentence,
                     const std::vector<Dependency>& gold);

}  // namespace onrecord
