// The names under which crawls and exports keep what we call title, date or body, and the names that a user
// adds with --map.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/result.hpp"

namespace onrecord {

/// What an article has, as far as structured input says it.
enum class InputField { Body, Title, Date, Author, Source, Section, Url, Id, Language };

inline constexpr std::size_t input_field_count = 9;

/// One row a field: our name, and those of others in order of preference, in lower case without "_", "-" and
/// blanks. "article_body", "articleBody" and "Article Body" are "articlebody".
struct InputFieldRow {
    InputField field;
    std::string_view name;
    std::string_view others;
};

inline constexpr std::array<InputFieldRow, input_field_count> input_field_table{{
    {InputField::Body, "body",
     "text body content maintext articlebody fulltext articletext bodytext storytext plaintext "
     "articlecontent "
     "story paragraphs"},
    {InputField::Title, "title", "title headline articletitle heading hed name"},
    {InputField::Date, "date",
     "date published publishdate datepublished publishedat pubdate publicationdate publishedon publishtime "
     "publicationtime publishedtime firstpublicationdate webpublicationdate datetime postedat posteddate "
     "posted time "
     "timestamp createdat created datecreated"},
    {InputField::Author, "author", "author authors byline by creator writer writers reporter"},
    {InputField::Source, "source",
     "source publisher sitename site sourcename publication outlet newspaper provider sourcedomain domain"},
    {InputField::Section, "section", "section category sectionname articlesection desk categories"},
    {InputField::Url, "url", "url link canonicalurl weburl articleurl sourceurl permalink href"},
    {InputField::Id, "id", "id articleid docid newsid guid uuid"},
    {InputField::Language, "language", "language lang languagecode inlanguage"},
}};

/// A field's name as the table has it.
std::string field_key(std::string_view name);

/// The field that structured input usually keeps under a name.
std::optional<InputField> usual_field(std::string_view name);

/// Names that a user gave. They go before the usual ones.
class FieldMap {
  public:
    /// Each "our=theirs"; `theirs` may be a path with dots ("meta.published"). Errors are of kind Usage.
    static Result<FieldMap> parse(const std::vector<std::string>& mappings);

    const std::vector<std::string>& names_of(InputField field) const {
        return names_[static_cast<std::size_t>(field)];
    }

  private:
    std::array<std::vector<std::string>, input_field_count> names_;
};

}  // namespace onrecord
