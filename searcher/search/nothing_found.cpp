#include "searcher/search/nothing_found.hpp"

#include <algorithm>
#include <set>

#include "common/base/text.hpp"
#include "common/index/terms.hpp"
#include "searcher/query/compile.hpp"
#include "searcher/search/matching.hpp"

namespace onrecord {
namespace {

constexpr std::size_t most_clauses = 20;
constexpr std::size_t most_words_looked_at = 300'000;
constexpr int farthest_spelling = 2;

Result<std::uint64_t> count(const QueryNode& node, Unit unit, const IndexReader& index) {
    const bool articles = unit == Unit::Articles;
    const auto query = articles ? compile_for_articles(node, index) : compile_for_statements(node, index);
    if (!query) return query.error();
    const auto searched = articles ? Searched::articles_of(index) : Searched::statements_of(index);
    return find_matches(searched, *query, {Sort::Relevance, 0, 0, false, true}).total;
}

void collect_leaves(const QueryNode& node, std::vector<const QueryNode*>& leaves) {
    if (node.kind == NodeKind::Not) return;
    const bool has_words = node.kind == NodeKind::Word || node.kind == NodeKind::Phrase;
    const bool any_text = row_of(node.field).kind != FieldKind::Choice;
    if (node.children.empty() && has_words && any_text) leaves.push_back(&node);
    for (const auto& child : node.children) collect_leaves(child, leaves);
}

/// The most frequent word of the index that is nearest to `word`, "" where none is near.
std::string nearest_word(const std::string& word, std::string_view prefix, const Xapian::Database& db) {
    if (word.size() < 4) return {};
    const int limit = word.size() < 6 ? 1 : farthest_spelling;
    const auto beginning = term(prefix, word.substr(0, 1));
    std::string best;
    int best_distance = limit + 1;
    Xapian::doccount best_count = 0;
    std::size_t looked_at = 0;
    for (auto at = db.allterms_begin(beginning); at != db.allterms_end(beginning); ++at) {
        if (++looked_at > most_words_looked_at) break;
        const auto candidate = (*at).substr(prefix.size());
        const int distance = edit_distance(candidate, word, limit);
        if (distance == 0 || distance > limit) continue;
        if (distance < best_distance || (distance == best_distance && at.get_termfreq() > best_count)) {
            best = candidate;
            best_distance = distance;
            best_count = at.get_termfreq();
        }
    }
    return best;
}

/// The other fields in which the leaf's value occurs, with how many articles each.
std::vector<std::string> other_fields(const QueryNode& leaf, const IndexReader& index) {
    static constexpr Field tried[] = {Field::Text,   Field::Person, Field::Org,    Field::Place,
                                      Field::Source, Field::Author, Field::Section};
    std::vector<std::string> found;
    for (const auto field : tried) {
        if (field == leaf.field) continue;
        auto elsewhere = leaf;
        elsewhere.field = field;
        const auto number = count(elsewhere, Unit::Articles, index);
        if (!number || *number == 0) continue;
        found.push_back(to_string(leaf) + " is in no article, but " + to_string(elsewhere) + " is in " +
                        with_thousands(*number));
    }
    return found;
}

/// For the words of the leaf that its field has nowhere, those that are nearest to them.
std::vector<std::string> spellings(const QueryNode& leaf, const IndexReader& index) {
    const auto& row = row_of(leaf.field);
    const auto named = row.words.empty() ? std::string{} : std::string{row.name} + ':';
    std::vector<std::string> found;
    for (const auto& word : words_of(leaf.text)) {
        if (index.articles().term_exists(term(row.words, word.folded))) continue;
        const auto nearest = nearest_word(word.folded, row.words, index.articles());
        if (nearest.empty()) continue;
        found.push_back(named + std::string{word.span.in(leaf.text)} + " is in no article; did you mean " +
                        named + nearest + "?");
    }
    return found;
}

Result<std::vector<std::string>> suggestions(const QueryNode& query, const IndexReader& index) {
    std::vector<const QueryNode*> leaves;
    collect_leaves(query, leaves);
    std::vector<std::string> made;
    if (leaves.size() > most_clauses) leaves.resize(most_clauses);
    for (const auto* leaf : leaves) {
        const auto number = count(*leaf, Unit::Articles, index);
        if (!number) return number.error();
        if (*number > 0) continue;
        // What is spelled right elsewhere is spelled right.
        auto more = other_fields(*leaf, index);
        if (more.empty()) more = spellings(*leaf, index);
        made.insert(made.end(), more.begin(), more.end());
    }
    return made;
}

/// Adds one clause after the other until nothing is left.
Result<std::string> emptying_clause(const QueryNode& query, Unit unit, const IndexReader& index) {
    QueryNode growing;
    growing.kind = query.kind;
    for (const auto& clause : query.children) {
        growing.children.push_back(clause);
        const auto number = count(growing.children.size() == 1 ? clause : growing, unit, index);
        if (!number) return number.error();
        if (*number == 0) return to_string(clause);
    }
    return std::string{};
}

}  // namespace

Result<NothingFound> explain_nothing(const QueryNode& query, Unit unit, const IndexReader& index) {
    NothingFound nothing;
    const bool has_clauses = query.kind == NodeKind::And || query.kind == NodeKind::Statement;
    if (has_clauses && query.children.size() <= most_clauses) {
        for (const auto& clause : query.children) {
            const auto number = count(clause, unit, index);
            if (!number) return number.error();
            nothing.clauses.push_back({to_string(clause), *number});
        }
        auto emptied_by = emptying_clause(query, unit, index);
        if (!emptied_by) return emptied_by.error();
        nothing.emptied_by = std::move(*emptied_by);
    }
    auto suggested = suggestions(query, index);
    if (!suggested) return suggested.error();
    nothing.suggestions = std::move(*suggested);
    return nothing;
}

}  // namespace onrecord
