// Which formats there are, and which of them an input is in.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/base/result.hpp"

namespace onrecord {

enum class Format {
    Text,
    Json,
    JsonLines,
    Html,
    Feed,
    Nitf,
    NewsMl,
    Markdown,
    Table,
    Mail,
    Reuters,
    Wire,
    Warc,
    Arc,
    Zip,
    Tar
};

/// One row a format: the name for --format, the endings of its files, and what it is.
struct FormatRow {
    Format format;
    std::string_view name;
    std::string_view endings;  ///< "json jsn"
    bool one_article;          ///< a file is one article, so that a changed file is a changed article
    std::string_view about;
};

inline constexpr std::array format_table{
    FormatRow{Format::Text, "text", "txt text", true, "plain text, with or without a head"},
    FormatRow{Format::Json, "json", "json", false, "a JSON object, or an array of objects"},
    FormatRow{Format::JsonLines, "jsonl", "jsonl ndjson jsonlines", false, "a JSON object a line"},
    FormatRow{Format::Html, "html", "html htm xhtml shtml", true, "a page of the web"},
    FormatRow{Format::Feed, "feed", "rss atom rdf", false, "a feed: RSS 0.9x, 1.0, 2.0, Atom"},
    FormatRow{Format::Nitf, "nitf", "nitf", true, "NITF of the IPTC"},
    FormatRow{Format::NewsMl, "newsml", "newsml", false, "NewsML-G2 and NewsML 1 of the IPTC"},
    FormatRow{Format::Markdown, "markdown", "md markdown mkd", true,
              "Markdown, with or without front matter"},
    FormatRow{Format::Table, "csv", "csv tsv tab", false,
              "a table with the names of its columns in the first row"},
    FormatRow{Format::Mail, "mail", "eml mbox mbx", false, "a message (EML) or a box of them (mbox)"},
    FormatRow{Format::Reuters, "reuters", "sgm sgml", false, "the SGML of Reuters-21578"},
    FormatRow{Format::Wire, "wire", "anpa iptc", false, "messages of a news wire, IPTC 7901 or ANPA"},
    FormatRow{Format::Warc, "warc", "warc", false, "pages of a web crawl, WARC"},
    FormatRow{Format::Arc, "arc", "arc", false, "pages of a web crawl, ARC"},
    FormatRow{Format::Zip, "zip", "zip", false, "an archive of files of any of these formats"},
    FormatRow{Format::Tar, "tar", "tar tgz tbz tbz2 txz tzst", false,
              "an archive of files of any of these formats"},
};

const FormatRow& row_of(Format format);
/// An Error of kind Usage that lists the names.
Result<Format> format_named(std::string_view name);

/// Whether an input of the format is made of others, each with a format of its own.
bool is_container(Format format);

/// How many bytes detect_format() wants to see.
inline constexpr std::size_t detection_size = 64 * 1024;

/// By content, then by the name. An Error where the bytes are those of a format that is not read.
Result<Format> detect_format(std::string_view head, std::string_view name);
/// The archive or crawl that the bytes are; nothing where they are none.
std::optional<Format> container_of(std::string_view head);
/// Whether the bytes begin as a page of the web does.
bool looks_like_page(std::string_view head);

}  // namespace onrecord
