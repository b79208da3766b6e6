#include "searcher/query/lexer.hpp"

#include <algorithm>
#include <optional>

#include "common/base/text.hpp"
#include "searcher/query/characters.hpp"
#include "searcher/query/foreign.hpp"
#include "searcher/query/lookalikes.hpp"
#include "searcher/query/notes.hpp"
#include "searcher/query/operators.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/query_error.hpp"
#include "searcher/query/scanner.hpp"

namespace onrecord {
namespace {

constexpr int default_near_distance = 10;

TextSpan span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// Dates and whole values are taken as they stand.
bool is_taken_whole(Field field) {
    const auto kind = row_of(field).kind;
    return kind == FieldKind::Date || kind == FieldKind::Keyword || kind == FieldKind::Choice;
}

/// Cuts one query into tokens; `at_` is where it stands.
class Lexer {
  public:
    explicit Lexer(std::string_view query) : query_{query}, scan_{query} {}

    Result<QueryTokens> run() {
        for (skip_blanks(); !scan_.ends_at(at_); skip_blanks()) {
            if (const auto taken = take_next(); !taken) return taken.error();
        }
        if (!brackets_.empty()) return error(brackets_.back().at, "this bracket is never closed");
        note_what_was_ignored();
        if (!is_valid_utf8(query_)) {
            notes_.add("the query is not valid UTF-8; bytes that are no character were ignored");
        }
        push(QueryTokenKind::End, query_.size(), query_.size());
        return QueryTokens{std::move(tokens_), std::move(notes_).take()};
    }

  private:
    struct Bracket {
        std::size_t at;
        Field field;  ///< whose value it holds; Text for none
    };

    Error error(std::size_t at, const std::string& what, const std::string& advice = "") const {
        return error_at(query_, at, what, advice);
    }
    Error error(std::size_t at, const ForeignSyntax& foreign) const {
        return error(at + foreign.at, foreign.what, foreign.advice);
    }

    QueryToken& push(QueryTokenKind kind, std::size_t begin, std::size_t end, std::string text = {}) {
        QueryToken token{kind, span(begin, end), std::move(text)};
        token.attached = attached(begin);
        tokens_.push_back(std::move(token));
        at_ = end;
        return tokens_.back();
    }

    /// Whether something that is no opening sign stands directly before `at`.
    bool attached(std::size_t at) const {
        if (tokens_.empty() || tokens_.back().place.end != at) return false;
        const auto kind = tokens_.back().kind;
        return kind != QueryTokenKind::Open && kind != QueryTokenKind::Not &&
               kind != QueryTokenKind::FieldName;
    }

    Field field_here() const { return brackets_.empty() ? Field::Text : brackets_.back().field; }

    void skip_blanks() {
        while (!scan_.ends_at(at_) && (scan_.blank_at(at_) || is_dash(scan_.at(at_)))) {
            const auto next = scan_.after(at_);
            const bool alone = at_ == 0 || is_query_blank(code_point_before(query_, at_).value);
            const bool in_front = is_letter(scan_.at(next)) || scan_.opens_at(next);
            if (is_dash(scan_.at(at_)) && alone && in_front) note_dash();
            at_ = next;
        }
    }

    void note_dash() {
        notes_.add("a long dash is read as a blank: to leave a word out, put a hyphen before it (-word)");
    }

    Status take_next() {
        const auto c = scan_.at(at_);
        if (c == '(') return open_bracket(field_here());
        if (c == ')') return close_bracket();
        if (is_quotation_mark(c)) return take_phrase(QueryTokenKind::Phrase);
        if (take_hyphens()) return Done{};
        if (!is_taken_whole(field_here())) return take_run();
        if (take_operator(scan_.slice(at_, scan_.whole_run_end(at_)))) return Done{};
        return take_whole(field_here());
    }

    Status open_bracket(Field field) {
        if (brackets_.size() == static_cast<std::size_t>(max_query_depth)) {
            return error(at_, "brackets are nested deeper than " + std::to_string(max_query_depth),
                         "leave out brackets that change nothing");
        }
        brackets_.push_back({at_, field});
        push(QueryTokenKind::Open, at_, at_ + 1, "(");
        return Done{};
    }

    Status close_bracket() {
        if (brackets_.empty()) return error(at_, "this bracket was never opened");
        brackets_.pop_back();
        push(QueryTokenKind::Close, at_, at_ + 1, ")");
        return Done{};
    }

    /// A hyphen directly before an operand negates it; any others are dashes.
    bool take_hyphens() {
        if (query_[at_] != '-') return false;
        const auto next = std::min(query_.find_first_not_of('-', at_), query_.size());
        const auto sign = scan_.at(next) == '=' ? next + 1 : next;
        const bool operand = scan_.opens_at(sign) || holds_word(scan_.slice(next, scan_.run_end(next)));
        const bool free = !attached(at_);
        if (next == at_ + 1 && operand && free) {
            push(QueryTokenKind::Not, at_, next, "-");
        } else {
            if (operand && free) note_dash();
            at_ = next;
        }
        return true;
    }

    Status take_run() {
        const auto end = scan_.run_end(at_);
        const auto run = scan_.slice(at_, end);
        if (take_operator(run)) return Done{};
        if (run.starts_with("NEAR/") || run.starts_with("ADJ/")) return take_near(run);
        if (const auto foreign = foreign_here(run)) return error(at_, *foreign);
        if (run.starts_with('=')) return take_exact(run);
        if (const auto field = field_before_sign(run, ':')) return take_field(*field, run.find(':'));
        if (const auto unknown = unknown_field_here(run)) return error(at_, *unknown);
        note_lookalikes(run);
        return take_text(end);
    }

    bool take_operator(std::string_view run) {
        const auto kind = operator_named(run);
        if (!kind) return false;
        auto& token = push(*kind, at_, at_ + run.size(), std::string{run});
        if (*kind == QueryTokenKind::Near || *kind == QueryTokenKind::Adj)
            token.distance = default_near_distance;
        return true;
    }

    Status take_near(std::string_view run) {
        const auto slash = run.find('/');
        const auto distance = near_distance(run.substr(slash + 1));
        if (!distance) return bad_distance(at_ + slash + 1, run.substr(0, slash + 1));
        const auto kind = run.starts_with('N') ? QueryTokenKind::Near : QueryTokenKind::Adj;
        push(kind, at_, at_ + run.size(), std::string{run}).distance = *distance;
        return Done{};
    }

    Error bad_distance(std::size_t at, std::string_view sign) const {
        return error(at, "a distance is a number from 1 to " + std::to_string(max_near_distance),
                     "for example " + std::string{sign} + "10");
    }

    /// Syntax of other systems that begins here, in `run` or around it.
    std::optional<ForeignSyntax> foreign_here(std::string_view run) const {
        if (auto range = foreign_range(query_.substr(at_))) return range;
        if (auto foreign = foreign_run(run)) return foreign;
        const auto behind = at_ + run.size();
        if (attached(at_) && run.size() > 1 && run[0] == '~' && is_digit(run[1])) {
            return ForeignSyntax{0, "'~' and a number stand behind a quotation mark only",
                                 "words near each other: \"a b\"~5 or a NEAR/5 b"};
        }
        if (attached(at_) || !scan_.opens_at(behind)) return {};
        if (run == "!") return ForeignSyntax{0, "'!' is another system's syntax", "here it is written -"};
        if (run == "+") {
            return ForeignSyntax{0, "'+' is another system's syntax",
                                 "leave it out: all has to occur anyway"};
        }
        return {};
    }

    std::optional<ForeignSyntax> unknown_field_here(std::string_view run) const {
        const auto colon = run.find(':');
        if (colon == std::string_view::npos) return {};
        auto value = run.substr(colon + 1);
        const auto end = at_ + run.size();
        if (value.empty() && scan_.opens_at(end)) value = scan_.slice(end, scan_.after(end));
        return unknown_field(run.substr(0, colon), value);
    }

    void note_lookalikes(std::string_view run) {
        if (auto note = lookalike_note(run)) notes_.add(*std::move(note));
        note_single_marks(run);
        const bool after_near = !tokens_.empty() && tokens_.back().distance != 0;
        const bool number = std::all_of(run.begin(), run.end(), is_digit);
        if (after_near && number && tokens_.back().text.find('/') == std::string::npos) {
            notes_.add("the number behind " + tokens_.back().text + " is a word; a distance is written " +
                       tokens_.back().text + "/" + shown(run));
        }
    }

    /// "'mega prison'": a word that begins with an apostrophe, a later one that ends in one.
    void note_single_marks(std::string_view run) {
        const bool opens = is_apostrophe(code_point_at(run, 0).value);
        const bool closes = is_apostrophe(code_point_before(run, run.size()).value);
        if (closes && !opens && single_mark_) {
            notes_.add("single quotation marks are ignored; a phrase stands in double ones");
        }
        single_mark_ = (single_mark_ || opens) && !closes;
    }

    Status take_phrase(QueryTokenKind kind) {
        const auto begin = at_;
        const auto close = scan_.closing_mark(begin);
        if (scan_.ends_at(close)) return error(begin, "this quotation mark is never closed");
        const auto inside = scan_.slice(scan_.after(begin), close);
        if (!holds_word(inside)) return error(begin, "there is no word between the quotation marks");
        if (inside.find('*') != std::string_view::npos) {
            notes_.add("a star between quotation marks is no prefix; it was ignored");
        }
        const auto end = scan_.after(close);
        auto& token = push(kind, begin, end, words_between_marks(inside));
        token.quoted = true;
        return take_window(end);
    }

    /// As printed: one blank between words, no marks inside.
    static std::string words_between_marks(std::string_view inside) {
        std::string words;
        for (std::size_t at = 0; at < inside.size();) {
            const auto point = code_point_at(inside, at);
            words.append(is_quotation_mark(point.value) ? " " : inside.substr(at, point.length));
            at += point.length;
        }
        return tidy(words);
    }

    /// The ~N of "a b"~N, which stands at `sign`.
    Status take_window(std::size_t sign) {
        if (scan_.at(sign) == '*') notes_.add("a star behind quotation marks is no prefix; it was ignored");
        if (scan_.at(sign) != '~') return Done{};
        if (const auto first = scan_.at(sign + 1); first < '0' || first > '9') {
            notes_.add("a ~ without a number behind it was ignored; near words are written \"a b\"~5");
            return Done{};
        }
        const auto end = std::min(query_.find_first_not_of("0123456789", sign + 1), query_.size());
        const auto distance = near_distance(scan_.slice(sign + 1, end));
        if (!distance) return bad_distance(sign + 1, "~");
        tokens_.back().distance = *distance;
        tokens_.back().place.end = static_cast<std::uint32_t>(end);
        at_ = end;
        return Done{};
    }

    /// "=word" or ="phrase"; other equality signs are text.
    Status take_exact(std::string_view run) {
        if (run == "=" && is_quotation_mark(scan_.at(at_ + 1))) {
            ++at_;
            return take_phrase(QueryTokenKind::Exact);
        }
        if (run.starts_with("==") || !holds_word(run)) return take_text(at_ + run.size());
        if (const auto field = field_before_sign(run.substr(1), ':')) {
            const std::string name{row_of(*field).name};
            return error(at_, "'=' stands behind the colon of a field", "for example " + name + ":=US");
        }
        const auto word = without_punctuation(run.substr(1));
        if (word.find('*') != std::string_view::npos) {
            return error(at_ + run.find('*'), "an exact word cannot be a prefix",
                         "write either =word or word*");
        }
        const auto end = at_ + run.size();
        push(QueryTokenKind::Exact, at_, end, tidy(word));
        return Done{};
    }

    /// A field and its value; `colon` counts from here.
    Status take_field(Field field, std::size_t colon) {
        const auto begin = at_;
        const auto value = begin + colon + 1;
        const bool empty = scan_.ends_at(value) || scan_.blank_at(value) || scan_.at(value) == ')';
        if (empty) return take_field_without_value(field, colon);
        push(QueryTokenKind::FieldName, begin, value, std::string{row_of(field).name}).field = field;
        if (scan_.at(value) == '(') return open_bracket(field);
        if (is_quotation_mark(scan_.at(value))) return take_phrase(QueryTokenKind::Phrase);
        if (is_taken_whole(field)) return take_whole(field);
        const auto run = scan_.slice(value, scan_.whole_run_end(value));
        if (run.starts_with('-')) {
            const std::string advice =
                "did you mean -" + tokens_.back().text + ":" + shown(run.substr(1)) + "?";
            return error(value, "a hyphen that negates stands before the field", advice);
        }
        if (const auto inner = field_before_sign(run, ':')) return field_in_value(value, *inner);
        if (const auto foreign = foreign_run(run)) return error(value, *foreign);
        const bool exact_phrase = run == "=" && is_quotation_mark(scan_.at(value + 1));
        if (!exact_phrase && !holds_word(run)) return value_is_missing(field, begin, value);
        if (run.starts_with('=')) return take_exact(run);
        return take_text(value + run.size());
    }

    Error field_in_value(std::size_t at, Field inner) const {
        const std::string name{row_of(inner).name};
        return error(at, "the field " + name + ": cannot stand in the value of another",
                     "give each field its own value, with a blank between them");
    }

    Error value_is_missing(Field field, std::size_t name, std::size_t value) const {
        const auto next = std::min(query_.find_first_not_of(' ', value), query_.size());
        const auto run = scan_.slice(next, scan_.whole_run_end(next));
        const std::string typed{row_of(field).name};
        const auto example = holds_word(run) ? "did you mean " + typed + ":" + shown(run) + "?"
                                             : "for example " + std::string{row_of(field).example};
        return error(name, typed + ": needs a value right behind the colon", example);
    }

    /// "Source: Reuters" and, within a sentence, "he said: …" are ordinary text; "speaker: rubio" is not.
    Status take_field_without_value(Field field, std::size_t colon) {
        const auto name = scan_.slice(at_, at_ + colon);
        const bool label = name != lower_ascii(name) || (field == Field::Said && !tokens_.empty());
        if (!label) return value_is_missing(field, at_, at_ + colon + 1);
        notes_.add("'" + shown(name) + ":' with a blank behind it is a word; the field is written " +
                   std::string{row_of(field).example});
        return take_text(at_ + colon + 1);
    }

    /// A date or another value that is compared whole.
    Status take_whole(Field field) {
        const auto begin = at_;
        const auto end = scan_.whole_run_end(begin);
        auto run = scan_.slice(begin, end);
        if (const auto range = foreign_range(query_.substr(begin))) return error(begin, *range);
        while (!run.empty() && std::string_view{",;!?"}.find(run.back()) != std::string_view::npos) {
            run.remove_suffix(1);
        }
        if (run.empty()) return value_is_missing(field, begin, end);
        if (row_of(field).kind != FieldKind::Date) {
            if (!holds_word(run)) return value_is_missing(field, begin, end);
            if (run.ends_with('*')) {
                return error(begin + run.size() - 1, std::string{row_of(field).name} + ": takes no prefix",
                             "give the whole value, for example " + std::string{row_of(field).example});
            }
        }
        push(QueryTokenKind::Word, begin, end, tidy(run));
        return Done{};
    }

    /// A word or a prefix, with the punctuation around it, from here to `end`.
    Status take_text(std::size_t end) {
        const auto begin = at_;
        auto word = without_punctuation(scan_.slice(begin, end));
        if (word.starts_with("**")) word = trim_stars(word);
        if (word.size() > 2 && word.ends_with("**")) word = trim_stars(word);
        if (!holds_word(word)) {
            ignore(scan_.slice(begin, end));
            push(QueryTokenKind::Nothing, begin, end, shown(scan_.slice(begin, end)));
            return Done{};
        }
        const auto word_begin = static_cast<std::size_t>(word.data() - query_.data());
        const auto star = word.find('*');
        if (star != std::string_view::npos) return take_prefix(word_begin, word, star, end);
        push(QueryTokenKind::Word, begin, end, tidy(word));
        return Done{};
    }

    std::string_view trim_stars(std::string_view word) {
        notes_.add("several stars in a row are punctuation; a prefix ends in one");
        return without_stars(word);
    }

    Status take_prefix(std::size_t begin, std::string_view word, std::size_t star, std::size_t end) {
        const auto before = word.substr(0, star);
        if (star + 1 < word.size()) {
            return error(begin + star, "a star stands at the end of a word only",
                         "a prefix is written like pris*; there is no search by endings or middles");
        }
        if (count_word_characters(before) < 2) {
            return error(begin + star, "a prefix needs two letters or digits at least before its star",
                         "for example pr*");
        }
        push(QueryTokenKind::Prefix, at_, end, tidy(before));
        return Done{};
    }

    void ignore(std::string_view run) {
        if (attached(at_) || lookalike_note(run)) return;
        constexpr std::size_t most_shown = 3;
        const auto piece = "'" + shown(run) + "'";
        const bool known = std::find(ignored_.begin(), ignored_.end(), piece) != ignored_.end();
        if (!known && ignored_.size() < most_shown) ignored_.push_back(piece);
    }

    void note_what_was_ignored() {
        if (ignored_.empty()) return;
        const bool one = ignored_.size() == 1;
        notes_.add(join(ignored_, ", ") + (one ? " holds no letter or digit and was ignored"
                                               : " hold no letter or digit and were ignored"));
    }

    std::string_view query_;
    Scanner scan_;
    std::size_t at_ = 0;
    std::vector<QueryToken> tokens_;
    std::vector<Bracket> brackets_;
    std::vector<std::string> ignored_;
    bool single_mark_ = false;  ///< a word began with an apostrophe, none has ended in one since
    Notes notes_;
};

}  // namespace

Result<QueryTokens> lex_query(std::string_view query) {
    return Lexer{query}.run();
}

}  // namespace onrecord
