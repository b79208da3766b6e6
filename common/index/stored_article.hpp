// The data of a document in articles/: all that an answer shows, so that the source file is never needed
// again.
//
//   byte    format version
//   fields  id title body source section url language path     varint length, bytes
//           authors                                            varint count, then as fields
//   flags   bit 0: title derived, bit 1: dated, bit 2: time known, bits 3-4: IdOrigin
//   dated   zigzag varint days since 1970; time: varint second of the day
//   place   varint
//   entities, statements   varint count; spans as varint (begin less the end before, length)
//
#pragma once

#include <string>
#include <string_view>

#include "common/analysis/analyzed_article.hpp"
#include "common/base/result.hpp"

namespace onrecord {

std::string encode_article(const AnalyzedArticle& analyzed);

/// Takes any bytes: an Error of kind Database where they are no article. Spans are checked to lie in the
/// body.
Result<AnalyzedArticle> decode_article(std::string_view data);

/// The article without its body and path, for Slot::Shown: a hit is shown without its text being unpacked.
std::string encode_shown(const Article& article);

/// As decode_article().
Result<Article> decode_shown(std::string_view data);

}  // namespace onrecord
