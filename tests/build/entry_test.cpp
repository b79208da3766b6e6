#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <string>

#include "common/index/article_text.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/terms.hpp"
#include "indexer/build/document.hpp"
#include "indexer/build/entry.hpp"

namespace {

using namespace onrecord;

AnalyzedArticle sample() {
    AnalyzedArticle made;
    auto& article = made.article;
    article.title = "U.S. vote";
    article.body = "Bukele's vote.\n\nA long vote, they said.";
    article.source = "The Tarn Post";
    article.authors = {"Ann Lee", "Ann  LEE"};
    article.published = Published{{2025, 2, 4}, {}};
    complete(article);
    made.entities = {{EntityKind::Person, "Nayib Bukele", {{0, 6}}}};
    made.statements = {
        {{{16, 27}}, {{34, 38}}, {{29, 33}}, "", StatementKind::Indirect, Resolution::Pronoun, 0.5F}};
    return made;
}

const Posting* posting(const Entry& entry, std::string_view term) {
    const auto& all = entry.postings;
    const auto at = std::find_if(all.begin(), all.end(), [&](const Posting& p) { return p.term == term; });
    return at == all.end() ? nullptr : &*at;
}

bool has_boolean(const Entry& entry, std::string_view term) {
    return std::count(entry.booleans.begin(), entry.booleans.end(), term) > 0;
}

BOOST_AUTO_TEST_CASE(title_counts_above_body_and_gaps_part_fields_and_paragraphs) {
    const auto made = build_entry(sample(), "h");
    const auto* vote = posting(made.article, "vote");
    BOOST_TEST_REQUIRE(vote != nullptr);
    BOOST_TEST(vote->wdf == title_weight + 2);
    const std::vector<std::uint32_t> positions{2, 204, 407};
    BOOST_TEST(vote->positions == positions, boost::test_tools::per_element());
    BOOST_TEST(posting(made.article, "Svote") != nullptr);
    BOOST_TEST(posting(made.article, "XAus") != nullptr);
}

BOOST_AUTO_TEST_CASE(fields_are_found_by_word_and_by_whole) {
    const auto entry = build_entry(sample(), "h").article;
    BOOST_TEST(posting(entry, "PWbukele") != nullptr);
    BOOST_TEST(has_boolean(entry, "PNnayib bukele"));
    BOOST_TEST(has_boolean(entry, "ONthe tarn post"));
    BOOST_TEST(has_boolean(entry, "DM202502"));
    for (const auto& [slot, value] : entry.values) {
        if (slot == Slot::Author) BOOST_TEST(value == "Ann Lee");
    }
}

BOOST_AUTO_TEST_CASE(a_statement_holds_its_words_only) {
    const auto made = build_entry(sample(), "h");
    BOOST_TEST_REQUIRE(made.statements.size() == 1U);
    BOOST_TEST(posting(made.statements[0], "vote") != nullptr);
    BOOST_TEST(posting(made.statements[0], "bukele") == nullptr);
    BOOST_TEST(has_boolean(made.statements[0], "TKindirect"));
    BOOST_TEST(has_boolean(made.statements[0], "TApronoun"));
    BOOST_TEST(has_boolean(made.article, "TKindirect"));
    BOOST_TEST(to_document(made.statements[0], 7).get_value(3) == Xapian::sortable_serialise(7));
}

BOOST_AUTO_TEST_CASE(the_engine_counts_the_words_of_a_statement_and_does_not_list_them) {
    const auto made = build_entry(sample(), "h");
    const auto* vote = posting(made.statements[0], "vote");
    BOOST_TEST_REQUIRE(vote != nullptr);
    BOOST_TEST(!vote->positions.empty());
    const auto document = to_document(made.statements[0]);
    const std::set<std::string> terms(document.termlist_begin(), document.termlist_end());
    BOOST_TEST(!terms.contains("vote"));
    std::size_t words = 0;
    for (const auto& one : made.statements[0].postings)
        words += one.listing == Listing::Positions ? one.positions.size() : 0;
    BOOST_TEST(words > 1U);
    auto length = document.termlist_begin();
    length.skip_to(prefix::length.data());
    BOOST_TEST(*length == prefix::length);
    BOOST_TEST(length.get_wdf() == words);
}

BOOST_AUTO_TEST_CASE(a_fragment_is_kept_only_where_it_is_quoted) {
    AnalyzedArticle made;
    made.article.body = "It was \"a mess\", Ann Lee said, and no surprise. She asked why so late.";
    complete(made.article);
    const auto add = [&](std::string_view words, StatementKind kind) {
        const auto at = static_cast<std::uint32_t>(made.article.body.find(words));
        const TextSpan span{at, at + static_cast<std::uint32_t>(words.size())};
        made.statements.push_back({{span}, {}, {}, "Ann Lee", kind, Resolution::Named, 1});
    };
    add("\"a mess\"", StatementKind::Direct);
    add("no surprise", StatementKind::Indirect);
    add("why so late", StatementKind::Indirect);
    const auto entry = build_entry(made, "h");
    BOOST_TEST_REQUIRE(entry.statements.size() == 2U);
    BOOST_TEST(posting(entry.statements[0], "mess") != nullptr);
    BOOST_TEST(posting(entry.statements[1], "late") != nullptr);
    BOOST_TEST(decode_article(entry.article.data)->statements.size() == 2U);
    const auto again = build_entry(*decode_article(entry.article.data), "h");
    BOOST_TEST(again.article.data == entry.article.data);
}

BOOST_AUTO_TEST_CASE(what_was_cut_out_of_a_statement_shows_as_an_ellipsis) {
    const std::string_view body = "“It holds.” “For now,” Ann Lee said, “and for good.”";
    const auto span = [&](std::string_view words) {
        const auto at = static_cast<std::uint32_t>(body.find(words));
        return TextSpan{at, at + static_cast<std::uint32_t>(words.size())};
    };
    Statement statement;
    statement.content = {span("“It holds.”"), span("“For now,”"), span("“and for good.”")};
    BOOST_TEST(statement_text(statement, body) == "“It holds.” “For now,” … “and for good.”");
}

BOOST_AUTO_TEST_CASE(every_kind_and_attribution_has_a_value_to_ask_for) {
    const auto knows = [](Field field, std::string_view value) {
        const auto& choices = row_of(field).choices;
        return std::find(choices.begin(), choices.end(), value) != choices.end();
    };
    for (const auto kind : {StatementKind::Direct, StatementKind::Mixed, StatementKind::Indirect})
        BOOST_TEST(knows(Field::Kind, to_string(kind)));
    for (const auto how : {Resolution::None, Resolution::Pronoun, Resolution::Described, Resolution::Named})
        BOOST_TEST(knows(Field::Attr, to_string(how)));
}

BOOST_AUTO_TEST_CASE(words_for_inflections_are_distinct_and_bare) {
    std::vector<std::string> words;
    const auto entry = build_entry(sample(), "h");
    for (const auto& posting : entry.article.postings) {
        if (has_inflections(posting.term)) words.push_back(posting.term);
    }
    BOOST_TEST(std::count(words.begin(), words.end(), "vote") == 1);
    BOOST_TEST(
        std::none_of(words.begin(), words.end(), [](const std::string& w) { return w.starts_with("XA"); }));
}

BOOST_AUTO_TEST_CASE(any_article_can_be_written) {
    AnalyzedArticle odd;
    odd.article.body = std::string(300'000, 'x') + std::string("\0\x01", 2) + " \xFF";
    complete(odd.article);
    const auto document = to_document(build_entry(odd, "h").article);
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        BOOST_TEST((*term).size() <= 245U);
        BOOST_TEST((*term).find('\0') == std::string::npos);
    }
}

}  // namespace
