// Files of web crawls: the pages among their records.
//
//   record --> its bytes --> HTTP header --> body without chunks and compression --> the reader of pages
//              section       http_message                                            html_reader
//
// Records that hold no page (requests, metadata, revisits, images, answers of errors) are passed over and
// counted; what is no record is rejected, and reading goes on at the next record. The date of a record is the
// day of the crawl and never becomes that of an article.
#pragma once

#include <memory>

#include "indexer/read/reader.hpp"

namespace onrecord {

/// REQUIRES: `settings` outlives the reader.
std::unique_ptr<Reader> make_warc_reader(Input input, const ReadSettings& settings,
                                         const Surroundings& around);
std::unique_ptr<Reader> make_arc_reader(Input input, const ReadSettings& settings,
                                        const Surroundings& around);

}  // namespace onrecord
