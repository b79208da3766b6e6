// Marked texts on their way out. Search promises that spans are in order and lie between characters; an index
// that was damaged promises nothing, so every renderer looks at them through these.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/results.hpp"

namespace onrecord {

/// The spans as far as they can be shown: inside the text, widened to whole characters, in order, those that
/// overlap made one, empty ones left out.
std::vector<TextSpan> sound_spans(std::vector<TextSpan> spans, std::string_view text);

/// Valid UTF-8 of the same length, so that offsets stay true: "?" for each byte that belongs to no character.
std::string mended_in_place(std::string_view text);

/// What stands between two sentences of a snippet: a blank where one of them is cut there and says so itself.
std::string_view between_sentences(std::string_view before, std::string_view after);

/// Who speaks, as well as it is known: the canonical name, else what is printed, else "".
const std::string& speaker_of(const StatementHit& statement);

/// Whether what is printed for a speaker tells more than the name: "she" does, "Mayor Quell" too, "Quell"
/// does not.
bool says_more(std::string_view printed, std::string_view speaker);

/// The authors as one text, set apart by commas.
std::string authors_of(const ArticleInfo& article);

}  // namespace onrecord
