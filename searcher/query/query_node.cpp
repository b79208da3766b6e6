#include "searcher/query/query_node.hpp"

#include <algorithm>

namespace onrecord {
namespace {

/// Prints a tree in one pass; as deep as the tree, which the parser bounds.
class Printer {
  public:
    std::string print(const QueryNode& node) && {
        add(node);
        return std::move(printed_);
    }

  private:
    void add(const QueryNode& node) {
        switch (node.kind) {
            case NodeKind::Everything:
                printed_ += "(all)";
                return;
            case NodeKind::Word:
                return add_leaf(node, "", "");
            case NodeKind::Phrase:
                return add_leaf(node, "\"", "\"");
            case NodeKind::Prefix:
                return add_leaf(node, "", "*");
            case NodeKind::Exact:
                return node.quoted ? add_leaf(node, "=\"", "\"") : add_leaf(node, "=", "");
            case NodeKind::Dates:
                printed_ += "date:" + (node.undated ? "none" : to_string(node.range));
                return;
            case NodeKind::And:
                return add_group("and", node);
            case NodeKind::Or:
                return add_group("or", node);
            case NodeKind::Not:
                return add_group("not", node);
            case NodeKind::Near:
                return add_group("near/" + std::to_string(node.distance), node);
            case NodeKind::Adj:
                return add_group("adj/" + std::to_string(node.distance), node);
            case NodeKind::Said:
                printed_ += "said:";
                for (const auto& child : node.children) add(child);
                return;
            case NodeKind::Statement:
                return add_group("statement", node);
        }
    }

    void add_leaf(const QueryNode& leaf, std::string_view before, std::string_view after) {
        if (leaf.field != Field::Text) (printed_ += row_of(leaf.field).name) += ':';
        ((printed_ += before) += leaf.text) += after;
    }

    void add_group(std::string_view name, const QueryNode& group) {
        (printed_ += '(') += name;
        for (const auto& child : group.children) {
            printed_ += ' ';
            add(child);
        }
        printed_ += ')';
    }

    std::string printed_;
};

}  // namespace

std::string to_string(const QueryNode& node) {
    return Printer{}.print(node);
}

bool is_filter(const QueryNode& node) {
    switch (node.kind) {
        case NodeKind::Everything:
        case NodeKind::Dates:
        case NodeKind::Not:
            return true;
        case NodeKind::Said:
            return false;
        case NodeKind::Word:
        case NodeKind::Phrase:
        case NodeKind::Prefix:
        case NodeKind::Exact:
            return node.field != Field::Text && node.field != Field::Title && node.field != Field::Said;
        default:
            return std::all_of(node.children.begin(), node.children.end(), is_filter);
    }
}

}  // namespace onrecord
