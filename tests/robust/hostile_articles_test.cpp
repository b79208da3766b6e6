// Articles that nobody would write: whatever the bytes, the analysis ends in time and what it finds can be
// written.
#include <random>
#include <string>

#include <boost/test/unit_test.hpp>

#include "common/analysis/analyzer.hpp"
#include "common/index/article_text.hpp"
#include "common/index/stored_article.hpp"
#include "indexer/build/document.hpp"
#include "indexer/build/entry.hpp"

namespace {

using namespace onrecord;

void take(std::string body) {
    Article article;
    article.body = std::move(body);
    complete(article);
    auto analyzer = Analyzer::open();
    BOOST_TEST_REQUIRE(analyzer.has_value());
    auto analyzed = analyzer->analyze(std::move(article));
    for (const auto& statement : analyzed.statements) {
        for (const auto& span : statement.content) BOOST_REQUIRE(span.end <= analyzed.article.body.size());
    }
    const auto entry = build_entry(analyzed, "hash");
    BOOST_TEST(to_document(entry.article).termlist_count() > 0U);
    for (const auto& statement : entry.statements) to_document(statement, 1);
    const auto back = decode_article(entry.article.data);
    BOOST_TEST_REQUIRE(back.has_value());
    std::erase_if(analyzed.statements,
                  [&](const Statement& statement) { return !is_kept(statement, analyzed.article.body); });
    BOOST_TEST((*back == analyzed));
}

std::string repeated(const std::string& piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
}

BOOST_AUTO_TEST_CASE(a_million_random_bytes) {
    std::mt19937 random{1};
    std::string bytes(1'000'000, '\0');
    for (auto& byte : bytes) byte = static_cast<char>(random());
    take(bytes);
}

BOOST_AUTO_TEST_CASE(a_million_bytes_of_a_few_signs) {
    std::mt19937 random{2};
    const std::string_view signs = "aA “”\"'.,:said Mr\n\n";
    std::string bytes(1'000'000, '\0');
    for (auto& byte : bytes) byte = signs[random() % signs.size()];
    take(bytes);
}

BOOST_AUTO_TEST_CASE(one_endless_line) {
    take(repeated("Quell said the bridge, Vic Tollander said, ", 1'000'000));
    take(repeated("“", 300'000));
    take(repeated("Aa Bb ", 600'000));
    take(repeated("“Yes,” he said. ", 1'000'000));
    take(repeated("the mayor said. ", 600'000));
}

BOOST_AUTO_TEST_CASE(many_different_names) {
    std::string body;
    for (int n = 0; n < 40'000; ++n) {
        body += "Ab" + std::string(1, static_cast<char>('a' + n % 26)) + std::to_string(n) + " Quell" +
                std::to_string(n % 7) + " said so. ";
    }
    take(body);
}

BOOST_AUTO_TEST_CASE(one_endless_word) {
    take(std::string(5'000'000, 'x'));
    take(repeated("é", 1'000'000));
    take(repeated("a-", 1'000'000));
    take(repeated("A.", 1'000'000));
}

}  // namespace
