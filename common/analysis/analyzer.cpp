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
    AnalyzedArticle analyzed{std::move(article), {}, {}};
    if (!stages_->options.entities && !stages_->options.statements) return analyzed;
    const auto& body = analyzed.article.body;
    const bool english = is_english(analyzed.article);
    const auto marked = mark_text(body);
    const auto tags = tags_of(marked, stages_->statements.tagger);
    const TaggedText tagged{marked, tags};
    auto names = english ? find_names(tagged, stages_->entities) : mentions_by_pattern(marked);
    if (stages_->options.statements) {
        analyzed.statements = statements_of(tagged, stages_->statements,
                                            english ? StatementScope::All : StatementScope::Direct);
        add_quoted_people(tagged, analyzed.statements, stages_->entities.gazetteer, names);
    }
    // Speakers are named by the entities, so those are needed even where they are not wanted themselves.
    auto entities = cluster_names(marked, names);
    name_speakers(tagged, entities, analyzed.statements);
    if (stages_->options.entities) analyzed.entities = std::move(entities);
    return analyzed;
}

std::string analysis_fingerprint() {
    return "words 1; names 4; models 6";
}

}  // namespace onrecord
