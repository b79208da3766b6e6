#include "common/analysis/sentences.hpp"

#include "common/analysis/data/cue_verbs.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_sentence = 400;
constexpr std::size_t longest_name = 4;   ///< in tokens
constexpr std::size_t shortest_said = 6;  ///< likewise, with the mark before it
/// Bytes. Nobody wraps text at such a width: where one line is longer, each line is a paragraph.
constexpr std::size_t longest_wrapped_line = 250;

bool lines_are_paragraphs(const std::vector<Token>& tokens) {
    std::size_t line_begin = 0;
    for (const auto& token : tokens) {
        if (token.line_start) line_begin = token.span.begin;
        if (token.span.end - line_begin > longest_wrapped_line) return true;
    }
    return false;
}

/// Walks over the tokens and closes a sentence wherever one ends.
class Cutter {
  public:
    Cutter(std::string_view text, const std::vector<Token>& tokens, const std::vector<int>& quotation_of)
        : text_{text},
          tokens_{tokens},
          quotation_of_{quotation_of},
          lines_count_{lines_are_paragraphs(tokens)} {}

    std::vector<Sentence> cut() {
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            if (tokens_[at].blank_line_before || (lines_count_ && tokens_[at].line_start)) {
                close(at);
                begins_paragraph_ = true;
            }
            const bool too_long = at - begin_ == longest_sentence;
            if (too_long || (may_end(at) && may_begin(at + 1) && !is_question_of(at))) close(at + 1);
        }
        close(tokens_.size());
        return std::move(sentences_);
    }

  private:
    void close(std::size_t end) {
        if (end > begin_) sentences_.push_back({begin_, end, begins_paragraph_});
        begin_ = end;
        begins_paragraph_ = false;
    }

    bool may_end(std::size_t at) const {
        if (quotation_of_[at] < 0) return tokens_[at].kind == TokenKind::Stop || is_before_quotation(at);
        const bool closes = at + 1 == tokens_.size() || quotation_of_[at + 1] != quotation_of_[at];
        return closes && at > 0 && tokens_[at - 1].kind == TokenKind::Stop;
    }

    /// … posted on X. “We will vote tomorrow”: its point ends the sentence as well. But Robert C. “Bobby” Quell.
    bool is_before_quotation(std::size_t at) const {
        const auto end = at + 1 + shortest_said;
        if (!tokens_[at].abbreviation || end >= tokens_.size() || !tokens_[at + 2].capital) return false;
        const auto quotation = quotation_of_[at + 1];
        return quotation >= 0 && quotation_of_[end] == quotation;
    }

    bool may_begin(std::size_t at) const {
        if (at >= tokens_.size()) return false;
        const auto& token = tokens_[at];
        if (tokens_[at - 1].kind == TokenKind::Stop && !token.space_before && token.abbreviation)
            return false;  // "(D-N.C.)"
        return token.capital || token.kind == TokenKind::Quote || token.kind == TokenKind::Number;
    }

    /// “Who pays?” Vic Tollander asked: the sentence goes on behind the mark of what is quoted.
    bool is_question_of(std::size_t at) const {
        if (quotation_of_[at] < 0 || at == 0) return false;
        const auto stop = tokens_[at - 1].in(text_);
        if (stop != "?" && stop != "!") return false;
        for (auto next = at + 1; next < tokens_.size() && next <= at + 1 + longest_name; ++next) {
            if (next > at + 1 && data::cue_verbs.contains(tokens_[next].in(text_))) return true;
            if (!tokens_[next].capital) return false;
        }
        return false;
    }

    std::string_view text_;
    const std::vector<Token>& tokens_;
    const std::vector<int>& quotation_of_;
    bool lines_count_;
    std::size_t begin_ = 0;
    bool begins_paragraph_ = true;
    std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<int> quotation_of_tokens(const std::vector<Token>& tokens,
                                     const std::vector<Quotation>& quotations) {
    std::vector<int> inside(tokens.size(), -1);
    std::size_t next = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto begin = tokens[at].span.begin;
        while (next < quotations.size() && quotations[next].span.end <= begin) ++next;
        if (next < quotations.size() && quotations[next].span.begin <= begin)
            inside[at] = static_cast<int>(next);
    }
    return inside;
}

std::vector<Sentence> sentences_of(std::string_view text, const std::vector<Token>& tokens,
                                   const std::vector<int>& quotation_of) {
    return Cutter{text, tokens, quotation_of}.cut();
}

std::vector<TextSpan> sentence_spans(std::string_view text) {
    const auto tokens = tokens_of(text);
    std::vector<TextSpan> spans;
    for (const auto& sentence :
         sentences_of(text, tokens, quotation_of_tokens(tokens, quotations_of(text)))) {
        spans.push_back({tokens[sentence.begin].span.begin, tokens[sentence.end - 1].span.end});
    }
    return spans;
}

}  // namespace onrecord
