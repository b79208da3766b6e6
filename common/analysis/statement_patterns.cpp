#include "common/analysis/statement_patterns.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "common/analysis/data/cue_verbs.hpp"
#include "common/analysis/quotations.hpp"
#include "common/analysis/sentences.hpp"
#include "common/analysis/tokens.hpp"
#include "common/analysis/word_list.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

using Index = std::size_t;

/// Half-open range of tokens.
struct Range {
    Index begin = 0;
    Index end = 0;
    bool empty() const { return begin >= end; }
    Index size() const { return empty() ? 0 : end - begin; }
};

constexpr auto between_source_and_cue = word_list(
    "also", "then", "later", "previously", "once", "has", "have", "had", "is", "was", "were", "are", "did",
    "does", "do", "not", "n't", "recently", "still", "again", "would", "will", "been", "even", "who", "first",
    "further", "however", "earlier", "today", "yesterday", "simply", "just", "always", "never", "repeatedly",
    "instead", "'s", "’s", "’d", "'d", "n’t", "being", "all", "both", "long", "often", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "afterward", "afterwards");
constexpr auto makes_a_noun = word_list("the", "a", "an", "this", "these", "those", "his", "her", "their",
                                        "its", "of", "no", "any", "some", "my", "our", "your", "to", "false",
                                        "recent", "new", "several", "such", "and/or", "for");
constexpr auto breaks_a_clause =
    word_list("but", "and", "because", "while", "when", "after", "before", "if", "although", "though", "that",
              "which", "where", "since", "as", "or", "so", "whether", "until", "unless", "than", "yet",
              "what", "how", "why", "then");
constexpr auto begins_a_noun_phrase =
    word_list("the", "a", "an", "one", "two", "three", "some", "several", "many", "most", "he", "she", "they",
              "it", "his", "her", "their", "its", "we", "i", "you", "another", "both", "other", "few",
              "officials", "critics", "residents");
constexpr auto subjects_alone = word_list("he", "she", "they", "it", "we", "i", "you", "who");
constexpr auto begins_an_aside = word_list(
    "in", "on", "to", "at", "during", "after", "before", "through", "via", "by", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "last", "this", "earlier", "late", "later",
    "when", "while", "as", "with", "of", "afterward", "yesterday", "today", "under", "from");

constexpr Index longest_source = 30;
constexpr Index farthest_that = 14;
constexpr Index shortest_content = 2;
constexpr Index shortest_transcript = 3;

class PatternFinder {
  public:
    explicit PatternFinder(std::string_view body)
        : body_{body},
          tokens_{tokens_of(body)},
          quotation_of_{quotation_of_tokens(tokens_, quotations_of(body))} {
        lower_.reserve(tokens_.size());
        for (const auto& token : tokens_) lower_.push_back(folded(token.in(body_)));
    }

    std::vector<Statement> find() {
        const auto all = sentences_of(tokens_, quotation_of_);
        const auto transcript = transcript_lines(all);
        for (std::size_t at = 0; at < all.size(); ++at) {
            if (transcript[at]) {
                add_transcript_line(all[at], *transcript[at]);
            } else {
                read_sentence(all[at]);
            }
        }
        return std::move(found_);
    }

  private:
    static Range range_of(const Sentence& sentence) { return {sentence.begin, sentence.end}; }

    bool quoted(Index at) const { return at < tokens_.size() && quotation_of_[at] >= 0; }
    bool is(Index at, std::string_view word) const { return at < tokens_.size() && lower_[at] == word; }
    bool is_comma(Index at) const { return is(at, ","); }

    void read_sentence(const Sentence& sentence) {
        bool any = false;
        const auto all = cues(range_of(sentence));
        for (std::size_t n = 0; n < all.size(); ++n) {
            const auto end = n + 1 < all.size() ? all[n + 1].begin : sentence.end;
            const auto begin = n == 0 ? sentence.begin : all[n - 1].end;
            any = read_cue(range_of(sentence), all[n], {begin, end}) || any;
        }
        if (!any) continue_speaker(sentence);
    }

    std::vector<Range> cues(const Range& sentence) const {
        std::vector<Range> all;
        const bool has_quotation = quotation_in(sentence);
        for (Index at = sentence.begin; at < sentence.end; ++at) {
            if (quoted(at) || tokens_[at].kind != TokenKind::Word) continue;
            if (is(at, "according") && is(at + 1, "to")) {
                all.push_back({at, at + 2});
                continue;
            }
            if (!data::cue_verbs.contains(lower_[at]) || is_noun(at, sentence)) continue;
            const bool weak = data::weak_cue_verbs.contains(lower_[at]);
            if (weak && !has_quotation && !that_behind(at + 1, sentence.end, 5)) continue;
            all.push_back({at, at + 1});
        }
        return all;
    }

    bool is_noun(Index at, const Range& sentence) const {
        if (tokens_[at].capital && at > sentence.begin) return true;
        return at > sentence.begin && makes_a_noun.contains(lower_[at - 1]) && !quoted(at - 1);
    }

    bool quotation_in(const Range& range) const {
        for (Index at = range.begin; at < range.end; ++at) {
            if (quoted(at)) return true;
        }
        return false;
    }

    std::optional<Index> that_behind(Index from, Index end, Index within) const {
        for (Index at = from; at < std::min(end, from + within); ++at) {
            if (quoted(at)) return {};
            if (is(at, "that")) return at;
        }
        return {};
    }

    bool read_cue(const Range& sentence, const Range& cue, const Range& limits) {
        if (is(cue.begin, "according")) return read_according(sentence, cue);
        if (const auto source = source_behind(sentence, cue)) return read_inverted(sentence, cue, *source);
        const auto source = source_before(sentence, cue);
        if (source.empty()) return false;
        const auto left = content_before(sentence, {source.begin, cue.end});
        if (!left.empty()) {
            auto content = pieces(left);
            const Index next = is_comma(cue.end) ? cue.end + 1 : cue.end;
            add_quotations(content, {next, limits.end});
            return add(content, cue, source);
        }
        return add(pieces(content_behind(sentence, cue)), cue, source);
    }

    bool read_according(const Range& sentence, const Range& cue) {
        const bool in_front = cue.begin < sentence.begin + 3;
        const auto source = noun_phrase_from(cue.end, sentence.end, !in_front);
        if (source.empty()) return false;
        if (in_front) {
            const Index from = is_comma(source.end) ? source.end + 1 : source.end;
            return add(pieces({from, without_stop(sentence)}), cue, source);
        }
        Index end = cue.begin;
        if (is_comma(end - 1)) --end;
        return add(pieces({sentence.begin, end}), cue, source);
    }

    /// “…,” said Quell, the mayor. — or: The bridge would close, said Quell.
    std::optional<Range> source_behind(const Range& sentence, const Range& cue) const {
        Index before = cue.begin;
        while (before > sentence.begin && !quoted(before - 1) &&
               between_source_and_cue.contains(lower_[before - 1]))
            --before;
        if (before == sentence.begin) return {};
        const bool behind_quotation = quoted(before - 1);
        if (!behind_quotation && !is_comma(before - 1)) return {};
        const Index first = cue.end;
        if (first >= sentence.end || quoted(first)) return {};
        if (!tokens_[first].capital && !begins_a_noun_phrase.contains(lower_[first])) return {};
        const auto source = noun_phrase_from(first, sentence.end);
        if (source.empty()) return {};
        const bool ends = source.end >= sentence.end || tokens_[source.end].kind == TokenKind::Stop ||
                          is_comma(source.end) || quoted(source.end) ||
                          begins_an_aside.contains(lower_[source.end]);
        if (!behind_quotation && !ends) return {};
        return source;
    }

    bool read_inverted(const Range& sentence, const Range& cue, const Range& source) {
        Index end = cue.begin;
        if (is_comma(end - 1) && !quoted(end - 1)) --end;
        auto content = pieces({sentence.begin, end});
        add_quotations(content, {source.end, sentence.end});
        return add(content, cue, source);
    }

    /// From its first word to where it cannot go on; with an apposition behind a comma.
    Range noun_phrase_from(Index begin, Index end, bool with_apposition = true) const {
        Index at = begin;
        if (at < end && subjects_alone.contains(lower_[at])) return {at, at + 1};
        for (; at < end && at - begin < longest_source; ++at) {
            const auto kind = tokens_[at].kind;
            if (quoted(at) || kind == TokenKind::Stop || is(at, ":") || is(at, ";") || is(at, "that")) break;
            if (!is_comma(at)) {
                if (at > begin && !tokens_[at].capital && begins_an_aside.contains(lower_[at]) &&
                    !is(at, "of") && !is(at, "at") && !is(at, "in") && !is(at, "with") && !is(at, "from")) {
                    break;
                }
                continue;
            }
            const bool apposition = at + 1 < end && (is(at + 1, "the") || is(at + 1, "a") ||
                                                     is(at + 1, "an") || is(at + 1, "who"));
            if (!apposition || !with_apposition) break;
        }
        while (at > begin && is_comma(at - 1)) --at;
        return {begin, at};
    }

    /// The noun phrase that ends before the cue; empty where there is none.
    Range source_before(const Range& sentence, const Range& cue) const {
        Index end = cue.begin;
        while (end > sentence.begin && !quoted(end - 1) && is_between(end - 1)) --end;
        if (end == sentence.begin || quoted(end - 1)) return {};
        if (subjects_alone.contains(lower_[end - 1])) return {end - 1, end};
        Index begin = end;
        if (is_comma(end - 1)) {  // an apposition: back to the comma that opens it
            --end;
            begin = end;
            while (begin > sentence.begin && !is_comma(begin - 1) && !quoted(begin - 1)) --begin;
            if (begin == sentence.begin || quoted(begin - 1)) return {};
            --begin;
        }
        while (begin > sentence.begin && continues_backward(begin - 1, cue.begin)) --begin;
        while (begin < end &&
               (tokens_[begin].kind == TokenKind::Mark || is(begin, "and") || is(begin, "but")))
            ++begin;
        if (begin >= end || end - begin > longest_source) return {};
        return {begin, end};
    }

    bool is_between(Index at) const {
        const auto& word = lower_[at];
        return between_source_and_cue.contains(word) ||
               (word.size() > 4 && word.ends_with("ly") && !tokens_[at].capital);
    }

    bool continues_backward(Index at, Index cue) const {
        if (quoted(at) || tokens_[at].kind == TokenKind::Stop || tokens_[at].kind == TokenKind::Quote)
            return false;
        if (is_comma(at) || is(at, ":") || is(at, ";") || is(at, "-") || is(at, "–") || is(at, "—") ||
            is(at, "--"))
            return false;
        if (is(at, "and"))
            return cue - at > 1 && at > 0 && tokens_[at - 1].capital && tokens_[at + 1].capital;
        return !breaks_a_clause.contains(lower_[at]) || is(at, "who");
    }

    /// What stands before source and cue, set off by a comma or the end of a quotation.
    Range content_before(const Range& sentence, const Range& source_and_cue) const {
        Index end = source_and_cue.begin;
        if (end == sentence.begin) return {};
        if (!quoted(end - 1)) {
            if (!is_comma(end - 1)) return {};
            --end;
        }
        const bool ends_there =
            source_and_cue.end >= sentence.end || tokens_[source_and_cue.end].kind == TokenKind::Stop ||
            is_comma(source_and_cue.end) || begins_an_aside.contains(lower_[source_and_cue.end]);
        const Range left{sentence.begin, end};
        const bool is_quotation = quoted(end - 1);
        if (!ends_there && !is_quotation) return {};
        if (left.size() < shortest_content || (!is_quotation && left.size() < 4)) return {};
        return left;
    }

    Range content_behind(const Range& sentence, const Range& cue) const {
        const Range rest{cue.end, without_stop(sentence)};
        if (rest.empty()) return {};
        if (const auto that = that_behind(rest.begin, rest.end, farthest_that)) {
            const bool at_once = *that == rest.begin;
            const bool aside = begins_an_aside.contains(lower_[rest.begin]) ||
                               data::hearer_verbs.contains(lower_[cue.begin]);
            if (at_once || aside || *that - rest.begin <= 3) return {*that + 1, rest.end};
        }
        Index begin = rest.begin;
        if (data::hearer_verbs.contains(lower_[cue.begin])) begin = behind_hearer(rest);
        if (begins_an_aside.contains(lower_[begin])) begin = behind_aside({begin, rest.end});
        while (begin < rest.end && (is_comma(begin) || is(begin, ":"))) ++begin;
        return {begin, rest.end};
    }

    Index behind_hearer(const Range& rest) const {
        if (quoted(rest.begin) || is_comma(rest.begin) || is(rest.begin, ":")) return rest.begin;
        static constexpr auto short_hearers =
            word_list("me", "him", "her", "us", "them", "you", "it", "reporters", "lawmakers", "cnn",
                      "supporters", "voters", "journalists");
        if (short_hearers.contains(lower_[rest.begin])) return rest.begin + 1;
        Index at = rest.begin;
        while (at < rest.end &&
               (tokens_[at].capital || is(at, "the") || is(at, "'s") || is(at, "’s") || is(at, "of")))
            ++at;
        if (at < rest.end && at > rest.begin && is(at - 1, "the")) ++at;
        return at;
    }

    /// "in a statement on Tuesday": to the comma, colon, quotation, or over a word or two.
    Index behind_aside(const Range& rest) const {
        for (Index at = rest.begin; at < rest.end && at < rest.begin + 12; ++at) {
            if (is_comma(at) || is(at, ":")) return at + 1;
            if (quoted(at)) return at;
        }
        Index at = rest.begin + 1;
        while (at < rest.end && (tokens_[at].capital || tokens_[at].kind == TokenKind::Number)) ++at;
        return at;
    }

    Index without_stop(const Range& sentence) const {
        Index end = sentence.end;
        while (end > sentence.begin && tokens_[end - 1].kind == TokenKind::Stop && !quoted(end - 1)) --end;
        return end;
    }

    std::vector<Range> pieces(const Range& range) const {
        if (range.empty()) return {};
        return {range};
    }

    /// Quotations that go on behind the cue.
    void add_quotations(std::vector<Range>& content, const Range& where) const {
        for (Index at = where.begin; at < where.end; ++at) {
            if (!quoted(at)) continue;
            Index end = at;
            while (end < where.end && quotation_of_[end] == quotation_of_[at]) ++end;
            if (end - at > 3) content.push_back({at, end});
            at = end - 1;
        }
    }

    /// A sentence that begins with a quotation and has no cue of its own.
    void continue_speaker(const Sentence& sentence) {
        if (!quoted(sentence.begin) || found_.empty()) return;
        std::vector<Range> content;
        add_quotations(content, range_of(sentence));
        if (content.empty()) return;
        const auto gap = tokens_[sentence.begin].span.begin - found_.back().content.back().end;
        auto& last = found_.back();
        if (!sentence.begins_paragraph) {
            if (gap < 200 && last.kind != StatementKind::Indirect) {
                for (const auto& range : content) last.content.push_back(span_of(range));
            }
            return;
        }
        if (gap < 300 && last.kind != StatementKind::Indirect) add(content, {}, {});
    }

    bool add(const std::vector<Range>& content, const Range& cue, const Range& source) {
        Statement made;
        Index words = 0;
        for (const auto& range : content) {
            const auto span = span_of(range);
            if (span.empty()) continue;
            made.content.push_back(span);
            words += range.size();
        }
        if (made.content.empty() || words < shortest_content) return false;
        std::sort(made.content.begin(), made.content.end());
        if (!cue.empty()) made.cue = {span_of(cue)};
        if (!source.empty()) made.source = {span_of(source)};
        made.kind = kind_of(content);
        made.confidence = made.kind == StatementKind::Indirect ? 0.5F : 0.8F;
        found_.push_back(std::move(made));
        return true;
    }

    StatementKind kind_of(const std::vector<Range>& content) const {
        std::size_t all = 0;
        std::size_t inside = 0;
        for (const auto& range : content) {
            for (Index at = range.begin; at < range.end; ++at) {
                all += tokens_[at].span.size();
                inside += quoted(at) ? tokens_[at].span.size() : 0;
            }
        }
        if (inside == 0) return StatementKind::Indirect;
        return inside * 10 >= all * 9 ? StatementKind::Direct : StatementKind::Mixed;
    }

    TextSpan span_of(const Range& range) const {
        if (range.empty()) return {};
        return {tokens_[range.begin].span.begin, tokens_[range.end - 1].span.end};
    }

    /// For each sentence that begins a line of a transcript, the colon.
    std::vector<std::optional<Index>> transcript_lines(const std::vector<Sentence>& all) const {
        std::vector<std::optional<Index>> colons(all.size());
        Index count = 0;
        for (std::size_t at = 0; at < all.size(); ++at) {
            if (!all[at].begins_paragraph) continue;
            const auto range = range_of(all[at]);
            Index colon = range.begin;
            while (colon < range.end && colon < range.begin + 5 && tokens_[colon].capital && !quoted(colon))
                ++colon;
            if (colon == range.begin || !is(colon, ":") || colon + 2 > range.end) continue;
            colons[at] = colon;
            ++count;
        }
        if (count < shortest_transcript) std::fill(colons.begin(), colons.end(), std::nullopt);
        return colons;
    }

    void add_transcript_line(const Sentence& sentence, Index colon) {
        Index end = sentence.end;
        while (end < tokens_.size() && !tokens_[end].blank_line_before) ++end;
        add(pieces({colon + 1, end}), {colon, colon + 1}, {sentence.begin, colon});
    }

    std::string_view body_;
    std::vector<Token> tokens_;
    std::vector<int> quotation_of_;
    std::vector<std::string> lower_;
    std::vector<Statement> found_;
};

}  // namespace

std::vector<Statement> statements_by_pattern(std::string_view body) {
    return PatternFinder{body}.find();
}

}  // namespace onrecord
