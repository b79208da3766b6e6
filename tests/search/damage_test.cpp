// What is stored of an article has a bit turned over: whatever asks for it is refused, and nothing else is
// shown.
#include <ostream>
#include <string>

#include <xapian.h>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/article/article.hpp"
#include "common/index/layout.hpp"
#include "common/index/schema.hpp"
#include "common/index/stored_data.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/search/search.hpp"
#include "tests/search/small_index.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

AnalyzedArticle vote() {
    AnalyzedArticle made;
    made.article.id = "vote";
    made.article.title = "Harbor vote";
    made.article.body = "“We will vote,” said Mara Quell.";
    complete(made.article);
    made.statements = {
        {{{0, 19}}, {{20, 24}}, {{25, 35}}, "Mara Quell", StatementKind::Direct, Resolution::Named, 1}};
    return made;
}

/// The third letter of a word gets another bit: `Mara` becomes `Masa`.
void turn_a_bit(std::string& bytes, std::string_view word) {
    const auto at = bytes.rfind(word);
    BOOST_TEST_REQUIRE(at != std::string::npos);
    bytes[at + 2] ^= 1;
}

constexpr auto shown_slot = static_cast<Xapian::valueno>(Slot::Shown);

void damage(const std::string& dir) {
    Xapian::WritableDatabase articles{articles_path(dir)};
    auto document = articles.get_document(1);
    auto stored = stored_data(document);
    auto shown = document.get_value(shown_slot);
    turn_a_bit(stored, "Mara");
    turn_a_bit(shown, "Harbor");
    set_stored_data(document, stored);
    document.add_value(shown_slot, shown);
    articles.replace_document(1, document);
    articles.commit();
}

struct Ask {
    const char* query;
    Unit unit;
    bool snippets;
};
std::ostream& operator<<(std::ostream& out, const Ask& c) {
    return out << '[' << c.query << ']' << (c.snippets ? " with snippets" : "");
}

const Ask asks[] = {
    {"vote", Unit::Articles, true},        {"vote", Unit::Articles, false},
    {"said:vote", Unit::Statements, true}, {"speaker:quell", Unit::Statements, true},
    {"=Harbor", Unit::Articles, true},     {"=Harbor", Unit::Articles, false},
};

Result<Results> answer(Search& search, const Ask& ask) {
    SearchRequest request;
    request.query = parse_query(ask.query, {Date{2025, 6, 1}, MatchMode::All})->root;
    request.typed = ask.query;
    request.unit = ask.unit;
    request.snippets = ask.snippets;
    return search.answer(request);
}

BOOST_DATA_TEST_CASE(what_fails_its_checksum_is_not_shown, data::make(asks), given) {
    const test::SmallIndex index{{vote()}};
    auto search = Search::open({index.dir()});
    BOOST_TEST(answer(*search, given)->total == 1U);
    damage(index.dir());
    const auto refused = answer(*search, given);
    BOOST_TEST_REQUIRE(!refused.has_value());
    BOOST_TEST(refused.error().message.find("damaged") != std::string::npos, refused.error().message);
    BOOST_TEST(refused.error().hint.find("--repair") != std::string::npos, refused.error().hint);
}

BOOST_AUTO_TEST_CASE(a_statement_whose_number_is_none_is_not_shown) {
    const test::SmallIndex index{{vote()}};
    Xapian::WritableDatabase statements{statements_path(index.dir())};
    auto document = statements.get_document(1);
    document.add_value(static_cast<Xapian::valueno>(Slot::Ordinal), "p");  // "0" with another bit
    statements.replace_document(1, document);
    statements.commit();
    auto search = Search::open({index.dir()});
    const auto refused = answer(*search, {"said:vote", Unit::Statements, true});
    BOOST_TEST_REQUIRE(!refused.has_value());
    BOOST_TEST(refused.error().message == "a statement of article 'vote' is missing");
}

BOOST_AUTO_TEST_CASE(an_article_that_fails_its_checksum_is_not_shown) {
    const test::SmallIndex index{{vote()}};
    damage(index.dir());
    auto search = Search::open({index.dir()});
    BOOST_TEST(!search->show("vote", {}).has_value());
}

}  // namespace
