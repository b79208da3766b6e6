#include "common/analysis/analyzer.hpp"

#include <utility>

#include "common/analysis/entity_patterns.hpp"
#include "common/analysis/names.hpp"
#include "common/analysis/speakers.hpp"
#include "common/analysis/statements.hpp"

namespace onrecord {

struct Analyzer::Stages {
    AnalysisOptions options;
    ModelFile file;
    StatementModels models;
};

Analyzer::Analyzer(std::unique_ptr<Stages> stages) : stages_{std::move(stages)} {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

Result<Analyzer> Analyzer::open(const AnalysisOptions& options) {
    auto file = ModelFile::open(models_folder() + "/statements.model");
    if (!file) return file.error();
    auto models = statement_models(*file);
    if (!models) return models.error();
    return Analyzer{std::make_unique<Stages>(Stages{options, std::move(*file), std::move(*models)})};
}

AnalyzedArticle Analyzer::analyze(Article article) {
    AnalyzedArticle analyzed{std::move(article), {}, {}};
    const auto& body = analyzed.article.body;
    // Speakers are named by the entities, so those are needed even where they are not wanted themselves.
    const auto marked = mark_text(body);
    auto entities = cluster_names(marked, mentions_by_pattern(marked));
    if (stages_->options.statements) {
        const auto tags = tags_of(marked, stages_->models.tagger);
        analyzed.statements = statements_of({marked, tags}, stages_->models);
        name_speakers({marked, tags}, entities, analyzed.statements);
    }
    if (stages_->options.entities) analyzed.entities = std::move(entities);
    return analyzed;
}

std::string analysis_fingerprint() {
    return "words 1; names 1; models 1";
}

}  // namespace onrecord
