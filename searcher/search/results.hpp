// What a search finds, ready to be shown: nothing here refers to the index any more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/analyzed_article.hpp"
#include "common/base/date.hpp"
#include "common/base/span.hpp"
#include "common/index/schema.hpp"

namespace onrecord {

/// A piece of text (a sentence, a statement) and where in it the question's words stand.
struct MarkedText {
    std::string text;
    std::vector<TextSpan> matches;  ///< into `text`, in order, apart
};

/// What an answer tells of an article, whether it is a hit itself or holds a statement that is.
struct ArticleInfo {
    std::string id;
    std::string title;
    bool title_derived = false;
    std::optional<Published> published;
    std::string source;
    std::vector<std::string> authors;
    std::string section;
    std::string url;
    std::string language;
};

/// A statement as shown. `text` holds its words in reading order, " … " where the article's own words were
/// left out.
struct StatementHit {
    std::uint64_t rank = 0;  ///< from 1, offset included; 0 under an article hit
    double score = 0;
    std::string speaker;            ///< canonical; "" where nobody can be named
    std::string source_as_printed;  ///< "the Salvadoran president"
    MarkedText text;
    StatementKind kind = StatementKind::Indirect;
    Resolution resolution = Resolution::None;
    float confidence = 0;
    TextSpan offset;      ///< first to last byte of its content in the article's body
    ArticleInfo article;  ///< under an article hit only the id is set
};

struct ArticleHit {
    std::uint64_t rank = 0;  ///< from 1, offset included
    double score = 0;
    ArticleInfo article;
    std::vector<MarkedText> snippet;       ///< sentences, in order of the text
    std::vector<StatementHit> statements;  ///< best first; those that match the question, else none
};

struct FacetValue {
    std::string value;  ///< in its most frequent form
    std::uint64_t count = 0;
};

struct Facet {
    Field field = Field::Person;     ///< Field::Date counts months, "none" for undated ones
    std::vector<FacetValue> values;  ///< most frequent first, equal ones by name
    std::uint64_t distinct = 0;      ///< how many values there are, shown or not
};

enum class TimelineUnit { Day, Week, Month, Year };
/// As they are named, by their numbers.
inline constexpr const char* timeline_units[] = {"day", "week", "month", "year"};

inline std::string_view to_string(TimelineUnit unit) {
    return timeline_units[static_cast<std::size_t>(unit)];
}

/// One period of a timeline: "2025-02-04", "2025-W06", "2025-02" or "2025", and its first day.
struct Period {
    std::string label;
    Date first;
    std::uint64_t count = 0;
};

/// One clause of a question that found nothing, with what it finds alone.
struct ClauseCount {
    std::string reading;
    std::uint64_t count = 0;
};

/// Why nothing was found and what may be meant instead.
struct NothingFound {
    std::vector<ClauseCount> clauses;
    std::string emptied_by;  ///< the reading of the clause that left nothing; "" where no single one did
    std::vector<std::string>
        suggestions;  ///< whole sentences: the nearest spelling, the field that has the value
};

enum class Unit { Articles, Statements };

struct Results {
    std::string query;               ///< as typed
    std::string reading;             ///< as understood
    std::vector<std::string> notes;  ///< for stderr
    Unit unit = Unit::Articles;      ///< what `total`, facets and timeline count
    std::uint64_t total = 0;         ///< exact
    std::uint64_t undated = 0;       ///< of total
    std::optional<DateRange> dates;  ///< first and last day among the dated ones
    std::uint64_t took_us = 0;
    std::vector<ArticleHit> hits;          ///< Unit::Articles
    std::vector<StatementHit> statements;  ///< Unit::Statements
    std::vector<Facet> facets;             ///< in the order asked for
    std::optional<TimelineUnit> timeline_unit;
    std::vector<Period> timeline;         ///< in order of time, zero periods included
    std::optional<NothingFound> nothing;  ///< where total is 0
};

/// One article whole (--show): spans are into `body`.
struct ShownArticle {
    ArticleInfo article;
    std::string body;
    std::vector<TextSpan> matches;
    std::vector<TextSpan> title_matches;
    std::vector<Entity> entities;
    std::vector<Statement> statements;
};

}  // namespace onrecord
