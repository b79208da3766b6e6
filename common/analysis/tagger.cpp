#include "common/analysis/tagger.hpp"

#include <algorithm>
#include <utility>

namespace onrecord {
namespace {

constexpr std::pair<std::string_view, Tag> names[] = {
    {"NN", Tag::Noun},        {"NNS", Tag::Nouns},     {"NNP", Tag::Name},        {"NNPS", Tag::Name},
    {"JJ", Tag::Adjective},   {"JJR", Tag::Adjective}, {"JJS", Tag::Adjective},   {"RB", Tag::Adverb},
    {"RBR", Tag::Adverb},     {"RBS", Tag::Adverb},    {"VB", Tag::Base},         {"VBD", Tag::Past},
    {"VBN", Tag::Participle}, {"VBG", Tag::Gerund},    {"VBP", Tag::Present},     {"VBZ", Tag::PresentS},
    {"MD", Tag::Modal},       {"DT", Tag::Determiner}, {"PDT", Tag::Determiner},  {"IN", Tag::Preposition},
    {"TO", Tag::To},          {"PRP", Tag::Pronoun},   {"PRP$", Tag::Possessive}, {"WDT", Tag::Question},
    {"WP", Tag::Question},    {"WP$", Tag::Question},  {"WRB", Tag::Question},    {"CC", Tag::Conjunction},
    {"CD", Tag::Number},      {"RP", Tag::Particle},   {"EX", Tag::There},        {"POS", Tag::Genitive},
};

/// The tag of small words that have but one wherever the model has seen them; Other for all others. A third
/// of a text are such: the model says the same, but takes longer.
Tag tag_of_function_word(std::uint32_t word) {
    switch (word) {
        case "the"_f:
        case "a"_f:
        case "an"_f:
        case "this"_f:
        case "those"_f:
        case "any"_f:
        case "some"_f:
            return Tag::Determiner;
        case "to"_f:
            return Tag::To;
        case "of"_f:
        case "for"_f:
        case "with"_f:
        case "at"_f:
        case "by"_f:
        case "from"_f:
        case "than"_f:
        case "after"_f:
        case "if"_f:
        case "against"_f:
        case "into"_f:
        case "during"_f:
        case "through"_f:
            return Tag::Preposition;
        case "and"_f:
        case "or"_f:
        case "but"_f:
            return Tag::Conjunction;
        case "is"_f:
        case "has"_f:
        case "does"_f:
            return Tag::PresentS;
        case "was"_f:
        case "were"_f:
        case "did"_f:
            return Tag::Past;
        case "be"_f:
            return Tag::Base;
        case "been"_f:
            return Tag::Participle;
        case "being"_f:
            return Tag::Gerund;
        case "are"_f:
            return Tag::Present;
        case "would"_f:
        case "could"_f:
        case "should"_f:
            return Tag::Modal;
        case "he"_f:
        case "it"_f:
        case "she"_f:
        case "they"_f:
        case "you"_f:
        case "we"_f:
        case "him"_f:
        case "them"_f:
            return Tag::Pronoun;
        case "his"_f:
        case "their"_f:
        case "its"_f:
        case "our"_f:
        case "your"_f:
            return Tag::Possessive;
        case "who"_f:
        case "which"_f:
        case "what"_f:
        case "when"_f:
        case "where"_f:
            return Tag::Question;
        case "not"_f:
        case "also"_f:
            return Tag::Adverb;
        default:
            return Tag::Other;
    }
}

bool is_small_ascii(const Token& token) {
    return token.kind == TokenKind::Word && !token.capital && !token.inner_caps && !token.non_ascii;
}

}  // namespace

Tag tag_from_treebank(std::string_view name) {
    for (const auto& [known, tag] : names) {
        if (known == name) return tag;
    }
    return Tag::Other;
}

void add_tag_features(const MarkedText& text, std::size_t at, FeatureList& to) {
    const auto keys = [&](std::size_t index) -> const WordKeys& { return text.keys_at(index); };
    const auto here = keys(at), before = keys(at - 1), after = keys(at + 1);
    const auto second_before = keys(at - 2).word, second_after = keys(at + 2).last_two;
    const std::uint32_t capital = text.tokens[at].capital;
    const auto first = static_cast<std::uint32_t>(at == 0 || text.tokens[at - 1].kind >= TokenKind::Quote);
    to.add("word"_f, here.word);
    to.add("suffix"_f, here.suffix);
    to.add("two"_f, here.last_two);
    to.add("prefix"_f, here.prefix);
    to.add("shape"_f, here.shape, first);
    to.add("capital suffix"_f, capital, first, here.suffix);
    to.add("before"_f, before.word);
    to.add("after"_f, after.word);
    to.add("before word"_f, before.word, here.word);
    to.add("word after"_f, here.word, after.word);
    to.add("before two"_f, before.word, here.last_two);
    to.add("suffix before"_f, before.suffix, here.last_two);
    to.add("suffix after"_f, after.last_two, here.last_two);
    to.add("second before"_f, second_before, here.last_two);
    to.add("two before"_f, second_before, before.word);
    to.add("two after"_f, after.word, second_after);
    to.add("shapes"_f, before.shape, here.shape, after.shape);
}

Tag tag_by_form(const MarkedText& text, std::size_t at) {
    const auto& token = text.tokens[at];
    switch (token.kind) {
        case TokenKind::Number:
            return Tag::Number;
        case TokenKind::Quote:
            return Tag::Quote;
        case TokenKind::Stop:
            return Tag::Stop;
        case TokenKind::Mark: {
            const auto word = text.word(at);
            if (word == ",") return Tag::Comma;
            return word == ":" || word == ";" || word == "—" || word == "–" || word == "―" || word == "--"
                       ? Tag::Colon
                       : Tag::Mark;
        }
        default:
            return Tag::Other;
    }
}

std::vector<Tag> tags_of(const MarkedText& text, const LinearModel& model) {
    std::vector<Tag> tags(text.size());
    std::vector<std::size_t> open;  // those that only the model can tell
    for (std::size_t at = 0; at < text.size(); ++at) {
        tags[at] = tag_by_form(text, at);
        if (is_small_ascii(text.tokens[at])) tags[at] = tag_of_function_word(text.keys[at].word);
        if (tags[at] == Tag::Other) open.push_back(at);
    }
    sum_each(
        model, open.size(),
        [&](std::size_t number, FeatureList& to) { add_tag_features(text, open[number], to); },
        [&](std::size_t number, const Sums& sums) {
            tags[open[number]] = static_cast<Tag>(model.best(sums));
        });
    return tags;
}

}  // namespace onrecord
