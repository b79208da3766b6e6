// The only way into the analysis: an article goes in, what it says comes out.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "common/analysis/analyzed_article.hpp"
#include "common/base/result.hpp"

namespace onrecord {

struct AnalysisOptions {
    bool entities = true;
    bool statements = true;

    friend bool operator==(const AnalysisOptions&, const AnalysisOptions&) = default;
};

/// Reads articles. One analyzer serves one thread; the same article always gives the same answer.
class Analyzer {
  public:
    /// Loads what the analysis needs. An Error where that is missing or damaged.
    static Result<Analyzer> open(const AnalysisOptions& options = {});

    Analyzer(Analyzer&&) noexcept;
    Analyzer& operator=(Analyzer&&) noexcept;
    ~Analyzer();

    AnalyzedArticle analyze(Article article);
    /// The same for each of some articles, in less time: stage after stage for all of them.
    std::vector<AnalyzedArticle> analyze(std::vector<Article> articles);

  private:
    struct Stages;
    explicit Analyzer(std::unique_ptr<Stages> stages);

    std::unique_ptr<Stages> stages_;
};

/// Names the tokenizer, gazetteers and models: articles analyzed under another fingerprint must be analyzed
/// anew.
std::string analysis_fingerprint();

}  // namespace onrecord
