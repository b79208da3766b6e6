// An answer of HTTP as a crawl keeps it: status line, header, body.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "indexer/read/decompress.hpp"
#include "indexer/read/input.hpp"

namespace onrecord {

struct HttpHead {
    int status = 0;
    std::string content_type;
    std::string transfer_encoding;
    std::string content_encoding;
};

/// Takes status line and header; nothing is taken where the input begins with no status line.
std::optional<HttpHead> take_http_head(Input& input);

/// The body, out of its chunks and expanded. Crawlers keep the header as it came and often the body without
/// chunks or compression: so both are done only where the bytes look it.
std::unique_ptr<ByteSource> http_body(Input input, const HttpHead& head, ExpansionLimit limit);

}  // namespace onrecord
