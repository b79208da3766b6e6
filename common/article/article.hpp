// What a reader makes of a file, whatever its format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/date.hpp"

namespace onrecord {

/// Where an article's id comes from; what follows from it when the file changes is the pipeline's business.
enum class IdOrigin { Given, Url, Content };

/// "given", "url", "content".
std::string_view to_string(IdOrigin origin);

/// Where the date of publication was found; the kinds of pages matter most, where many dates stand.
enum class DateOrigin { None, Given, JsonLd, Meta, Time, Url, Text, FileTime };

/// "json-ld", "file"; "" for None.
std::string_view to_string(DateOrigin origin);

/// One article as read. All text is valid UTF-8; `body` is as in the file, to the byte, line ends included
/// (CRLF becomes LF), paragraphs set apart by an empty line where the format knows paragraphs.
struct Article {
    std::string id;
    IdOrigin id_origin = IdOrigin::Content;
    std::string title;
    bool title_derived = false;  ///< the first sentence stands in for a title that is not there
    std::string body;
    std::optional<Published> published;
    DateOrigin date_origin = DateOrigin::None;
    std::string source;
    std::vector<std::string> authors;
    std::string section;
    std::string url;
    std::string language;     ///< ISO 639-1 where known, "" where not
    std::string path;         ///< the file as it was named, "-" for standard input
    std::uint64_t place = 0;  ///< which article of its file, from 0

    friend bool operator==(const Article&, const Article&) = default;
};

/// Settles `id` and `title`: an id that is given stays; else it comes from the URL, else from title, date and
/// body, so that the same article read again is the same id. Ids are cleaned of control characters and cut to
/// 200 bytes (a hash ends those that were cut). A title that is missing becomes the first sentence, at most
/// 160 bytes, marked as derived.
void complete(Article& article);

/// The parts of a URL that name the article: scheme, "www.", fragment, tracking parameters and a final
/// slash off, host in lower case.
std::string canonical_url(std::string_view url);

/// A hash of all that a search can see of the article: equal exactly when nothing needs to be indexed anew.
std::uint64_t content_hash(const Article& article);

}  // namespace onrecord
