// THE schema: every field that can be asked for, every prefix and value slot on disk. One table; the indexer,
// the query language, the facets, the help and the documentation all read it. docs/schema.md says it in
// prose.
//
// One index is a folder:   articles/    one Xapian document an article
//                          statements/  one Xapian document a statement
//                          columns      what counting and ordering need, derived (side_column.hpp)
//                          writer.lock  held while an indexer writes, tells who; more files: docs/schema.md
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace onrecord {

enum class Field : std::uint8_t {
    Text,  ///< title and body, what a bare word is sought in
    Title,
    Author,
    Source,
    Section,
    Lang,
    Id,
    Person,
    Org,
    Place,
    Speaker,
    Said,
    Kind,
    Attr,
    Date,
};

/// How a field's values are matched; decides what the indexer writes and what the compiler asks.
enum class FieldKind : std::uint8_t {
    Words,    ///< running text with positions
    Names,    ///< values of several words each: found by any part, or by the whole
    Keyword,  ///< one exact value
    Choice,   ///< one of a few values, told by the row
    Date,     ///< ranges of days
    Said,     ///< words of a statement; lives in statements/ only
};

/// Value slots of a document in articles/ and statements/. Order and Date serve both.
enum class Slot : std::uint32_t {
    Order = 0,    ///< order_key(): date, time and a hash of the id; newest-first is its descending order
    Hash = 1,     ///< content hash and analysis options: equal means unchanged
    Path = 2,     ///< the file it came from
    Article = 3,  ///< statements/: docid of its article in articles/
    Author = 4,
    Source = 5,
    Section = 6,
    Person = 7,
    Org = 8,
    Place = 9,
    Speaker = 10,
    Ordinal = 11,  ///< statements/: which statement of its article, from 0
    Kind = 12,
    Attr = 13,
    Shown = 14,  ///< articles/: what a hit without snippets tells (encode_shown)
};

/// Who tells which documents a term is in: the engine, or, for the words of statements, nothing but the
/// positions (position_list.hpp). Listing ten short documents an article once more would cost as much as the
/// article does.
enum class Listing : std::uint8_t { Engine, Positions };

struct FieldRow {
    Field field;
    FieldKind kind;
    std::string_view name;     ///< as typed before the colon
    std::string_view words;    ///< prefix of its words ("" for Text)
    std::string_view whole;    ///< prefix of the whole value, for Names, Keyword and Choice
    std::optional<Slot> slot;  ///< where its values lie for facets
    std::string_view example;
    std::string_view meaning;
    std::span<const std::string_view> choices{};  ///< all values of a Choice
};

/// How a statement is printed (StatementKind) and how its speaker was found (Resolution), as they are named.
inline constexpr std::string_view statement_kinds[] = {"direct", "mixed", "indirect"};
inline constexpr std::string_view attributions[] = {"named", "pronoun", "described", "none"};

inline constexpr std::array<FieldRow, 15> fields{{
    {Field::Text, FieldKind::Words, "", "", "", {}, "prison", "title or text"},
    {Field::Title, FieldKind::Words, "title", "S", "", {}, "title:rubio", "the title"},
    {Field::Author, FieldKind::Names, "author", "AW", "AN", Slot::Author, "author:\"Ann Lee\"",
     "who wrote it"},
    {Field::Source, FieldKind::Names, "source", "OW", "ON", Slot::Source, "source:reuters",
     "who published it"},
    {Field::Section, FieldKind::Names, "section", "CW", "CN", Slot::Section, "section:business",
     "its section"},
    {Field::Lang, FieldKind::Keyword, "lang", "", "K", {}, "lang:en", "its language, two letters"},
    {Field::Id, FieldKind::Keyword, "id", "", "Q", {}, "id:c0ffee0123456789", "the article of that id"},
    {Field::Person, FieldKind::Names, "person", "PW", "PN", Slot::Person, "person:\"Marco Rubio\"",
     "a person named in it"},
    {Field::Org, FieldKind::Names, "org", "GW", "GN", Slot::Org, "org:cnn", "an organization named in it"},
    {Field::Place, FieldKind::Names, "place", "LW", "LN", Slot::Place, "place:\"El Salvador\"",
     "a place named in it"},
    {Field::Speaker, FieldKind::Names, "speaker", "VW", "VN", Slot::Speaker, "speaker:rubio",
     "somebody whom it quotes"},
    {Field::Said, FieldKind::Said, "said", "", "", {}, "said:prison", "words of a statement"},
    {Field::Kind, FieldKind::Choice, "kind", "", "TK", Slot::Kind, "kind:direct",
     "a statement in quotation marks: direct, mixed, indirect", statement_kinds},
    {Field::Attr, FieldKind::Choice, "attr", "", "TA", Slot::Attr, "attr:named",
     "a statement whose speaker is named, pronoun, described or none", attributions},
    {Field::Date, FieldKind::Date, "date", "", "", Slot::Order, "date:2025-02", "when it was published"},
}};

/// Prefixes that belong to no field of the query language.
namespace prefix {
inline constexpr std::string_view acronym =
    "XA";                                        ///< a word printed in capitals or with dots, with positions
inline constexpr std::string_view year = "DY";   ///< DY2025
inline constexpr std::string_view month = "DM";  ///< DM202502
inline constexpr std::string_view day = "DD";    ///< DD20250204
inline constexpr std::string_view undated = "DU";      ///< the whole term
inline constexpr std::string_view path = "U";          ///< the file it came from, hashed
inline constexpr std::string_view has_speaker = "VX";  ///< the whole term: attributes a statement to a name
inline constexpr std::string_view length =
    "N";  ///< statements/, the whole term: weighs as much as it has words
}  // namespace prefix

/// Changes with every change of what is on disk; an index of another version is refused.
inline constexpr int schema_version = 6;

constexpr const FieldRow& row_of(Field field) {
    return fields[static_cast<std::size_t>(field)];
}

/// Whether the field tells of a statement: who says it and how. Documents of both databases carry such
/// fields.
constexpr bool tells_of_statement(Field field) {
    return field == Field::Speaker || field == Field::Kind || field == Field::Attr;
}

/// The field of that name, or nothing. Names are lower case.
constexpr std::optional<Field> field_named(std::string_view name) {
    for (const auto& row : fields) {
        if (!name.empty() && row.name == name) return row.field;
    }
    return {};
}

namespace detail {

constexpr bool rows_stand_at_their_field() {
    for (std::size_t at = 0; at < fields.size(); ++at) {
        if (static_cast<std::size_t>(fields[at].field) != at) return false;
    }
    return true;
}

constexpr std::array<std::string_view, 2 * fields.size() + 8> all_prefixes() {
    std::array<std::string_view, 2 * fields.size() + 8> all{};
    std::size_t at = 0;
    for (const auto& row : fields) {
        all[at++] = row.words;
        all[at++] = row.whole;
    }
    for (const auto own : {prefix::acronym, prefix::year, prefix::month, prefix::day, prefix::undated,
                           prefix::path, prefix::has_speaker, prefix::length}) {
        all[at++] = own;
    }
    return all;
}

/// None begins another, none is there twice: a term belongs to exactly one prefix. Folded words begin with no
/// capital.
constexpr bool prefixes_are_apart() {
    const auto all = all_prefixes();
    for (std::size_t a = 0; a < all.size(); ++a) {
        for (std::size_t b = 0; b < all.size(); ++b) {
            if (a != b && !all[a].empty() && !all[b].empty() && all[b].starts_with(all[a])) return false;
        }
    }
    return true;
}

static_assert(rows_stand_at_their_field());
static_assert(prefixes_are_apart());

}  // namespace detail

}  // namespace onrecord
