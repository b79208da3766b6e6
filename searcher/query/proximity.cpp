#include "searcher/query/proximity.hpp"

namespace onrecord {
namespace {

const QueryNode& first_leaf(const QueryNode& node) {
    return node.children.empty() ? node : first_leaf(node.children.front());
}

std::optional<WrongOperand> wrong_leaf(const QueryNode& leaf, Field field) {
    if (row_of(leaf.field).kind != FieldKind::Words) {
        return WrongOperand{leaf.place, "NEAR and ADJ compare places in the text, and a filter has none",
                            "join the filter by AND"};
    }
    if (leaf.field == field) return {};
    return WrongOperand{leaf.place, "NEAR and ADJ need all their operands in one field",
                        "for example title:(a NEAR/5 b)"};
}

std::optional<WrongOperand> wrong_group(const QueryNode& group) {
    switch (group.kind) {
        case NodeKind::Not:
            return WrongOperand{group.place, "NEAR and ADJ take no negation",
                                "to leave out what stands near: a NOT (a NEAR/5 b)"};
        case NodeKind::Near:
        case NodeKind::Adj:
            return WrongOperand{group.place, "NEAR and ADJ take no NEAR or ADJ in brackets",
                                "write a NEAR/5 b NEAR/5 c, or (a NEAR/5 b) AND (b NEAR/9 c)"};
        case NodeKind::And:
            return WrongOperand{group.place, "NEAR and ADJ take no AND group",
                                "write (a NEAR/5 c) AND (b NEAR/5 c), or a phrase"};
        default:
            return WrongOperand{group.place, "NEAR and ADJ compare places in the text, and a filter has none",
                                "join the filter by AND; within a statement: said:(a NEAR/5 b)"};
    }
}

std::optional<WrongOperand> wrong_in(const QueryNode& operand, Field field) {
    switch (operand.kind) {
        case NodeKind::Word:
        case NodeKind::Phrase:
        case NodeKind::Prefix:
        case NodeKind::Exact:
            return wrong_leaf(operand, field);
        case NodeKind::Or:
            for (const auto& child : operand.children) {
                if (auto wrong = wrong_in(child, field)) return wrong;
            }
            return {};
        default:
            return wrong_group(operand);
    }
}

}  // namespace

std::optional<WrongOperand> wrong_operand(const QueryNode& near) {
    const auto field = first_leaf(near).field;
    for (const auto& operand : near.children) {
        if (auto wrong = wrong_in(operand, field)) return wrong;
    }
    return {};
}

}  // namespace onrecord
