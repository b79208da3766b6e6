#include "searcher/query/grouping.hpp"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

namespace onrecord {
namespace {

TextSpan place_of(const std::vector<QueryNode>& members) {
    TextSpan place = members.front().place;
    for (const auto& member : members) {
        if (member.place.empty()) continue;
        if (place.empty()) place = member.place;
        place.begin = std::min(place.begin, member.place.begin);
        place.end = std::max(place.end, member.place.end);
    }
    return place;
}

/// Gathers the members of one And, those of inner Ands with them. Each pair of brackets is a group of its
/// own for statements: the first clause of a group holds the place, later ones join it there.
class AndGroup {
  public:
    QueryNode settle(QueryNode node) && {
        gather(std::move(node.children), 0);
        auto whole = joined(NodeKind::And, std::move(members_));
        if (whole.kind == NodeKind::And) whole.place = node.place;
        return whole;
    }

  private:
    void gather(std::vector<QueryNode> children, std::size_t group) {
        if (group == statement_of_.size()) statement_of_.emplace_back();
        for (auto& child : children) {
            if (child.kind == NodeKind::And) {
                const auto inner = child.closed ? statement_of_.size() : group;
                gather(std::move(child.children), inner);
            } else {
                add(settled(std::move(child)), group);
            }
        }
    }

    void add(QueryNode node, std::size_t group) {
        if (!is_statement_clause(node) || node.closed) {
            members_.push_back(std::move(node));
            return;
        }
        node.closed = group != 0;
        auto& at = statement_of_[group];
        if (at) {
            join(members_[*at], std::move(node));
        } else {
            at = members_.size();
            members_.push_back(std::move(node));
        }
    }

    static void join(QueryNode& statement, QueryNode clause) {
        if (statement.kind != NodeKind::Statement) {
            QueryNode whole;
            whole.kind = NodeKind::Statement;
            whole.closed = statement.closed;
            whole.children.push_back(std::move(statement));
            statement = std::move(whole);
        }
        if (clause.kind == NodeKind::Statement) {
            for (auto& child : clause.children) statement.children.push_back(std::move(child));
        } else {
            statement.children.push_back(std::move(clause));
        }
        statement.place = place_of(statement.children);
    }

    std::vector<QueryNode> members_;
    std::vector<std::optional<std::size_t>> statement_of_;  ///< by group: where its statement stands
};

/// Gathers the members of one Or, those of inner Ors with them.
class OrGroup {
  public:
    std::vector<QueryNode> gather(std::vector<QueryNode> children) && {
        add(std::move(children));
        return std::move(members_);
    }

  private:
    void add(std::vector<QueryNode> children) {
        for (auto& child : children) {
            if (child.kind == NodeKind::Or) {
                add(std::move(child.children));
            } else {
                members_.push_back(settled(std::move(child)));
            }
        }
    }

    std::vector<QueryNode> members_;
};

bool is_leaf(NodeKind kind) {
    return kind == NodeKind::Word || kind == NodeKind::Phrase || kind == NodeKind::Prefix ||
           kind == NodeKind::Exact;
}

/// A leaf of speaker:, kind: or attr:, or what the value brackets of one make of several.
bool is_attribution_clause(const QueryNode& node) {
    if (is_leaf(node.kind)) return tells_of_statement(node.field);
    const bool group =
        node.kind == NodeKind::And || node.kind == NodeKind::Or || node.kind == NodeKind::Statement;
    return group && std::all_of(node.children.begin(), node.children.end(), is_attribution_clause);
}

}  // namespace

bool is_statement_clause(const QueryNode& node) {
    return node.kind == NodeKind::Said || node.kind == NodeKind::Statement || is_attribution_clause(node);
}

QueryNode joined(NodeKind kind, std::vector<QueryNode> members) {
    assert(!members.empty());
    if (members.size() == 1) return std::move(members.front());
    QueryNode node;
    node.kind = kind;
    node.place = place_of(members);
    node.children = std::move(members);
    return node;
}

QueryNode settled(QueryNode node) {
    if (node.kind == NodeKind::And) return AndGroup{}.settle(std::move(node));
    if (node.kind == NodeKind::Or) {
        node.children = OrGroup{}.gather(std::move(node.children));
        return node;
    }
    if (node.kind == NodeKind::Statement) return node;
    for (auto& child : node.children) child = settled(std::move(child));
    return node;
}

}  // namespace onrecord
