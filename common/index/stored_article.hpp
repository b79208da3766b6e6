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
//   checksum               4 bytes, the lowest first: the lower half of hash64 of all before
//
// What is shown of a statement, and of an article, is read from here alone: a bit that turned is an Error and
// no other speaker.
#pragma once

#include <string>
#include <string_view>

#include "common/analysis/analyzed_article.hpp"
#include "common/base/result.hpp"

namespace onrecord {

std::string encode_article(const AnalyzedArticle& analyzed);

/// `data` and behind it the checksum of it.
std::string with_checksum(std::string data);

/// Takes any bytes: an Error of kind Database where they are not what encode_article() made. Spans are
/// checked to lie in the body.
Result<AnalyzedArticle> decode_article(std::string_view data);

/// The article without its body and path, for Slot::Shown, behind it a checksum as above: a hit is shown
/// without its text being unpacked.
std::string encode_shown(const Article& article);

/// As decode_article().
Result<Article> decode_shown(std::string_view data);

}  // namespace onrecord
