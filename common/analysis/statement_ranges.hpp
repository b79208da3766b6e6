// The ranges of tokens that a statement is made of: where they are cut, widened, joined and compared.
#pragma once

#include <cstdint>
#include <vector>

#include "common/analysis/marked_text.hpp"
#include "common/analysis/tagger.hpp"

namespace onrecord {

/// Without the "that" in front and punctuation at the ends.
TokenRange trimmed(const TaggedText& text, TokenRange range);

/// All of the quotation around a token, with its marks. REQUIRES: text.quoted(at).
TokenRange quotation_around(const MarkedText& text, std::size_t at);

/// "footage of Mara Quell saying": of a name that its cue follows, the name alone; else the source as it is.
TokenRange who_acts(const TaggedText& text, const TokenRange& source, const TokenRange& cue);

/// “It never was,” she said months after that, and …: behind its cue, what begins as a quotation goes on in
/// marks only.
std::vector<TokenRange> without_what_follows(const MarkedText& text, std::vector<TokenRange> content,
                                             const TokenRange& cue);

/// What was found for a cue as its statement has it: each range trimmed, without what follows.
std::vector<TokenRange> stated(const TaggedText& text, const std::vector<TokenRange>& content,
                               const TokenRange& cue);

/// In order of the text, those that meet as one.
std::vector<TokenRange> joined(std::vector<TokenRange> ranges);

/// With all of each quotation that it begins or ends in, those that meet as one.
std::vector<TokenRange> with_whole_quotations(const MarkedText& text, std::vector<TokenRange> content);

/// How much of it stands in quotation marks; most: nine tenths of its tokens.
enum class QuotedShare : std::uint8_t { Nothing, Some, Most };
QuotedShare quoted_share(const MarkedText& text, const std::vector<TokenRange>& content);

/// Whether four fifths of all their tokens are in both. REQUIRES: both hold something, in order of the text.
bool are_alike(const std::vector<TokenRange>& a, const std::vector<TokenRange>& b);

}  // namespace onrecord
