// Filters that come from options: parse_filter and narrowed of parser.hpp.
#include "common/base/text.hpp"
#include "searcher/query/characters.hpp"
#include "searcher/query/date_value.hpp"
#include "searcher/query/grouping.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/query_error.hpp"

namespace onrecord {
namespace {

/// Whether the tokens are one operand: a leaf, or one pair of brackets, with the name of a field or without.
bool is_one_value(const std::vector<QueryToken>& tokens) {
    std::size_t at = tokens.front().kind == QueryTokenKind::FieldName ? 1 : 0;
    int depth = 0;
    do {
        if (tokens[at].kind == QueryTokenKind::End || tokens[at].kind == QueryTokenKind::Not) return false;
        if (tokens[at].kind == QueryTokenKind::Open) ++depth;
        if (tokens[at].kind == QueryTokenKind::Close) --depth;
        ++at;
    } while (depth > 0);
    return tokens[at].kind == QueryTokenKind::End;
}

Result<QueryNode> date_filter(std::string_view value, Date today) {
    const auto read = read_date_value(value, today);
    if (const auto* problem = std::get_if<DateProblem>(&read)) return date_error(value, 0, "", *problem);
    QueryNode node;
    node.kind = NodeKind::Dates;
    node.field = Field::Date;
    node.range = std::get<DateValue>(read).range;
    node.undated = std::get<DateValue>(read).undated;
    return node;
}

Result<QueryNode> choice_filter(Field field, std::string_view value, const ParseOptions& options) {
    auto parsed = parse_query(std::string{row_of(field).name} + ":(" + std::string{value} + ')', options);
    if (!parsed) return parsed.error();
    return std::move(parsed->root);
}

/// The text as it stands: a phrase of the field, or the whole value of an id.
Result<QueryNode> text_filter(Field field, std::string_view value) {
    if (!holds_word(value)) {
        return error_at(value, 0, "there is no word in the value of " + std::string{row_of(field).name},
                        "for example " + std::string{row_of(field).example});
    }
    QueryNode node;
    node.kind = NodeKind::Phrase;
    node.field = field == Field::Said ? Field::Text : field;
    for (const char c : tidy(value)) node.text += c == '"' ? ' ' : c;
    node.text = tidy(node.text);
    if (field != Field::Said) return node;
    QueryNode said;
    said.kind = NodeKind::Said;
    said.field = Field::Said;
    said.children.push_back(std::move(node));
    return said;
}

}  // namespace

Result<QueryNode> parse_filter(Field field, std::string_view value, const ParseOptions& options) {
    value = trim(value);
    if (field == Field::Date) return date_filter(value, options.today);
    if (value.empty()) return text_filter(field, value);
    if (row_of(field).kind == FieldKind::Choice) return choice_filter(field, value, options);
    std::string typed{row_of(field).name};
    if (!typed.empty()) typed += ':';
    typed += value;
    const bool several_words = value.find(' ') != std::string_view::npos;
    const auto lexed = lex_query(typed);
    if (lexed && is_one_value(lexed->tokens)) {
        auto parsed = parse_query(typed, options);
        if (parsed) return std::move(parsed->root);
        if (!several_words) return parsed.error();
    }
    if (!lexed && !several_words) return lexed.error();
    return text_filter(field, value);
}

QueryNode narrowed(QueryNode query, std::vector<QueryNode> filters) {
    std::vector<QueryNode> members;
    if (query.kind != NodeKind::Everything || filters.empty()) members.push_back(std::move(query));
    for (auto& filter : filters) members.push_back(std::move(filter));
    return settled(joined(NodeKind::And, std::move(members)));
}

}  // namespace onrecord
