// Every format of every kind of answer, compared with files: golden/NAME.
#include "tests/golden.hpp"

#include <ostream>
#include <sstream>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "searcher/output/render.hpp"
#include "tests/output/sample_answers.hpp"

namespace {

using namespace onrecord;
using test::check_golden;

struct AnswerCase {
    const char* golden;
    Results (*answer)();
    OutputFormat format = OutputFormat::Text;
    std::size_t width = 80;
    bool color = false;
    bool bars = false;
    bool only_count = false;
    const char* query_id = nullptr;
    bool first_answer = true;
};
std::ostream& operator<<(std::ostream& out, const AnswerCase& c) {
    return out << c.golden;
}

const AnswerCase answers[] = {
    {"articles.txt", samples::articles},
    {"articles-40.txt", samples::articles, OutputFormat::Text, 40},
    {"articles-200.txt", samples::articles, OutputFormat::Text, 200},
    {"articles-color.txt", samples::articles, OutputFormat::Text, 80, true},
    {"articles-batch.txt", samples::articles, OutputFormat::Text, 80, false, false, false, "q 2", false},
    {"articles-count.txt", samples::articles, OutputFormat::Text, 80, true, true, true},
    {"articles-count-batch.txt", samples::articles, OutputFormat::Text, 80, false, false, true, "q 2"},
    {"statements.txt", samples::statements},
    {"statements-40.txt", samples::statements, OutputFormat::Text, 40},
    {"statements-color.txt", samples::statements, OutputFormat::Text, 80, true},
    {"tables.txt", samples::with_tables},
    {"tables-40-bars.txt", samples::with_tables, OutputFormat::Text, 40, false, true},
    {"tables-color.txt", samples::with_tables, OutputFormat::Text, 80, true, true},
    {"tables-count.txt", samples::with_tables, OutputFormat::Text, 80, false, false, true},
    {"nothing.txt", samples::nothing},
    {"nothing-color.txt", samples::nothing, OutputFormat::Text, 80, true},
    {"nothing-tables.txt", samples::nothing_with_tables},
    {"hostile-articles.txt", samples::hostile_articles},
    {"hostile-articles-color.txt", samples::hostile_articles, OutputFormat::Text, 80, true},
    {"hostile-statements.txt", samples::hostile_statements},

    {"articles.json", samples::articles, OutputFormat::Json},
    {"articles-batch.json", samples::articles, OutputFormat::Json, 80, false, false, false, "q 2"},
    {"articles-count.json", samples::articles, OutputFormat::Json, 80, false, false, true},
    {"statements.json", samples::statements, OutputFormat::Json},
    {"tables.json", samples::with_tables, OutputFormat::Json},
    {"tables-count.json", samples::with_tables, OutputFormat::Json, 80, false, false, true},
    {"nothing.json", samples::nothing, OutputFormat::Json},
    {"hostile-articles.json", samples::hostile_articles, OutputFormat::Json},
    {"hostile-statements.json", samples::hostile_statements, OutputFormat::Json},

    {"articles.jsonl", samples::articles, OutputFormat::Jsonl},
    {"articles-batch.jsonl", samples::articles, OutputFormat::Jsonl, 80, false, false, false, "q 2"},
    {"articles-count.jsonl", samples::articles, OutputFormat::Jsonl, 80, false, false, true},
    {"statements.jsonl", samples::statements, OutputFormat::Jsonl},
    {"tables.jsonl", samples::with_tables, OutputFormat::Jsonl},
    {"nothing.jsonl", samples::nothing, OutputFormat::Jsonl},

    {"articles.csv", samples::articles, OutputFormat::Csv},
    {"articles-batch-first.csv", samples::articles, OutputFormat::Csv, 80, false, false, false, "q 2", true},
    {"articles-batch-next.csv", samples::articles, OutputFormat::Csv, 80, false, false, false, "q 2", false},
    {"articles-count.csv", samples::articles, OutputFormat::Csv, 80, false, false, true},
    {"statements.csv", samples::statements, OutputFormat::Csv},
    {"tables.csv", samples::with_tables, OutputFormat::Csv},
    {"nothing.csv", samples::nothing, OutputFormat::Csv},
    {"hostile-articles.csv", samples::hostile_articles, OutputFormat::Csv},
    {"hostile-statements.csv", samples::hostile_statements, OutputFormat::Csv},

    {"articles.trec", samples::articles, OutputFormat::Trec},
    {"articles-batch.trec", samples::articles, OutputFormat::Trec, 80, false, false, false, "q 2"},
    {"statements.trec", samples::statements, OutputFormat::Trec},
    {"hostile-articles.trec", samples::hostile_articles, OutputFormat::Trec},
};

OutputOptions options_of(const AnswerCase& given) {
    OutputOptions options;
    options.format = given.format;
    options.color = given.color;
    options.width = given.width;
    options.bars = given.bars;
    options.only_count = given.only_count;
    options.first_answer = given.first_answer;
    if (given.query_id != nullptr) options.query_id = given.query_id;
    return options;
}

OutputOptions options_of(OutputFormat format, std::size_t width = 80, bool color = false) {
    OutputOptions options;
    options.format = format;
    options.width = width;
    options.color = color;
    return options;
}

OutputOptions with_reasons(OutputFormat format) {
    auto options = options_of(format);
    options.reasons = true;
    return options;
}

BOOST_DATA_TEST_CASE(answer_renders_as_kept, answers, given) {
    std::ostringstream out;
    render(given.answer(), options_of(given), out);
    check_golden(given.golden, out.str());
}

struct ShownCase {
    const char* golden;
    ShownArticle (*shown)();
    OutputOptions options;
};
std::ostream& operator<<(std::ostream& out, const ShownCase& c) {
    return out << c.golden;
}

const ShownCase shown_articles[] = {
    {"show.txt", samples::article, options_of(OutputFormat::Text, 80)},
    {"show-40.txt", samples::article, options_of(OutputFormat::Text, 40)},
    {"show-color.txt", samples::article, options_of(OutputFormat::Text, 80, true)},
    {"show.json", samples::article, options_of(OutputFormat::Json)},
    {"show.csv", samples::article, options_of(OutputFormat::Csv)},
    {"reasons.txt", samples::article, with_reasons(OutputFormat::Text)},
    {"reasons.csv", samples::article, with_reasons(OutputFormat::Csv)},
    {"hostile-reasons.txt", samples::hostile_article, with_reasons(OutputFormat::Text)},
    {"hostile-show.txt", samples::hostile_article, options_of(OutputFormat::Text, 80)},
    {"hostile-show.json", samples::hostile_article, options_of(OutputFormat::Jsonl)},
};

BOOST_DATA_TEST_CASE(shown_article_renders_as_kept, shown_articles, given) {
    std::ostringstream out;
    render(given.shown(), given.options, out);
    check_golden(given.golden, out.str());
}

BOOST_AUTO_TEST_CASE(reading_renders_as_kept) {
    std::ostringstream text;
    std::ostringstream json;
    render_reading(samples::reading(), options_of(OutputFormat::Text), text);
    render_reading(samples::reading(), options_of(OutputFormat::Json), json);
    check_golden("reading.txt", text.str());
    check_golden("reading.json", json.str());
}

}  // namespace
