// What a rule mends in the names that the model has found.
#include "common/analysis/name_repairs.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "common/analysis/model/model_file.hpp"
#include "tests/analysis/parsed_article.hpp"

namespace {

using namespace onrecord;
using onrecord::test::ParsedArticle;

std::vector<NameMention> mended(const ParsedArticle& article, std::vector<NameMention> names) {
    const auto file = *ModelFile::open(models_folder() + "/entities.model");
    repair_names({article.marked, article.tags}, *Gazetteer::open(file), names);
    return names;
}

/// The mentions behind the repair, in brackets.
std::string repaired(const ParsedArticle& article, const std::vector<NameMention>& names) {
    std::string found;
    for (const auto& name : mended(article, names)) found += '[' + article.printed(name.tokens) + ']';
    return found;
}

BOOST_AUTO_TEST_CASE(a_nickname_in_marks_ends_no_name) {
    const ParsedArticle article{"Rep. Robert “Bobby” Quell met Vic Tollander."};
    BOOST_TEST_REQUIRE(article.marked.word(1) == "Robert");
    const NameMention cut{{1, 4}, EntityKind::Person};
    const NameMention rest{{5, 6}, EntityKind::Person};
    const NameMention other{{7, 9}, EntityKind::Person};
    BOOST_TEST(repaired(article, {cut, rest, other}) == "[Robert “Bobby” Quell][Vic Tollander]");
    BOOST_TEST(repaired(article, {cut}) == "[Robert “Bobby” Quell]");
    // where none of them is a person, nothing is made one
    BOOST_TEST(repaired(article, {{{1, 4}, EntityKind::Org}}) == "[Robert “Bobby]");
    BOOST_TEST(repaired(article, {}).empty());
}

/// The places behind the repair.
std::string places(std::string_view text, const std::vector<NameMention>& names) {
    const ParsedArticle article{text};
    std::string found;
    for (const auto& name : mended(article, names)) {
        if (name.kind == EntityKind::Place) found += '[' + article.printed(name.tokens) + ']';
    }
    return found;
}

/// Of one name at the beginning.
std::string places(std::string_view text, std::size_t size, EntityKind kind) {
    return places(text, {{{0, size}, kind}});
}

BOOST_AUTO_TEST_CASE(capitals_before_the_first_dash_are_a_place) {
    BOOST_TEST(places("PORT MAREN — The bridge is closed.", 2, EntityKind::Person) == "[PORT MAREN]");
    BOOST_TEST(places("PORT MAREN, June 5 (Meridian Wire) — The bridge is closed.", 2, EntityKind::Person) ==
               "[PORT MAREN]");
    BOOST_TEST(places("HARROWICK (MW) - The bridge is closed.", 1, EntityKind::Person) == "[HARROWICK]");
    BOOST_TEST(places("Bridge closed\n\nPORT MAREN — The bridge is closed.", 2, EntityKind::Person).empty());
    BOOST_TEST(places("MERIDIAN WIRE — The alliance has met.", 2, EntityKind::Org).empty());
    BOOST_TEST(places("MARA QUELL said — and who would not — no.", 2, EntityKind::Person).empty());
    BOOST_TEST(places("Mara Quell — The bridge is closed.", 2, EntityKind::Person).empty());
    BOOST_TEST(places("MARA QUELL: The bridge is closed.", 2, EntityKind::Person).empty());
}

BOOST_AUTO_TEST_CASE(the_place_of_the_dateline_is_one_throughout) {
    const ParsedArticle article{"PORT MAREN — The bridge of Port Maren is closed."};
    BOOST_TEST_REQUIRE(article.printed({6, 8}) == "Port Maren");
    const auto names = mended(article, {{{0, 2}, EntityKind::Person}, {{6, 8}, EntityKind::Person}});
    BOOST_TEST((names[0].kind == EntityKind::Place && names[1].kind == EntityKind::Place));
}

BOOST_AUTO_TEST_CASE(a_name_before_a_known_surname_is_a_name) {
    const ParsedArticle article{"Keith Quell dropped his gun. Rakeyia Quell shouted. President Quell left."};
    const NameMention known{{0, 2}, EntityKind::Person};
    BOOST_TEST_REQUIRE(article.printed({0, 2}) == "Keith Quell");
    BOOST_TEST(repaired(article, {known}) == "[Keith Quell][Rakeyia Quell]");
    BOOST_TEST(repaired(article, {{{0, 2}, EntityKind::Place}}) == "[Keith Quell]");
}

/// Of some people.
std::string places_among(std::string_view text, const std::vector<TokenRange>& people) {
    std::vector<NameMention> names;
    for (const auto& tokens : people) names.push_back({tokens, EntityKind::Person});
    return places(text, names);
}

BOOST_AUTO_TEST_CASE(what_something_is_in_is_a_place) {
    BOOST_TEST(places_among("The cranes stand in Varnholm. Varnholm is quiet.", {{4, 5}}) == "[Varnholm]");
    // wherever the words stand in the article
    BOOST_TEST(places_among("The cranes stand in Varnholm. The people of Varnholm wait.",
                            {{4, 5}, {9, 10}}) == "[Varnholm][Varnholm]");
    BOOST_TEST(places_among("He welded a gantry at Varnholm.", {{5, 6}}) == "[Varnholm]");
    BOOST_TEST(places_among("The money was found in Varnholm's coat.", {{5, 6}}).empty());
    BOOST_TEST(places_among("They looked at Varnholm.", {{3, 4}}).empty());
    // who does something is somebody
    BOOST_TEST(places_among("They trust in Varnholm. Varnholm smiled.", {{3, 4}, {5, 6}}).empty());
    // and so is who has a longer name
    BOOST_TEST(places_among("Ada Varnholm smiled. They trust in Varnholm.", {{0, 2}, {7, 8}}).empty());
}

}  // namespace
