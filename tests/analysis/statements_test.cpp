// Who says what, in small original examples.
#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/analysis/analyzer.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

struct Said {
    const char* body;
    const char* statements;  ///< "speaker|source|kind|content", one a line
};
std::ostream& operator<<(std::ostream& out, const Said& c) {
    return out << c.body;
}

std::string printed(const AnalyzedArticle& analyzed) {
    const std::string_view body = analyzed.article.body;
    std::string lines;
    for (const auto& statement : analyzed.statements) {
        if (!lines.empty()) lines += '\n';
        lines += statement.speaker + '|';
        for (const auto& span : statement.source) lines += span.in(body);
        lines += '|' + std::string{to_string(statement.kind)} + '|';
        for (const auto& span : statement.content) {
            if (&span != &statement.content.front()) lines += " … ";
            lines += span.in(body);
        }
    }
    return lines;
}

const Said examples[] = {
    {"“We will vote,” said Mara Quell, the mayor.",
     "Mara Quell|Mara Quell, the mayor|direct|“We will vote,”"},
    {"Mara Quell said that the bridge would close on Friday.",
     "Mara Quell|Mara Quell|indirect|the bridge would close on Friday"},
    {"Mara Quell told reporters that the bridge would close.",
     "Mara Quell|Mara Quell|indirect|the bridge would close"},
    {"The bridge would close on Friday, Mara Quell said.",
     "Mara Quell|Mara Quell|indirect|The bridge would close on Friday"},
    {"According to Mara Quell, the bridge would close.",
     "Mara Quell|Mara Quell|indirect|the bridge would close"},
    {"“No,” Mara Quell said. “Not this year. Never.”",
     "Mara Quell|Mara Quell|direct|“No,” … “Not this year. Never.”"},
    {"Mara Quell called the plan “a gift to nobody.”",
     "Mara Quell|Mara Quell|mixed|the plan “a gift to nobody.”"},
    {"Mara Quell called him “the best opponent that a small and stubborn country on a cold sea could wish "
     "for.”",
     "Mara Quell|Mara Quell|mixed|him “the best opponent that a small and stubborn country on a cold sea "
     "could wish for.”"},
    {"Mara Quell left early. “I was tired,” she said.", "Mara Quell|she|direct|“I was tired,”"},
    {"“I was tired of it,” a spokesman for the port said.",
     "|a spokesman for the port|direct|“I was tired of it,”"},
    {"The council met. It was cold.", ""},
    {"The port had lied. Mara Quell denied it.", ""},
    {"MARA QUELL: We will build it now.\n\nVIC TOLLANDER: You will not do it.\n\nMARA QUELL: Watch me do it.",
     "MARA QUELL|MARA QUELL|indirect|We will build it now.\n"
     "VIC TOLLANDER|VIC TOLLANDER|indirect|You will not do it.\n"
     "MARA QUELL|MARA QUELL|indirect|Watch me do it."},
    {"Date: Tuesday, June 5\n\nCast: Mara Quell, Vic Tollander\n\nDate: Friday, June 8\n\nDirector: Lena "
     "Orth",
     ""},
    {"“The bridge is older than all of us.” ― Mara Quell\n\nIt rained.",
     "Mara Quell|Mara Quell|direct|“The bridge is older than all of us.”"},
};

BOOST_DATA_TEST_CASE(statements_have_their_words_source_and_speaker, data::make(examples), given) {
    Article article;
    article.body = given.body;
    auto analyzer = *Analyzer::open();
    BOOST_TEST(printed(analyzer.analyze(article)) == given.statements);
}

BOOST_AUTO_TEST_CASE(articles_at_once_are_read_as_one_by_one) {
    auto analyzer = *Analyzer::open();
    std::vector<Article> articles;
    std::vector<AnalyzedArticle> expected;
    for (const auto& given : examples) {
        Article article;
        article.body = given.body;
        if (articles.size() % 3 == 2) article.language = "de";
        articles.push_back(article);
        expected.push_back(analyzer.analyze(article));
    }
    BOOST_TEST((analyzer.analyze(articles) == expected));
    BOOST_TEST(analyzer.analyze(std::vector<Article>{}).empty());
}

BOOST_AUTO_TEST_CASE(a_name_that_nobody_says_anything_of_is_no_statement) {
    Article article;
    article.body =
        "The drilling was paid for by the parliament. Vic Tollander, the chairman since last week, was shown "
        "the ash on Wednesday.";
    BOOST_TEST(Analyzer::open()->analyze(article).statements.empty());
}

BOOST_AUTO_TEST_CASE(what_is_not_wanted_is_left_out) {
    Article article;
    article.body = "“We will vote,” said Mara Quell.";
    auto without_entities = Analyzer::open({false, true})->analyze(article);
    BOOST_TEST(without_entities.entities.empty());
    BOOST_TEST(without_entities.statements.size() == 1U);
    auto without_statements = Analyzer::open({true, false})->analyze(article);
    BOOST_TEST(without_statements.statements.empty());
    BOOST_TEST(without_statements.entities.size() == 1U);
}

}  // namespace
