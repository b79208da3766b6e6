#include "common/analysis/marked_text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "common/analysis/data/label_words.hpp"
#include "common/analysis/model/features.hpp"
#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_word = 64;
constexpr std::size_t prefix_length = 3;
/// Of the name before the colon, in tokens.
constexpr std::size_t longest_label = 5;
/// Fewer lines that begin with a name and a colon are none.
constexpr std::size_t shortest_transcript = 3;

/// The ending of a verb off, roughly: argues, argued, arguing are argu; said and says stay apart.
std::string_view stem_of(std::string_view word) {
    static constexpr std::string_view endings[] = {"ing", "ies", "ied", "es", "ed", "s", "e"};
    for (const auto ending : endings) {
        if (word.size() >= ending.size() + 3 && word.back() == ending.back() && word.ends_with(ending)) {
            word.remove_suffix(ending.size());
            break;
        }
    }
    if (word.size() > 3 && (word.back() == 'y' || word.back() == word[word.size() - 2]))
        word.remove_suffix(1);
    return word;
}

/// One letter for each run of one class: X capital, x small, d digit, else the character itself.
std::uint32_t shape_of(std::string_view word) {
    char shape[8];
    std::size_t count = 0;
    for (const char c : word) {
        char kind = c;
        if (c >= 'A' && c <= 'Z') kind = 'X';
        if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) kind = 'x';
        if (c >= '0' && c <= '9') kind = 'd';
        if (count > 0 && shape[count - 1] == kind) continue;
        if (count == sizeof shape) break;
        shape[count++] = kind;
    }
    return hash_bytes({shape, count});
}

std::uint32_t hash_end(std::string_view word, std::size_t length) {
    return hash_bytes(word.substr(word.size() - std::min(length, word.size())));
}

WordKeys keys_of(std::string_view word, std::string_view printed) {
    const auto stem = stem_of(word);
    const auto prefix = word.substr(0, prefix_length);
    // Each begins with the one before it, but for words shorter than a prefix.
    const auto prefix_key = hash_bytes(prefix);
    const auto stem_key =
        stem.size() < prefix_length ? hash_bytes(stem) : hash_bytes(stem.substr(prefix_length), prefix_key);
    const auto word_key = hash_bytes(word.substr(stem.size()), stem_key);
    return {word_key, stem_key, prefix_key, hash_end(word, 3), hash_end(word, 2), shape_of(printed)};
}

WordKeys keys_of(const Token& token, std::string_view text) {
    const auto printed = token.in(text).substr(0, longest_word);
    if (token.non_ascii) return keys_of(folded(printed), printed);
    std::array<char, longest_word> small;
    std::transform(printed.begin(), printed.end(), small.begin(), [](char c) { return lower_ascii(c); });
    return keys_of({small.data(), printed.size()}, printed);
}

}  // namespace

namespace {

bool any_twice(const MarkedText& text, const std::vector<TokenRange>& labels) {
    std::set<std::uint32_t> seen;
    return std::any_of(labels.begin(), labels.end(), [&](const TokenRange& label) {
        return !seen.insert(text.keys[label.end - 1].word).second;
    });
}

}  // namespace

bool is_headline(const MarkedText& text, std::size_t sentence) {
    if (text.paragraph_of[sentence] != 1) return false;
    std::size_t words = 0;
    std::size_t capitals = 0;
    for (auto at = text.sentences[sentence].begin; at < text.sentences[sentence].end; ++at) {
        const auto& token = text.tokens[at];
        if (token.kind != TokenKind::Word || token.span.size() < 4) continue;
        ++words;
        capitals += token.capital ? 1 : 0;
    }
    return words >= 3 && capitals * 3 >= words * 2;
}

std::size_t label_begin(const MarkedText& text, const Sentence& sentence) {
    return text.tokens[sentence.begin].kind == TokenKind::Quote ? sentence.begin + 1 : sentence.begin;
}

bool is_speaker_colon(const MarkedText& text, const Sentence& sentence, std::size_t at) {
    if (!sentence.begins_paragraph || text.word(at) != ":") return false;
    const auto begin = label_begin(text, sentence);
    if (at <= begin || at > begin + longest_label) return false;
    if (data::heads_a_label(text.keys[begin].word)) return false;
    const bool in_marks = begin > sentence.begin;
    if (text.quoted(at) && !in_marks) return false;
    return std::all_of(text.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                       text.tokens.begin() + static_cast<std::ptrdiff_t>(at), [&](const Token& token) {
                           if (token.kind == TokenKind::Mark || token.kind == TokenKind::Stop) return true;
                           return in_marks ? bool{token.all_caps} : bool{token.capital};
                       });
}

std::vector<TokenRange> transcript_speakers(const MarkedText& text) {
    std::vector<TokenRange> speakers;
    for (const auto& sentence : text.sentences) {
        for (auto at = sentence.begin; at < sentence.end && at <= sentence.begin + longest_label + 1; ++at) {
            if (!is_speaker_colon(text, sentence, at)) continue;
            speakers.push_back({label_begin(text, sentence), at});
            break;
        }
    }
    if (speakers.size() < shortest_transcript || !any_twice(text, speakers)) speakers.clear();
    return speakers;
}

MarkedText mark_text(std::string_view text) {
    MarkedText made;
    made.text = text;
    made.tokens = tokens_of(text);
    made.keys.reserve(made.size());
    for (const auto& token : made.tokens) made.keys.push_back(keys_of(token, text));
    made.quotations = quotations_of(text);
    made.quotation_of = quotation_of_tokens(made.tokens, made.quotations);
    made.sentences = sentences_of(text, made.tokens, made.quotation_of);
    std::uint32_t paragraphs = 0;
    for (const auto& sentence : made.sentences) {
        if (sentence.begins_paragraph) ++paragraphs;
        made.paragraph_of.push_back(paragraphs);
    }
    return made;
}

}  // namespace onrecord
