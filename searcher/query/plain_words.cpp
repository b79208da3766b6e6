// Text in which nothing is an operator: plain_words_of of lexer.hpp.
#include <algorithm>

#include "searcher/query/characters.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/scanner.hpp"

namespace onrecord {

std::vector<QueryToken> plain_words_of(std::string_view text) {
    const Scanner scan{text};
    std::vector<QueryToken> words;
    for (std::size_t at = 0; !scan.ends_at(at);) {
        const auto end = std::max(scan.run_end(at), scan.after(at));
        const auto run = scan.slice(at, end);
        if (holds_word(run)) {
            const TextSpan place{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
            words.push_back({QueryTokenKind::Word, place, tidy(without_stars(without_punctuation(run)))});
        }
        at = end;
    }
    return words;
}

}  // namespace onrecord
