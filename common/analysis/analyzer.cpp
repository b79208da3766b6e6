#include "common/analysis/analyzer.hpp"

#include <utility>

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
    return {std::move(article), {}, {}};
}

std::string analysis_fingerprint() {
    return "words 1";
}

}  // namespace onrecord
