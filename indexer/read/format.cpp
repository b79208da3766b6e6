// Detection looks at the first 64 KiB, in this order:
//
//   magic of an archive or crawl   that
//   header of a wire's message     wire
//   a known binary file            refused, by what it is
//   [ or {, and a value            JSON; lines of it where the first is balanced; Markdown by name alone
//   <!doctype html, <html, <head   a page, behind comments at most
//   header of a message            mail
//   --- or +++, names, the same    Markdown
//   <, and a root element          the XML format of that name; refused where it is known to be none
//   names of columns, rows         a table
//   other bytes                    text; refused where they hold control characters as no text does
#include "indexer/read/format.hpp"

#include <algorithm>

#include "common/base/text.hpp"
#include "indexer/read/encoding.hpp"
#include "indexer/read/front_matter.hpp"
#include "indexer/read/json_value.hpp"
#include "indexer/read/mail_reader.hpp"
#include "indexer/read/table_reader.hpp"
#include "indexer/read/wire_reader.hpp"
#include "indexer/read/xml_kind.hpp"

namespace onrecord {
namespace {

using namespace std::string_view_literals;

struct Foreign {
    std::string_view magic;
    std::string_view what;
};

constexpr Foreign foreign[] = {
    {"%PDF-"sv, "a PDF file; its text has to be extracted first, for example with pdftotext"sv},
    {"\x89PNG"sv, "a PNG image"sv},
    {"GIF8"sv, "a GIF image"sv},
    {"\xFF\xD8\xFF"sv, "a JPEG image"sv},
    {"II*\0"sv, "a TIFF image"sv},
    {"MM\0*"sv, "a TIFF image"sv},
    {"\x7F"
     "ELF"sv,
     "a program"sv},
    {"MZ"sv, "a program"sv},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Office file; save it as text or HTML"sv},
    {"{\\rtf"sv, "an RTF file; save it as text or HTML"sv},
    {"SQLite format 3"sv, "an SQLite database"sv},
    {"ID3"sv, "an MP3 recording"sv},
    {"OggS"sv, "an Ogg recording"sv},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive; unpack it, or make it a zip"sv},
    {"Rar!"sv, "a RAR archive; unpack it, or make it a zip"sv},
    {"RIFF"sv, "a recording"sv},
};

constexpr std::size_t tar_block = 512;

/// The header of a tar's first entry: its checksum is the sum of its bytes, itself counted as blanks.
bool is_tar(std::string_view head) {
    constexpr std::size_t checksum_at = 148;
    constexpr std::size_t checksum_size = 8;
    if (head.size() < tar_block || head.front() == '\0') return false;
    unsigned printed = 0;
    for (const char c : head.substr(checksum_at, checksum_size)) {
        if (c >= '0' && c <= '7') printed = printed * 8 + static_cast<unsigned>(c - '0');
    }
    unsigned sum = checksum_size * ' ';
    for (std::size_t at = 0; at < tar_block; ++at) {
        const bool in_checksum = at >= checksum_at && at < checksum_at + checksum_size;
        if (!in_checksum) sum += static_cast<unsigned char>(head[at]);
    }
    return sum == printed;
}

/// So a tar without entries looks, and a file whose disk was full.
bool is_zero(std::string_view head) {
    return !head.empty() && head.find_first_not_of('\0') == std::string_view::npos;
}

constexpr std::size_t controls_window = 8 * 1024;

/// Control characters that text has none of; a few are forgiven.
bool is_binary(std::string_view head) {
    if (has_many_nuls(head)) return true;
    head = head.substr(0, controls_window);
    const auto strange = std::count_if(head.begin(), head.end(), [](char c) {
        return (c > 0 && c < 0x20 && !is_space(c) && c != 0x1B) || c == 0x7F;
    });
    return static_cast<std::size_t>(strange) * 50 > head.size();
}

/// An object or an array of values, not "[Update]" or "{{ shortcode }}".
bool looks_like_json(std::string_view head) {
    const bool is_array = head.starts_with('[');
    if (!is_array && !head.starts_with('{')) return false;
    const auto inside = head.find_first_not_of(is_array ? "[ \t\r\n" : " \t\r\n", 1);
    if (inside == std::string_view::npos) return true;
    return std::string_view{is_array ? "{]\"" : "}\""}.find(head[inside]) != std::string_view::npos;
}

std::optional<Format> by_name(std::string_view name) {
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos) return {};
    const auto ending = lower_ascii(name.substr(dot + 1));
    for (const auto& row : format_table) {
        const auto endings = split(row.endings, ' ');
        if (std::find(endings.begin(), endings.end(), ending) != endings.end()) return row.format;
    }
    return {};
}

Format json_kind(std::string_view head, std::string_view name) {
    const auto named = by_name(name);
    const auto line_end = head.find('\n');
    if (head.front() == '[' || trim(head.substr(0, line_end)) == "{") return Format::Json;
    if (named == Format::JsonLines) return Format::JsonLines;
    const bool whole_line = line_end != std::string_view::npos;
    if (whole_line && json_value_end(head.substr(0, line_end)) == std::string_view::npos) return Format::Json;
    return whole_line && !trim(head.substr(line_end)).empty() ? Format::JsonLines
                                                              : named.value_or(Format::JsonLines);
}

}  // namespace

bool looks_like_page(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    head = trim(head);
    while (head.starts_with("<!--") || head.starts_with("<?xml")) {
        const std::string_view end = head.starts_with("<!--") ? "-->" : ">";
        const auto at = head.find(end);
        if (at == std::string_view::npos) return false;
        head = trim(head.substr(at + end.size()));
        head.remove_prefix(std::min(head.size(), head.find('<')));
    }
    const auto beginning = lower_ascii(head.substr(0, 15));
    return beginning.starts_with("<!doctype html") || beginning.starts_with("<html") ||
           beginning.starts_with("<head") || beginning.starts_with("<body") ||
           beginning.starts_with("<meta") || beginning.starts_with("<title");
}

bool is_container(Format format) {
    return format == Format::Warc || format == Format::Arc || format == Format::Zip || format == Format::Tar;
}

std::optional<Format> container_of(std::string_view head) {
    if (head.size() > 5 && head.starts_with("WARC/") && is_digit(head[5])) return Format::Warc;
    if (head.starts_with("filedesc://")) return Format::Arc;
    if (head.starts_with("PK\3\4") || head.starts_with("PK\5\6") || head.starts_with("PK00PK\3\4"))
        return Format::Zip;
    if (is_tar(head)) return Format::Tar;
    return {};
}

const FormatRow& row_of(Format format) {
    return *std::find_if(format_table.begin(), format_table.end(),
                         [&](const FormatRow& row) { return row.format == format; });
}

Result<Format> format_named(std::string_view name) {
    std::string names;
    for (const auto& row : format_table) {
        if (row.name == name) return row.format;
        names += (names.empty() ? "" : ", ") + std::string{row.name};
    }
    return Error{ErrorKind::Usage, "there is no format '" + std::string{name} + "'",
                 "the formats are " + names};
}

Result<Format> detect_format(std::string_view head, std::string_view name) {
    if (const auto container = container_of(head)) return *container;
    if (looks_like_wire(head)) return Format::Wire;
    for (const auto& kind : foreign) {
        if (head.starts_with(kind.magic) && (kind.magic.size() > 3 || is_binary(head)))
            return Error{ErrorKind::Input, "is " + std::string{kind.what}, ""};
    }
    if (is_zero(head)) return Error{ErrorKind::Input, "holds nothing but bytes of zero", ""};
    if (is_binary(head)) return Error{ErrorKind::Input, "is not text", ""};
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    const auto text = head;
    head = trim(head);
    const auto named = by_name(name);
    if (looks_like_json(head) && !(named == Format::Markdown && has_front_matter(head)))
        return json_kind(head, name);
    if (looks_like_page(head)) return Format::Html;
    if (const auto kind = xml_kind(head)) return *kind;
    if (has_front_matter(head)) return Format::Markdown;
    if (looks_like_mail(head)) return Format::Mail;
    if (looks_like_table(text)) return Format::Table;
    return named.value_or(Format::Text);
}

}  // namespace onrecord
