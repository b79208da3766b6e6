#include "common/analysis/analyzer.hpp"

#include <utility>

#include "common/analysis/entity_patterns.hpp"
#include "common/analysis/speakers.hpp"
#include "common/analysis/statement_patterns.hpp"

namespace onrecord {

struct Analyzer::Stages {
    AnalysisOptions options;
};

Analyzer::Analyzer(std::unique_ptr<Stages> stages) : stages_{std::move(stages)} {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

Result<Analyzer> Analyzer::open(const AnalysisOptions& options) {
    return Analyzer{std::make_unique<Stages>(Stages{options})};
}

AnalyzedArticle Analyzer::analyze(Article article) {
    AnalyzedArticle analyzed{std::move(article), {}, {}};
    const auto& body = analyzed.article.body;
    // Speakers are named by the entities, so those are needed even where they are not wanted themselves.
    auto entities = entities_by_pattern(body);
    if (stages_->options.statements) {
        analyzed.statements = statements_by_pattern(body);
        name_speakers(body, entities, analyzed.statements);
    }
    if (stages_->options.entities) analyzed.entities = std::move(entities);
    return analyzed;
}

std::string analysis_fingerprint() {
    return "words 1; patterns 1";
}

}  // namespace onrecord
