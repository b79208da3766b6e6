// The head of a record in the files of web crawls.
//
//   WARC/1.0                             http://a.example/ 203.0.113.7 20250204120000 text/html 4711
//   WARC-Type: response                  (ARC: one line)
//   WARC-Target-URI: http://a.example/
//   Content-Type: application/http; msgtype=response
//   Content-Length: 4711
//                                        HTTP/1.1 200 OK ...
//   HTTP/1.1 200 OK ...
//
// WARC: ISO 28500. ARC: https://archive.org/web/researcher/ArcFileFormat.php
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/read/input.hpp"

namespace onrecord {

enum class CrawlRecordKind {
    Page,         ///< something that the crawl fetched, with the server's header or without, or its text
    Description,  ///< of the file itself
    Other,
    Broken,  ///< bytes where a record should begin; they were passed over
};

/// What stands before the `size` bytes of a record. Its date is that of the crawl, and is not kept.
struct CrawlRecordHead {
    CrawlRecordKind kind = CrawlRecordKind::Page;
    std::string type;  ///< "revisit", "conversion"; "" in ARC
    std::string url;
    std::string content_type;  ///< of what was fetched; "" where only the server's header says it
    std::string language;      ///< that was found in a conversion: ISO 639-3, the most frequent one first
    std::uint64_t size = 0;
};

/// Takes what lies between records: empty lines. How many line ends there were.
int pass_over_empty_lines(Input& input);
/// A kind of crawl file.
struct CrawlForm {
    std::optional<CrawlRecordHead> (*take_head)(Input&);  ///< the next one; nothing at the end
    bool (*is_at_head)(Input&);
    int ends_behind_record;  ///< of lines, at least
};
extern const CrawlForm warc_form;
extern const CrawlForm arc_form;

/// Goes on to the next line that begins a record, or to the end.
void pass_over_damage(Input& input, const CrawlForm& form);

}  // namespace onrecord
