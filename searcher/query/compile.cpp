#include "searcher/query/compile.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/base/text.hpp"
#include "common/index/position_cursor.hpp"
#include "common/index/terms.hpp"
#include "searcher/query/compile_near.hpp"
#include "searcher/query/compile_neighbors.hpp"
#include "searcher/query/compile_sources.hpp"
#include "searcher/query/compile_texts.hpp"
#include "searcher/query/compile_words.hpp"

namespace onrecord {
namespace {

using Query = Xapian::Query;

enum class Target { Articles, Statements };

Query unweighted(const Query& query) {
    return {Query::OP_SCALE_WEIGHT, query, 0.0};
}

class Compiler {
  public:
    Compiler(const IndexReader& index, Target target)
        : index_{index},
          target_{target},
          db_{target == Target::Articles ? index.articles() : index.statements()},
          finder_{index.articles()} {}

    Result<Query> compile(const QueryNode& node) const {
        switch (node.kind) {
            case NodeKind::Everything:
                return unweighted(Query::MatchAll);
            case NodeKind::Word:
            case NodeKind::Phrase:
            case NodeKind::Prefix:
            case NodeKind::Exact:
                return leaf(node);
            case NodeKind::Dates:
                return dates(node);
            case NodeKind::And:
                return all_of(node);
            case NodeKind::Or:
                return any_of(node);
            case NodeKind::Not:
                return none_of(node);
            case NodeKind::Near:
            case NodeKind::Adj:
                return near(node);
            case NodeKind::Said:
            case NodeKind::Statement:
                return statement(node);
        }
        return Query::MatchNothing;
    }

  private:
    Result<Query> leaf(const QueryNode& node) const {
        const auto& row = row_of(node.field);
        if (target_ == Target::Statements && belongs_to_article(node.field)) return by_article(node);
        if (row.kind == FieldKind::Words || row.kind == FieldKind::Said) return words(node);
        if (row.kind == FieldKind::Keyword || row.kind == FieldKind::Choice) return keyword(node);
        return name(node);
    }

    /// Fields that documents of statements/ do not carry themselves.
    static bool belongs_to_article(Field field) {
        return field != Field::Text && field != Field::Said && !tells_of_statement(field) &&
               field != Field::Source && field != Field::Id;
    }

    Result<Query> words(const QueryNode& node) const {
        if (node.kind == NodeKind::Exact) return exact(node);
        const auto readings = readings_of(node);
        if (!readings) return readings.error();
        return readings_query(*readings, listing_of(node.field));
    }

    Listing listing_of(Field field) const {
        const bool of_statement = field == Field::Text || field == Field::Said;
        return target_ == Target::Statements && of_statement ? Listing::Positions : Listing::Engine;
    }

    Result<std::vector<TermSequence>> readings_of(const QueryNode& node) const {
        const auto prefix = row_of(node.field).words;
        if (node.kind == NodeKind::Prefix) {
            return finder_.read_prefix(node.text, prefix,
                                       [&](const std::string& beginning, std::size_t most) {
                                           return terms_beginning(beginning, listing_of(node.field), most);
                                       });
        }
        const bool inflected = node.kind == NodeKind::Word && row_of(node.field).kind != FieldKind::Names;
        return finder_.read(node.text, prefix, inflected ? Inflection::AnyForm : Inflection::AsTyped);
    }

    std::vector<std::string> terms_beginning(const std::string& beginning, Listing listing,
                                             std::size_t most) const {
        std::set<std::string> terms;
        if (listing == Listing::Positions) {
            for (const auto& shard : index_.statement_shards()) {
                const auto placed = placed_terms(shard, beginning, most);
                terms.insert(placed.begin(), placed.end());
            }
        } else {
            const auto end = db_.allterms_end(beginning);
            for (auto at = db_.allterms_begin(beginning); at != end && terms.size() < most; ++at)
                terms.insert(terms.end(), *at);
        }
        return {terms.begin(), terms.end()};
    }

    TextsOf texts_for(Field field) const {
        if (field == Field::Title) return titles_of_articles();
        return target_ == Target::Articles ? texts_of_articles() : texts_of_statements(index_);
    }

    /// The folded words rank and leave few to look at; the stored text decides.
    Result<Query> exact(const QueryNode& node) const {
        const auto candidates = readings_query(
            finder_.read(node.text, row_of(node.field).words, Inflection::AsTyped), listing_of(node.field));
        const auto texts = texts_for(node.field);
        auto holds = [texts, text = node.text](const Xapian::Database& db, Xapian::docid docid) {
            const auto all = texts(db, docid);
            return std::any_of(all.begin(), all.end(),
                               [&](const CutText& cut) { return !exact_occurrences(cut, text).empty(); });
        };
        return verified(candidates, std::move(holds));
    }

    static Result<Query> keyword(const QueryNode& node) {
        const auto text = node.field == Field::Lang ? lower_ascii(node.text) : node.text;
        const auto whole = whole_term(node.field, text);
        return unweighted(whole.empty() ? Query::MatchNothing : Query{whole});
    }

    /// In quotation marks the whole name, where one is called so; else its words wherever a name has them in
    /// a row.
    Result<Query> name(const QueryNode& node) const {
        auto meant = index_.names().meaning_of(asked_name(node));
        std::vector<Query> ways;
        for (const auto& value : meant.whole) ways.emplace_back(whole_term(node.field, value));
        if (meant.by_part) {
            const auto readings = readings_of(node);
            if (!readings) return readings.error();
            const auto part = readings_query(*readings, listing_of(node.field));
            ways.push_back(meant.left_out.empty() ? part : with_value(part, node.field, std::move(meant)));
        }
        return unweighted(Query{Query::OP_OR, ways.begin(), ways.end()});
    }

    /// Of the candidates those that have a value which is meant: a blocked one may have the words, too.
    static Query with_value(const Query& candidates, Field field, MeantNames meant) {
        const auto slot = static_cast<Xapian::valueno>(*row_of(field).slot);
        auto holds = [slot, meant = std::move(meant)](const Xapian::Database& db, Xapian::docid docid) {
            const auto encoded = db.get_document(docid).get_value(slot);
            const auto values = decode_values(encoded);
            return std::any_of(values.begin(), values.end(),
                               [&](std::string_view value) { return meant.contain(value); });
        };
        return verified(candidates, std::move(holds));
    }

    Result<Query> dates(const QueryNode& node) const {
        if (node.undated) return unweighted(Query{std::string{prefix::undated}});
        const auto years = years_of_index();
        if (!years) return Query{Query::MatchNothing};
        const auto from = std::max(node.range.from.value_or(years->first), years->first);
        const auto to = std::min(node.range.to.value_or(years->second), years->second);
        if (to < from) return Query{Query::MatchNothing};
        const auto terms = covering_date_terms(from, to);
        return unweighted(Query{Query::OP_OR, terms.begin(), terms.end()});
    }

    /// From the first day of the first year with articles to the last day of the last one.
    std::optional<std::pair<Date, Date>> years_of_index() const {
        const std::string years{prefix::year};
        std::optional<std::pair<Date, Date>> found;
        for (auto at = db_.allterms_begin(years); at != db_.allterms_end(years); ++at) {
            const int year = std::atoi((*at).c_str() + years.size());
            if (!found) found.emplace(Date{year, 1, 1}, Date{year, 12, 31});
            found->second = Date{year, 12, 31};
        }
        return found;
    }

    /// Words rank, filters only narrow, negations take away.
    Result<Query> all_of(const QueryNode& node) const {
        std::vector<Query> ranking;
        std::vector<Query> narrowing;
        std::vector<Query> excluded;
        for (const auto& child : node.children) {
            const bool negation = child.kind == NodeKind::Not;
            auto compiled = compile(negation ? child.children.front() : child);
            if (!compiled) return compiled.error();
            auto& to = negation ? excluded : narrows(child) ? narrowing : ranking;
            to.push_back(std::move(*compiled));
        }
        Query query = ranking.empty() ? unweighted(Query::MatchAll)
                                      : Query{Query::OP_AND, ranking.begin(), ranking.end()};
        if (!narrowing.empty()) {
            const Query narrow{Query::OP_AND, narrowing.begin(), narrowing.end()};
            query = ranking.empty() ? narrow : Query{Query::OP_FILTER, query, narrow};
        }
        if (excluded.empty()) return query;
        return Query{Query::OP_AND_NOT, query, Query{Query::OP_OR, excluded.begin(), excluded.end()}};
    }

    /// In statements/ what was said is what is sought; in articles/ it only filters.
    bool narrows(const QueryNode& node) const {
        const bool said = node.kind == NodeKind::Said || node.kind == NodeKind::Statement;
        return said ? target_ == Target::Articles : is_filter(node);
    }

    Result<Query> any_of(const QueryNode& node) const {
        const auto& all = node.children;
        const bool nothing_else =
            std::all_of(all.begin(), all.end(), [](const auto& one) { return is_function_word(one); });
        std::vector<Query> alternatives;
        for (const auto& child : all) {
            auto compiled = compile(child);
            if (!compiled) return compiled;
            const bool ranks = nothing_else || !is_function_word(child);
            alternatives.push_back(ranks ? std::move(*compiled) : unweighted(*compiled));
        }
        return Query{Query::OP_OR, alternatives.begin(), alternatives.end()};
    }

    Result<Query> none_of(const QueryNode& node) const {
        const auto compiled = compile(node.children.front());
        if (!compiled) return compiled;
        return Query{Query::OP_AND_NOT, unweighted(Query::MatchAll), *compiled};
    }

    Result<Query> near(const QueryNode& node) const {
        if (target_ == Target::Statements && node.children.front().field == Field::Title)
            return by_article(node);
        std::vector<Operand> operands;
        for (const auto& child : node.children) {
            auto operand = operand_of(child);
            if (!operand) return operand.error();
            operands.push_back(std::move(*operand));
        }
        const bool hopeless =
            std::any_of(operands.begin(), operands.end(), [](const Operand& o) { return o.is_hopeless(); });
        if (hopeless) return Query{Query::MatchNothing};
        const Nearness nearness{static_cast<std::uint32_t>(node.distance), node.kind == NodeKind::Adj};
        const bool plain =
            std::all_of(operands.begin(), operands.end(), [](const Operand& o) { return o.is_one_word(); });
        const auto listing = listing_of(node.children.front().field);
        if (plain) return near_words(operands, nearness, listing);
        if (operands.size() > most_near_operands) {
            return Error{ErrorKind::Query,
                         "NEAR and ADJ join at most " + std::to_string(most_near_operands) +
                             " operands where one is a phrase",
                         "ask for fewer of them, or for words alone"};
        }
        return near_phrases(std::move(operands), nearness, texts_for(node.children.front().field), listing);
    }

    Result<Operand> operand_of(const QueryNode& node) const {
        if (node.kind == NodeKind::Exact)
            return Operand{
                {}, {node.text}, finder_.read(node.text, row_of(node.field).words, Inflection::AsTyped)};
        if (node.kind != NodeKind::Or) {
            auto readings = readings_of(node);
            if (!readings) return readings.error();
            return Operand{std::move(*readings), {}, {}};
        }
        Operand all;
        for (const auto& child : node.children) {
            auto one = operand_of(child);
            if (!one) return one;
            all.readings.insert(all.readings.end(), one->readings.begin(), one->readings.end());
            all.exact.insert(all.exact.end(), one->exact.begin(), one->exact.end());
            all.words_of_exact.insert(all.words_of_exact.end(), one->words_of_exact.begin(),
                                      one->words_of_exact.end());
        }
        return all;
    }

    /// All clauses of one statement; asked of articles, the articles that hold such a statement.
    Result<Query> statement(const QueryNode& node) const {
        if (target_ == Target::Articles) return by_statement(node);
        if (node.kind == NodeKind::Said) return compile(node.children.front());
        return all_of(node);
    }

    Result<Query> by_statement(const QueryNode& node) const {
        const auto compiled = Compiler{index_, Target::Statements}.compile(node);
        if (!compiled) return compiled;
        auto sets = std::make_shared<DocidsByShard>();
        for (std::size_t number = 0; number < index_.shards().size(); ++number) {
            const auto& shard = index_.shards()[number];
            const auto& statements = index_.statement_shards()[number];
            auto& articles = (*sets)[shard.articles.get_uuid()];
            articles = articles_of(statements, matching_docids(statements, without_cut(*compiled, shard)));
        }
        return in_set(std::move(sets));
    }

    static Query without_cut(const Query& query, const IndexShard& shard) {
        return shard.cut.empty() ? query : Query{Query::OP_AND_NOT, query, shard.cut};
    }

    static std::vector<Xapian::docid> articles_of(const Xapian::Database& statements,
                                                  const std::vector<Xapian::docid>& matching) {
        std::vector<Xapian::docid> articles;
        constexpr auto slot = static_cast<Xapian::valueno>(Slot::Article);
        auto value = statements.valuestream_begin(slot);
        for (const auto docid : matching) {
            value.skip_to(docid);
            if (value == statements.valuestream_end(slot)) break;
            if (value.get_docid() == docid) {
                articles.push_back(parsed_docid(*value));
            }
        }
        std::sort(articles.begin(), articles.end());
        articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
        return articles;
    }

    Result<Query> by_article(const QueryNode& node) const {
        const auto compiled = Compiler{index_, Target::Articles}.compile(node);
        if (!compiled) return compiled;
        auto sets = std::make_shared<DocidsByShard>();
        const auto& statements = index_.statement_shards();
        for (std::size_t number = 0; number < statements.size(); ++number)
            (*sets)[statements[number].get_uuid()] =
                matching_docids(index_.article_shards()[number], *compiled);
        return unweighted(of_articles_in(std::move(sets)));
    }

    const IndexReader& index_;
    Target target_;
    const Xapian::Database& db_;
    TermFinder finder_;
};

std::size_t count_prefixes(const QueryNode& node) {
    std::size_t count = node.kind == NodeKind::Prefix ? 1 : 0;
    for (const auto& child : node.children) count += count_prefixes(child);
    return count;
}

std::size_t count_leaves(const QueryNode& node) {
    std::size_t count = node.children.empty() ? 1 : 0;
    for (const auto& child : node.children) count += count_leaves(child);
    return count;
}

Result<Query> compiled_for(Target target, const QueryNode& node, const IndexReader& index) {
    if (count_leaves(node) > most_leaves) {
        return Error{ErrorKind::Query, "the question has more than " + with_thousands(most_leaves) + " words",
                     "ask with the words that matter"};
    }
    if (count_prefixes(node) > most_prefixes) {
        return Error{ErrorKind::Query,
                     "the question has more than " + with_thousands(most_prefixes) + " words with a star",
                     "leave out the star where the word stands for its forms anyway"};
    }
    return Compiler{index, target}.compile(node);
}

}  // namespace

AskedName asked_name(const QueryNode& leaf) {
    const bool whole = leaf.kind == NodeKind::Phrase || leaf.kind == NodeKind::Exact;
    return {leaf.field, leaf.text, whole, leaf.kind == NodeKind::Prefix};
}

Result<Xapian::Query> compile_for_articles(const QueryNode& node, const IndexReader& index) {
    return compiled_for(Target::Articles, node, index);
}

Result<Xapian::Query> compile_for_statements(const QueryNode& node, const IndexReader& index) {
    auto query = compiled_for(Target::Statements, node, index);
    if (!query) return query;
    for (const auto& shard : index.shards()) {
        if (!shard.cut.empty()) *query = Query{Query::OP_AND_NOT, *query, shard.cut};
    }
    return query;
}

}  // namespace onrecord
