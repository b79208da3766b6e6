#include "common/analysis/analyzer.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "common/analysis/entities.hpp"
#include "common/analysis/entity_patterns.hpp"
#include "common/analysis/names.hpp"
#include "common/analysis/speakers.hpp"
#include "common/analysis/statements.hpp"

namespace onrecord {

struct Analyzer::Stages {
    AnalysisOptions options;
    ModelFile statements_file;
    ModelFile entities_file;
    StatementModels statements;
    EntityModels entities;
};

namespace {

constexpr std::size_t longest_name = 3;  ///< in tokens

/// The models have learned English; an article that does not say its language is taken for English.
bool is_english(const Article& article) {
    return article.language.empty() || article.language.starts_with("en");
}

/// The tokens of a source that is nothing but a name; else empty.
TokenRange name_alone(const TaggedText& text, const Statement& statement) {
    if (statement.source.size() != 1) return {};
    const auto& tokens = text.marked.tokens;
    const auto span = statement.source.front();
    const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                            [&](const Token& token) { return token.span.end <= span.begin; });
    TokenRange range{static_cast<std::size_t>(first - tokens.begin()), 0};
    range.end = range.begin;
    while (range.end < tokens.size() && tokens[range.end].span.begin < span.end) {
        const bool is_name = tokens[range.end].capital && text.tags[range.end] == Tag::Name;
        if (!is_name || range.size() == longest_name) return {};
        ++range.end;
    }
    return range;
}

/// "Police said" begins a sentence and names nobody.
bool may_be_surname(std::uint32_t word, const Gazetteer& gazetteer) {
    return gazetteer.is_name(word) && !has_any(gazetteer.of(word), {Mark::OrgWord, Mark::PersonRole,
                                                                    Mark::Title, Mark::Demonym, Mark::Org});
}

/// Who is quoted by name is a person, where the model of names has passed the name over.
void add_quoted_people(const TaggedText& text, const std::vector<Statement>& statements,
                       const Gazetteer& gazetteer, std::vector<NameMention>& names) {
    std::vector<bool> taken(text.marked.size());
    const auto take = [&](const TokenRange& range) {
        for (auto at = range.begin; at < range.end; ++at) taken[at] = true;
    };
    for (const auto& name : names) take(name.tokens);
    for (const auto& statement : statements) {
        const auto range = name_alone(text, statement);
        if (range.size() == 1 && !may_be_surname(text.marked.keys[range.begin].word, gazetteer)) continue;
        const auto is_taken = [&] {
            return std::any_of(taken.begin() + static_cast<std::ptrdiff_t>(range.begin),
                               taken.begin() + static_cast<std::ptrdiff_t>(range.end), std::identity{});
        };
        if (range.empty() || is_taken()) continue;
        names.push_back({range, EntityKind::Person});
        take(range);
    }
}

/// An article on its way through the stages. Stays where it is: what is marked looks into its body.
struct ArticleInWork {
    AnalyzedArticle analyzed;
    bool english;
    MarkedText marked;
    std::vector<Tag> tags;
    std::vector<NameMention> names;

    explicit ArticleInWork(Article article)
        : analyzed{std::move(article), {}, {}}, english{is_english(analyzed.article)} {}
    TaggedText tagged() const { return {marked, tags}; }
};

std::vector<NameMention> names_of(const ArticleInWork& article, const EntityModels& models) {
    return article.english ? find_names(article.tagged(), models) : mentions_by_pattern(article.marked);
}

void add_statements(std::vector<ArticleInWork>& articles, const StatementModels& models,
                    const Gazetteer& gazetteer) {
    std::vector<StatementTask> tasks;
    for (const auto& article : articles)
        tasks.push_back({article.tagged(), article.english ? StatementScope::All : StatementScope::Direct});
    auto statements = statements_of(tasks, models);
    for (std::size_t at = 0; at < articles.size(); ++at) {
        auto& article = articles[at];
        article.analyzed.statements = std::move(statements[at]);
        add_quoted_people(article.tagged(), article.analyzed.statements, gazetteer, article.names);
    }
}

}  // namespace

Analyzer::Analyzer(std::unique_ptr<Stages> stages) : stages_{std::move(stages)} {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

Result<Analyzer> Analyzer::open(const AnalysisOptions& options) {
    auto statements_file = ModelFile::open(models_folder() + "/statements.model");
    if (!statements_file) return statements_file.error();
    auto entities_file = ModelFile::open(models_folder() + "/entities.model");
    if (!entities_file) return entities_file.error();
    auto statements = statement_models(*statements_file);
    if (!statements) return statements.error();
    auto entities = entity_models(*entities_file);
    if (!entities) return entities.error();
    return Analyzer{
        std::make_unique<Stages>(Stages{options, std::move(*statements_file), std::move(*entities_file),
                                        std::move(*statements), std::move(*entities)})};
}

AnalyzedArticle Analyzer::analyze(Article article) {
    std::vector<Article> one;
    one.push_back(std::move(article));
    return std::move(analyze(std::move(one)).front());
}

std::vector<AnalyzedArticle> Analyzer::analyze(std::vector<Article> articles) {
    std::vector<ArticleInWork> all;
    all.reserve(articles.size());
    const auto& options = stages_->options;
    for (auto& article : articles) all.emplace_back(std::move(article));
    if (options.entities || options.statements) {
        for (auto& one : all) one.marked = mark_text(one.analyzed.article.body);
        for (auto& one : all) one.tags = tags_of(one.marked, stages_->statements.tagger);
        for (auto& one : all) one.names = names_of(one, stages_->entities);
        if (options.statements) add_statements(all, stages_->statements, stages_->entities.gazetteer);
        for (auto& one : all) {
            // Speakers are named by the entities, so those are needed even where they are not wanted
            // themselves.
            auto entities = cluster_names(one.marked, one.names);
            name_speakers(one.tagged(), entities, one.analyzed.statements);
            if (options.entities) one.analyzed.entities = std::move(entities);
        }
    }
    std::vector<AnalyzedArticle> analyzed;
    for (auto& one : all) analyzed.push_back(std::move(one.analyzed));
    return analyzed;
}

std::string analysis_fingerprint() {
    return "words 2; names 6; models 10";
}

}  // namespace onrecord
