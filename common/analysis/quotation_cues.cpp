#include "common/analysis/quotation_cues.hpp"

#include <algorithm>

namespace onrecord {
namespace {

/// In tokens. An apposition or a title may stand between a name and its verb.
constexpr std::size_t longest_source = 16;
constexpr std::size_t longest_between = 5;
constexpr std::size_t farthest_subject = 60;
constexpr std::size_t longest_nickname = 4;

bool is_phrase_part(Tag tag) {
    switch (tag) {
        case Tag::Noun:
        case Tag::Nouns:
        case Tag::Name:
        case Tag::Adjective:
        case Tag::Determiner:
        case Tag::Possessive:
        case Tag::Pronoun:
        case Tag::Number:
        case Tag::Genitive:
            return true;
        default:
            return false;
    }
}

bool may_be_source_end(Tag tag) {
    return is_nominal(tag) || tag == Tag::Pronoun || tag == Tag::Number;
}

bool tells(Tag tag) {
    return tag == Tag::Past || tag == Tag::Present || tag == Tag::PresentS;
}

class Surroundings {
  public:
    Surroundings(const TaggedText& text, const TokenRange& quotation)
        : text_{text.marked}, tags_{text.tags}, quotation_{quotation} {
        const auto behind =
            std::partition_point(text_.sentences.begin(), text_.sentences.end(),
                                 [&](const Sentence& sentence) { return sentence.end < quotation.end; });
        if (behind != text_.sentences.end()) sentence_ = range_of(*behind);
    }

    std::optional<QuotationCue> behind() const {
        if (quotation_.size() < 3 || quotation_.end >= sentence_.end || !begins_sentence()) return {};
        const auto last = last_word();
        auto at = quotation_.end;
        if (tags_[at] == Tag::Comma) {
            ++at;
        } else if (last != "," && last != "?" && last != "!") {
            return {};
        }
        if (at >= sentence_.end) return {};
        return tells(tags_[at]) ? verb_first(at) : source_first(at);
    }

    std::optional<QuotationCue> before() const {
        const auto first = quotation_.begin;
        if (first < 3 || quotation_.size() < 3 || text_.paragraph_of.empty()) return {};
        const bool announced = tags_[first - 1] == Tag::Comma || text_.word(first - 1) == ":";
        if (!announced || !text_.tokens[first + 1].capital || !ends_sentence()) return {};
        for (std::size_t step = 2; step <= longest_between + 2 && step <= first; ++step) {
            const auto at = first - step;
            if (is_apart(at)) return {};
            if (is_verb(tags_[at]) && tags_[at] != Tag::Modal) return with_subject(at);
        }
        return {};
    }

  private:
    /// Beyond the sentence, or quoted, or a mark.
    bool is_apart(std::size_t at) const {
        return text_.quoted(at) || tags_[at] == Tag::Stop || tags_[at] == Tag::Colon ||
               tags_[at] == Tag::Comma || tags_[at] == Tag::Quote;
    }

    /// Or stands behind a stop: on "Morning Harbor," the mayor said … is a title.
    bool begins_sentence() const {
        const auto first = quotation_.begin;
        return first <= sentence_.begin || tags_[first - 1] == Tag::Stop ||
               (text_.quoted(first - 1) && text_.quotation_of[first - 1] != text_.quotation_of[first]);
    }

    /// The last word or mark inside.
    std::string_view last_word() const {
        const bool is_closed = text_.tokens[quotation_.end - 1].kind == TokenKind::Quote;
        return text_.word(quotation_.end - (is_closed ? 2 : 1));
    }

    bool ends_sentence() const {
        const auto last = last_word();
        return last == "." || last == "?" || last == "!" || last == ",";
    }

    std::optional<QuotationCue> verb_first(std::size_t verb) const {
        auto end = verb + 1;
        while (end < sentence_.end && end - verb <= longest_source && is_phrase_part(tags_[end]) &&
               !text_.quoted(end))
            ++end;
        if (end == verb + 1 || !may_be_source_end(tags_[end - 1])) return {};
        return QuotationCue{{verb, verb + 1}, {verb + 1, end}};
    }

    std::optional<QuotationCue> source_first(std::size_t begin) const {
        if (!is_phrase_part(tags_[begin]) || text_.quoted(begin)) return {};
        for (auto at = begin + 1; at < sentence_.end && at - begin <= longest_source; ++at) {
            if (tags_[at] == Tag::Stop || tags_[at] == Tag::Colon) return {};
            if (text_.quoted(at) && !is_nickname(at)) return {};
            if (text_.quoted(at) || !tells(tags_[at])) continue;
            auto end = at;
            while (end > begin + 1 && (tags_[end - 1] == Tag::Comma || tags_[end - 1] == Tag::Adverb)) --end;
            return QuotationCue{{at, at + 1}, {begin, end}};
        }
        return {};
    }

    /// Marcia "Cia" Price
    bool is_nickname(std::size_t at) const {
        const auto same = text_.quotation_of[at];
        const auto begin = text_.quotation_of.begin() + static_cast<std::ptrdiff_t>(at);
        const auto end = begin + static_cast<std::ptrdiff_t>(std::min(longest_nickname, text_.size() - at));
        return std::any_of(begin, end, [&](int quotation) { return quotation != same; });
    }

    std::optional<QuotationCue> with_subject(std::size_t verb) const {
        auto at = verb;
        if (tells(tags_[verb]) || tags_[verb] == Tag::Participle) return of_finite(verb, verb);
        if (at > 0 && is_nominal(tags_[at - 1]) && !text_.quoted(at - 1)) return of_finite(verb, verb);
        // “waved before asking her”: who waved.
        while (at-- > 0 && verb - at <= farthest_subject && !is_apart_from_clause(at)) {
            if (tells(tags_[at])) return of_finite(at, verb);
        }
        return {};
    }

    bool is_apart_from_clause(std::size_t at) const {
        return tags_[at] == Tag::Stop || tags_[at] == Tag::Colon || (text_.quoted(at) && verb_is_far(at));
    }
    bool verb_is_far(std::size_t at) const { return quotation_.begin - at > longest_source; }

    /// The noun phrase before a verb and its helpers.
    std::optional<QuotationCue> of_finite(std::size_t verb, std::size_t cue) const {
        auto end = verb;
        while (end > 0 && (is_verb(tags_[end - 1]) || tags_[end - 1] == Tag::Adverb) &&
               !text_.quoted(end - 1))
            --end;
        if (end == 0 || !may_be_source_end(tags_[end - 1]) || text_.quoted(end - 1)) return {};
        auto begin = end;
        while (begin > 0 && end - begin < longest_source && !text_.quoted(begin - 1) &&
               goes_on(begin - 1, end))
            --begin;
        return QuotationCue{{cue, cue + 1}, {begin, end}};
    }

    /// "the mother of three"
    bool goes_on(std::size_t at, std::size_t end) const {
        if (is_phrase_part(tags_[at])) return tags_[at] != Tag::Pronoun || at + 1 == end;
        return text_.keys[at].word == "of"_f && at > 0 && may_be_source_end(tags_[at - 1]);
    }

    const MarkedText& text_;
    const std::vector<Tag>& tags_;
    TokenRange quotation_;
    TokenRange sentence_;  ///< in which the quotation ends
};

}  // namespace

std::optional<QuotationCue> cue_beside(const TaggedText& text, const TokenRange& quotation) {
    const Surroundings around{text, quotation};
    if (auto behind = around.behind()) return behind;
    return around.before();
}

}  // namespace onrecord
