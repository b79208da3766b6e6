#include "common/analysis/analyzed_article.hpp"

namespace onrecord {

std::string_view to_string(EntityKind kind) {
    switch (kind) {
        case EntityKind::Person:
            return "person";
        case EntityKind::Org:
            return "org";
        case EntityKind::Place:
            return "place";
    }
    return "";
}

std::string_view to_string(StatementKind kind) {
    switch (kind) {
        case StatementKind::Direct:
            return "direct";
        case StatementKind::Mixed:
            return "mixed";
        case StatementKind::Indirect:
            return "indirect";
    }
    return "";
}

std::string_view to_string(Resolution resolution) {
    switch (resolution) {
        case Resolution::None:
            return "none";
        case Resolution::Pronoun:
            return "pronoun";
        case Resolution::Described:
            return "described";
        case Resolution::Named:
            return "named";
    }
    return "";
}

}  // namespace onrecord
