// The sentences of an article that show why it was found.
#pragma once

#include <string_view>
#include <vector>

#include "common/base/span.hpp"
#include "searcher/search/highlight.hpp"
#include "searcher/search/results.hpp"

namespace onrecord {

/// At most this many sentences, and each at most this many bytes (cut at words around its first match).
inline constexpr std::size_t snippet_sentences = 2;
inline constexpr std::size_t longest_sentence = 320;

/// Chooses the sentences that hold most different words of the question, the earlier ones where they are
/// equal, and gives them in order of the text. The first sentence where none matches.
std::vector<MarkedText> snippet_of(std::string_view body, const Highlighter& highlighter);

/// A text with its marks, line ends as blanks, cut to at most `longest` bytes around the first mark.
MarkedText marked(std::string_view text, const std::vector<TextSpan>& marks, std::size_t longest);

}  // namespace onrecord
