// The sample articles of corpus/, read and analyzed as the indexer does it.
#pragma once

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "common/analysis/analyzer.hpp"
#include "indexer/pipeline/reading.hpp"

namespace onrecord::test {

inline std::vector<Article> corpus_articles() {
    std::vector<Article> articles;
    ReadingEvents events;
    events.file_begins = [](const std::string&) {};
    events.article = [&](Article article) {
        articles.push_back(std::move(article));
        return true;
    };
    events.rejected = [](const Rejection&) { return true; };
    events.file_ends = [](const FileRead&) { return true; };
    events.note = [](const std::string&) {};
    events.progress = [](std::uint64_t) {};
    ReadingJob job;
    job.paths = {ONRECORD_SOURCE_DIR "/corpus"};
    const auto read = read_articles(job, events);
    BOOST_TEST_REQUIRE(read.has_value());
    return articles;
}

inline std::vector<AnalyzedArticle> analyzed_corpus() {
    auto analyzer = Analyzer::open();
    BOOST_TEST_REQUIRE(analyzer.has_value());
    std::vector<AnalyzedArticle> analyzed;
    for (auto& article : corpus_articles()) analyzed.push_back(analyzer->analyze(std::move(article)));
    return analyzed;
}

}  // namespace onrecord::test
