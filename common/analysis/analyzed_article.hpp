// What the analysis finds in an article: who is named, who said what.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.hpp"
#include "common/base/span.hpp"

namespace onrecord {

enum class EntityKind : std::uint8_t { Person, Org, Place };

/// A person, organization or place; `name` is the one canonical name that all its mentions in this
/// article share. Mentions are spans of Article::body, in order of the text.
struct Entity {
    EntityKind kind = EntityKind::Person;
    std::string name;
    std::vector<TextSpan> mentions;

    friend bool operator==(const Entity&, const Entity&) = default;
};

/// Direct: nine tenths of the words or more stand in quotation marks; Mixed: some; Indirect: none.
enum class StatementKind : std::uint8_t { Direct, Mixed, Indirect };

/// How the speaker was found; ordered, so that `how >= Resolution::Named` reads well.
/// Described: the source is a description ("a spokesman"); Named: it holds a name.
enum class Resolution : std::uint8_t { None, Pronoun, Described, Named };

/// Words that an article attributes to somebody. Spans are byte offsets into Article::body, in order of the
/// text; `content` has several where the cue cuts the words. `speaker` is the canonical name, "" where nobody
/// can be named.
struct Statement {
    std::vector<TextSpan> content;
    std::vector<TextSpan> cue;
    std::vector<TextSpan> source;
    std::string speaker;
    StatementKind kind = StatementKind::Indirect;
    Resolution resolution = Resolution::None;
    float confidence = 0;  ///< 0 to 1

    friend bool operator==(const Statement&, const Statement&) = default;
};

struct AnalyzedArticle {
    Article article;
    std::vector<Entity> entities;       ///< in order of first mention
    std::vector<Statement> statements;  ///< in order of the text

    friend bool operator==(const AnalyzedArticle&, const AnalyzedArticle&) = default;
};

/// "person", "org", "place".
std::string_view to_string(EntityKind kind);
/// "direct", "mixed", "indirect".
std::string_view to_string(StatementKind kind);
/// "none", "pronoun", "described", "named".
std::string_view to_string(Resolution resolution);

}  // namespace onrecord
