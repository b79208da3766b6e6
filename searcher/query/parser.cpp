#include "searcher/query/parser.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "searcher/query/characters.hpp"
#include "searcher/query/date_value.hpp"
#include "searcher/query/grouping.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/notes.hpp"
#include "searcher/query/proximity.hpp"
#include "searcher/query/query_error.hpp"

namespace onrecord {
namespace {

/// A query of single letters takes some 300 bytes of memory for each byte typed.
constexpr std::size_t max_query_size = std::size_t{1} << 20;
constexpr auto example_query = "ask for a word, for example: prison";

/// Where an operand stands: in the value of which field, if any.
struct Scope {
    Field field = Field::Text;  ///< what leaves get; Text within said:
    bool in_value = false;
    std::string_view name;  ///< of the field, as typed in the query language
};

bool is_operator(QueryTokenKind kind) {
    return kind >= QueryTokenKind::And && kind <= QueryTokenKind::Adj;
}

bool has_running_text(Field field) {
    return row_of(field).kind == FieldKind::Words;
}

TextSpan covering(const TextSpan& first, const TextSpan& last) {
    return {first.begin, last.end};
}

QueryNode leaf_node(QueryToken token, Field field) {
    QueryNode node;
    node.kind = token.kind == QueryTokenKind::Phrase   ? NodeKind::Phrase
                : token.kind == QueryTokenKind::Prefix ? NodeKind::Prefix
                : token.kind == QueryTokenKind::Exact  ? NodeKind::Exact
                                                       : NodeKind::Word;
    node.field = field;
    node.text = std::move(token.text);
    node.quoted = token.quoted && token.kind == QueryTokenKind::Exact;
    node.place = token.place;
    return node;
}

/// "(speaker:a OR speaker:b) said:c": the brackets make two statements of what may be meant as one.
bool parts_speakers_from_words(const QueryNode& node) {
    bool bracketed = false;
    bool said = false;
    for (const auto& child : node.children) {
        if (parts_speakers_from_words(child)) return true;
        bracketed = bracketed || (child.kind == NodeKind::Or && child.closed && is_statement_clause(child));
        said = said || child.kind == NodeKind::Said;
    }
    return node.kind == NodeKind::And && bracketed && said;
}

/// The value that is likely meant, else all there are.
std::string advice_on_choice(const FieldRow& row, std::string_view value) {
    constexpr int most_edits = 2;
    constexpr std::size_t shortest_beginning = 3;
    std::string all;
    for (const auto choice : row.choices) {
        const bool begins = value.size() >= shortest_beginning && choice.starts_with(value);
        const bool near = edit_distance(value, choice, most_edits) <= most_edits;
        if (begins || near) return "did you mean " + std::string{row.name} + ":" + std::string{choice} + "?";
        (all += all.empty() ? "" : ", ") += choice;
    }
    return "it takes one of: " + all;
}

/// Of ISO 639: two letters, three where a language has no two.
bool is_language_code(std::string_view text) {
    return (text.size() == 2 || text.size() == 3) && std::all_of(text.begin(), text.end(), is_ascii_alpha);
}

Error too_long() {
    return {ErrorKind::Query, "the query is longer than 1 MiB", "ask for fewer words"};
}

/// Builds the tree of one query by recursive descent, a function a rule of the grammar. It goes as deep as
/// the brackets, whose depth the lexer bounds.
class Parser {
  public:
    Parser(std::string_view typed, const ParseOptions& options, QueryTokens lexed)
        : typed_{typed}, options_{options}, tokens_{std::move(lexed.tokens)} {
        for (auto& note : lexed.notes) notes_.add(std::move(note));
        skip_nothing();
    }

    Result<ParsedQuery> whole_query() {
        if (here().kind == QueryTokenKind::End) return empty_query();
        auto tree = query({});
        if (!tree) return tree.error();
        assert(here().kind == QueryTokenKind::End);
        ParsedQuery parsed{settled(*std::move(tree)), {}};
        if (mixed_) note_mixing(parsed.root);
        if (parts_speakers_from_words(parsed.root)) {
            notes_.add(
                "brackets keep their statements to themselves; for one statement of either write "
                "speaker:(a OR b)");
        }
        parsed.notes = std::move(notes_).take();
        return parsed;
    }

  private:
    Error error(const TextSpan& place, const std::string& what, const std::string& advice = "") const {
        return error_at(typed_, place.begin, what, advice);
    }

    const QueryToken& here() const { return tokens_[at_]; }

    QueryToken take() {
        QueryToken token = std::move(tokens_[at_]);
        if (token.kind != QueryTokenKind::End) ++at_;
        previous_ = token.kind;
        previous_place_ = token.place;
        previous_text_ = is_operator(token.kind) ? token.text : std::string{};
        ignored_.clear();
        skip_nothing();
        return token;
    }

    bool take_if(QueryTokenKind kind) {
        if (here().kind != kind) return false;
        take();
        return true;
    }

    void skip_nothing() {
        for (; here().kind == QueryTokenKind::Nothing; ++at_) ignored_ = here().text;
    }

    bool at_operand() const {
        switch (here().kind) {
            case QueryTokenKind::Word:
            case QueryTokenKind::Phrase:
            case QueryTokenKind::Prefix:
            case QueryTokenKind::Exact:
            case QueryTokenKind::FieldName:
            case QueryTokenKind::Open:
            case QueryTokenKind::Not:
                return true;
            default:
                return false;
        }
    }

    /// query = all { "OR" all }
    Result<QueryNode> query(const Scope& scope) {
        const bool outer = std::exchange(joins_, false);
        std::vector<QueryNode> members;
        do {
            auto member = all(scope);
            if (!member) return member;
            members.push_back(*std::move(member));
        } while (take_if(QueryTokenKind::Or));
        mixed_ = mixed_ || (joins_ && members.size() > 1);
        joins_ = outer;
        return joined(NodeKind::Or, std::move(members));
    }

    /// all = near { [ "AND" ] near }; under MatchMode::Any a blank binds less tight than AND.
    Result<QueryNode> all(const Scope& scope) {
        std::vector<QueryNode> members;
        do {
            auto member = conjunction(scope);
            if (!member) return member;
            members.push_back(*std::move(member));
        } while (at_operand());
        if (members.size() == 1) return std::move(members.front());
        auto run = any_that_hold(std::move(members));
        joins_ = joins_ || run.kind == NodeKind::And;
        return run;
    }

    Result<QueryNode> conjunction(const Scope& scope) {
        const bool blank_joins = options_.match == MatchMode::All;
        std::vector<QueryNode> members;
        do {
            auto member = near(scope);
            if (!member) return member;
            members.push_back(*std::move(member));
        } while (take_if(QueryTokenKind::And) || (blank_joins && at_operand()));
        joins_ = joins_ || members.size() > 1;
        return joined(NodeKind::And, std::move(members));
    }

    /// Words become alternatives, in the place of the first; filters and what is said still have to hold.
    static QueryNode any_that_hold(std::vector<QueryNode> members) {
        std::vector<QueryNode> words;
        std::vector<QueryNode> all;
        std::size_t place_of_words = 0;
        for (auto& member : members) {
            if (is_filter(member) || is_statement_clause(member)) {
                all.push_back(std::move(member));
            } else {
                if (words.empty()) place_of_words = all.size();
                words.push_back(std::move(member));
            }
        }
        if (!words.empty()) {
            const auto place = all.begin() + static_cast<std::ptrdiff_t>(place_of_words);
            all.insert(place, joined(NodeKind::Or, std::move(words)));
        }
        return joined(NodeKind::And, std::move(all));
    }

    /// near = unary { ( "NEAR" | "ADJ" ) [ "/" N ] unary }
    Result<QueryNode> near(const Scope& scope) {
        auto first = unary(scope);
        if (!first || (here().kind != QueryTokenKind::Near && here().kind != QueryTokenKind::Adj))
            return first;
        QueryNode node;
        node.kind = here().kind == QueryTokenKind::Near ? NodeKind::Near : NodeKind::Adj;
        node.distance = here().distance;
        const auto sign = here().kind;
        node.children.push_back(*std::move(first));
        while (here().kind == QueryTokenKind::Near || here().kind == QueryTokenKind::Adj) {
            if (here().kind != sign || here().distance != node.distance) {
                return error(here().place, "operands of one chain stand at one distance",
                             "write two: (a NEAR/5 b) (b NEAR/9 c)");
            }
            take();
            auto next = unary(scope);
            if (!next) return next;
            node.children.push_back(*std::move(next));
        }
        node.place = covering(node.children.front().place, node.children.back().place);
        if (const auto checked = check_near(node); !checked) return checked.error();
        return node;
    }

    Status check_near(const QueryNode& node) const {
        const auto wrong = wrong_operand(node);
        if (wrong) return error(wrong->place, wrong->what, wrong->advice);
        return Done{};
    }

    /// unary = [ "NOT" | "-" ] atom
    Result<QueryNode> unary(const Scope& scope) {
        if (here().kind != QueryTokenKind::Not) return atom(scope);
        const auto sign = take();
        if (here().kind == QueryTokenKind::Not) {
            return error(here().place, "two negations in a row", "leave both out");
        }
        auto operand = atom(scope);
        if (!operand) return operand;
        QueryNode node;
        node.kind = NodeKind::Not;
        node.place = covering(sign.place, operand->place);
        node.children.push_back(*std::move(operand));
        return node;
    }

    /// atom = "(" query ")" | FIELD ":" value | "=" exact | phrase | WORD | PREFIX "*"
    Result<QueryNode> atom(const Scope& scope) {
        if (here().kind == QueryTokenKind::Open) return brackets(scope);
        if (here().kind == QueryTokenKind::FieldName) return value(scope);
        if (!at_operand()) return missing_operand();
        return leaf(scope, take());
    }

    Result<QueryNode> brackets(const Scope& scope) {
        const auto open = take();
        auto inside = query(scope);
        if (!inside) return inside;
        assert(here().kind == QueryTokenKind::Close);
        inside->place = covering(open.place, take().place);
        inside->closed = !scope.in_value;
        return inside;
    }

    Result<QueryNode> value(const Scope& outer) {
        const auto name = take();
        if (outer.in_value) {
            return error(
                name.place,
                "the field " + name.text + ": cannot stand in the value of " + std::string{outer.name} + ":",
                "give each field its own brackets");
        }
        const bool said = name.field == Field::Said;
        const Scope scope{said ? Field::Text : name.field, true, row_of(name.field).name};
        auto inside = here().kind == QueryTokenKind::Open ? brackets(scope) : leaf(scope, take());
        if (!inside) return inside;
        const auto place = covering(name.place, inside->place);
        if (!said) {
            inside->place = place;
            return inside;
        }
        QueryNode node;
        node.kind = NodeKind::Said;
        node.field = Field::Said;
        node.place = place;
        node.children.push_back(*std::move(inside));
        return node;
    }

    Result<QueryNode> leaf(const Scope& scope, QueryToken token) {
        if (scope.field == Field::Date) return dates(token);
        if (row_of(scope.field).kind == FieldKind::Choice) return choice(scope.field, std::move(token));
        if (token.distance != 0) return window(scope, token);
        if (scope.field == Field::Lang && !is_language_code(token.text)) {
            return error(token.place,
                         "'" + shown(token.text) + "' is no language; lang: takes the two letters of one",
                         "for example lang:en");
        }
        if (token.kind == QueryTokenKind::Exact && !has_running_text(scope.field)) {
            return error(token.place, std::string{scope.name} + ": takes no '='",
                         "'=' works for words of the text, of title: and of said:");
        }
        return leaf_node(std::move(token), scope.field);
    }

    Result<QueryNode> choice(Field field, QueryToken token) const {
        const auto& row = row_of(field);
        const auto value = lower_ascii(token.text);
        if (std::find(row.choices.begin(), row.choices.end(), value) == row.choices.end()) {
            const std::uint32_t mark = token.kind == QueryTokenKind::Phrase ? 1 : 0;
            return error({token.place.begin + mark, token.place.end},
                         "'" + shown(token.text) + "' is no value of " + std::string{row.name} + ":",
                         advice_on_choice(row, value));
        }
        token.text = value;
        token.kind = QueryTokenKind::Word;
        return leaf_node(std::move(token), field);
    }

    /// "a b"~N: the words within N of each other.
    Result<QueryNode> window(const Scope& scope, const QueryToken& token) {
        QueryNode node;
        node.kind = NodeKind::Near;
        node.distance = token.distance;
        node.place = token.place;
        for (auto& word : plain_words_of(token.text)) {
            if (token.kind == QueryTokenKind::Exact) word.kind = QueryTokenKind::Exact;
            word.place = token.place;
            node.children.push_back(leaf_node(std::move(word), scope.field));
        }
        if (node.children.size() < 2) {
            return error(token.place, "a distance needs two words between the quotation marks");
        }
        if (const auto checked = check_near(node); !checked) return checked.error();
        return node;
    }

    Result<QueryNode> dates(const QueryToken& token) const {
        const auto read = read_date_value(token.text, options_.today);
        if (const auto* problem = std::get_if<DateProblem>(&read)) {
            const std::size_t mark = token.kind == QueryTokenKind::Phrase ? 1 : 0;
            return date_error(typed_, token.place.begin + mark, "date:", *problem);
        }
        const auto& value = std::get<DateValue>(read);
        QueryNode node;
        node.kind = NodeKind::Dates;
        node.field = Field::Date;
        node.range = value.range;
        node.undated = value.undated;
        node.place = token.place;
        return node;
    }

    Error missing_operand() const {
        const auto& next = here();
        const std::string ignored =
            ignored_.empty() ? "" : "'" + ignored_ + "' holds no letter or digit and is no operand";
        if (next.kind == QueryTokenKind::Near && tokens_[at_ + 1].kind == QueryTokenKind::Open &&
            tokens_[at_ + 1].attached) {
            return error(next.place, "NEAR stands between its operands", "did you mean a NEAR/10 b?");
        }
        if (is_operator(previous_) && is_operator(next.kind)) {
            return error(next.place, "an operand is missing between " + previous_text_ + " and " + next.text,
                         ignored);
        }
        if (is_operator(previous_)) {
            return error(previous_place_, "the operand behind " + previous_text_ + " is missing", ignored);
        }
        if (is_operator(next.kind)) {
            return error(next.place, "the operand before " + next.text + " is missing", ignored);
        }
        return error(previous_place_, "there is no word between the brackets", ignored);
    }

    Error empty_query() const {
        if (tidy(typed_).empty()) {
            return {ErrorKind::Query, "the query is empty", example_query};
        }
        return error_at(typed_, 0, "the query holds no word", example_query);
    }

    void note_mixing(const QueryNode& root) {
        constexpr std::size_t longest_reading = 300;
        auto reading = to_string(root);
        if (reading.size() > longest_reading)
            reading = std::string{prefix_of(reading, longest_reading)} + "…";
        notes_.add("AND binds tighter than OR; read as " + reading);
    }

    std::string_view typed_;
    ParseOptions options_;
    std::vector<QueryToken> tokens_;
    std::size_t at_ = 0;
    QueryTokenKind previous_ = QueryTokenKind::End;
    TextSpan previous_place_;
    std::string previous_text_;
    std::string ignored_;
    bool joins_ = false;  ///< whether AND or a blank joined anything within the innermost brackets
    bool mixed_ = false;  ///< whether OR met AND or a blank without brackets
    Notes notes_;
};

}  // namespace

Result<ParsedQuery> parse_query(std::string_view query, const ParseOptions& options) {
    if (query.size() > max_query_size) return too_long();
    auto lexed = lex_query(query);
    if (!lexed) return lexed.error();
    return Parser{query, options, *std::move(lexed)}.whole_query();
}

Result<ParsedQuery> parse_plain(std::string_view text, const ParseOptions& options) {
    if (text.size() > max_query_size) return too_long();
    std::vector<QueryNode> words;
    for (auto& token : plain_words_of(text)) words.push_back(leaf_node(std::move(token), Field::Text));
    if (words.empty()) return Error{ErrorKind::Query, "the query holds no word", example_query};
    const auto kind = options.match == MatchMode::Any ? NodeKind::Or : NodeKind::And;
    return ParsedQuery{joined(kind, std::move(words)), {}};
}

}  // namespace onrecord
