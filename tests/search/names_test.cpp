// Names that are one value: by spelling, by middle initial, by the files of aliases and blocked names.
// Whatever the rules, a facet's value finds exactly what was counted.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <string>

#include "common/article/article.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/search/search.hpp"
#include "tests/search/small_index.hpp"

namespace {

using namespace onrecord;

/// An article that names these people and has each of them say a word.
AnalyzedArticle article(const std::string& id, const std::vector<std::string>& people,
                        const std::vector<std::string>& orgs = {}) {
    AnalyzedArticle made;
    made.article.id = id;
    made.article.published = Published{{2025, 2, 4}, {}};
    made.article.title = "The " + id;
    for (const auto& person : people) {
        const auto begin = static_cast<std::uint32_t>(made.article.body.size());
        made.article.body += "the harbor fee stays here\n";
        made.entities.push_back({EntityKind::Person, person, {{begin, begin + 3}}});
        made.statements.push_back(
            {{{begin, begin + 25}}, {}, {}, person, StatementKind::Direct, Resolution::Named, 1});
    }
    if (people.empty()) made.article.body = "the harbor\n";
    for (const auto& org : orgs) made.entities.push_back({EntityKind::Org, org, {{0, 3}}});
    complete(made.article);
    return made;
}

std::vector<AnalyzedArticle> sample() {
    return {
        article("a", {"Dana Okafor"}, {"Tarn Water Board", "Read More"}),
        article("b", {"Dana R. Okafor", "José Brandt"}, {"TWB"}),
        article("c", {"Dana R. Okafor", "Dana Okafor"}, {"Tarn Water Board", "TWB"}),
        article("d", {"George H. Tarn"}),
        article("e", {"George W. Tarn", "Jose Brandt"}, {"Read Press"}),
        article("f", {"George Tarn", "The Lamplighter"}),
    };
}

class Asked {
  public:
    explicit Asked(const std::string& aliases = "", const std::string& blocklist = "") : index_{sample()} {
        if (!aliases.empty()) std::ofstream{aliases_path(index_.dir())} << aliases;
        if (!blocklist.empty()) std::ofstream{blocklist_path(index_.dir())} << blocklist;
        search_.emplace(*Search::open({index_.dir()}));
    }

    Results answer(const std::string& query, Unit unit = Unit::Articles) {
        SearchRequest request;
        request.query = parse_query(query, {{2025, 6, 1}, MatchMode::All})->root;
        request.typed = query;
        request.unit = unit;
        request.sort = Sort::Oldest;
        request.limit = 0;
        request.facets = {Field::Person, Field::Org, Field::Place, Field::Speaker, Field::Kind};
        auto results = search_->answer(request);
        BOOST_TEST_REQUIRE(results.has_value(), query);
        return *results;
    }

    std::string ids(const std::string& query) {
        std::vector<std::string> found;
        for (const auto& hit : answer(query).hits) found.push_back(hit.article.id);
        std::sort(found.begin(), found.end());
        std::string joined;
        for (const auto& id : found) joined += id;
        return joined;
    }

    /// "value count, …" of a facet over all articles.
    std::string facet(Field field, Unit unit = Unit::Articles) {
        std::string printed;
        for (const auto& one : answer("harbor", unit).facets) {
            if (one.field != field) continue;
            for (const auto& [value, count] : one.values)
                printed += (printed.empty() ? "" : ", ") + value + ' ' + std::to_string(count);
        }
        return printed;
    }

    void check_counts() {
        for (const auto unit : {Unit::Articles, Unit::Statements}) {
            for (const char* query :
                 {"harbor", "id:c", "harbor -id:a", "speaker:dana", "org:read OR org:tarn"}) {
                for (const auto& facet : answer(query, unit).facets) {
                    for (const auto& [value, count] : facet.values) {
                        const auto filter = std::string{row_of(facet.field).name} + ":\"" + value + '"';
                        const auto narrowed = answer("(" + std::string{query} + ") " + filter, unit);
                        BOOST_TEST(narrowed.total == count, query << " with " << filter);
                    }
                }
            }
        }
    }

  private:
    test::SmallIndex index_;
    std::optional<Search> search_;
};

BOOST_AUTO_TEST_CASE(a_name_with_and_without_initial_or_accent_is_one) {
    Asked asked;
    BOOST_TEST(
        asked.facet(Field::Person) ==
        "Dana Okafor 3, Jose Brandt 2, George H. Tarn 1, George Tarn 1, George W. Tarn 1, The Lamplighter 1");
    BOOST_TEST(
        asked.facet(Field::Speaker, Unit::Statements) ==
        "Dana Okafor 4, Jose Brandt 2, George H. Tarn 1, George Tarn 1, George W. Tarn 1, The Lamplighter 1");
    BOOST_TEST(asked.ids("person:\"Dana Okafor\"") == "abc");
    BOOST_TEST(asked.ids("person:\"Dana R. Okafor\"") == "abc");
    BOOST_TEST(asked.ids("speaker:okafor") == "abc");
    asked.check_counts();
}

BOOST_AUTO_TEST_CASE(two_initials_keep_names_apart) {
    Asked asked;
    BOOST_TEST(asked.ids("person:\"George Tarn\"") == "f");
    BOOST_TEST(asked.ids("person:\"George H. Tarn\"") == "d");
    BOOST_TEST(asked.ids("person:tarn") == "def");
}

BOOST_AUTO_TEST_CASE(aliases_are_one_with_the_canonical_name) {
    Asked asked{"Dana Okafor\tThe Lamplighter\nTarn Water Board\tTWB\nGeorge Walter Tarn\tGeorge W. Tarn\n"};
    BOOST_TEST(asked.facet(Field::Person) ==
               "Dana Okafor 4, Jose Brandt 2, George H. Tarn 1, George Tarn 1, George Walter Tarn 1");
    BOOST_TEST(asked.facet(Field::Org) == "Tarn Water Board 3, Read More 1, Read Press 1");
    BOOST_TEST(asked.ids("person:\"the lamplighter\"") == "abcf");
    BOOST_TEST(asked.ids("person:lamplighter") == "abcf");
    BOOST_TEST(asked.ids("person:okafor") == "abcf");
    BOOST_TEST(asked.ids("person:oka*") == "abcf");
    BOOST_TEST(asked.ids("org:twb") == "abc");
    BOOST_TEST(asked.ids("person:walter") == "e");
    BOOST_TEST(asked.ids("speaker:lamplighter said:fee") == "abcf");
    const auto statements = asked.answer("speaker:okafor", Unit::Statements).statements;
    BOOST_TEST(std::all_of(statements.begin(), statements.end(),
                           [](const StatementHit& hit) { return hit.speaker == "Dana Okafor"; }));
    BOOST_TEST(statements.size() == 5U);
    asked.check_counts();
}

BOOST_AUTO_TEST_CASE(blocked_names_are_no_names) {
    Asked asked{"", "Read More\nDana Okafor\nNobody At All\n"};
    BOOST_TEST(asked.facet(Field::Org) == "TWB 2, Tarn Water Board 2, Read Press 1");
    BOOST_TEST(asked.facet(Field::Person) ==
               "Jose Brandt 2, George H. Tarn 1, George Tarn 1, George W. Tarn 1, The Lamplighter 1");
    BOOST_TEST(asked.ids("org:\"Read More\"") == "");
    BOOST_TEST(asked.ids("org:read") == "e");
    BOOST_TEST(asked.ids("org:rea*") == "e");
    BOOST_TEST(asked.ids("person:okafor") == "");
    BOOST_TEST(asked.ids("speaker:\"Dana R. Okafor\"") == "");
    BOOST_TEST(asked.ids("harbor read") == "");  // a word of the text stays a word
    BOOST_TEST(asked.ids("-org:\"Read More\"") == "abcdef");
    asked.check_counts();
}

BOOST_AUTO_TEST_CASE(what_the_blocklist_takes_away_is_noted) {
    Asked asked{"", "Read More\n"};
    const auto blocked = asked.answer("org:\"read more\"");
    BOOST_TEST_REQUIRE(blocked.notes.size() == 1U);
    BOOST_TEST(blocked.notes[0] == "org:\"read more\" matches nothing: the name is on the blocklist");
    const auto part = asked.answer("org:read");
    BOOST_TEST_REQUIRE(part.notes.size() == 1U);
    BOOST_TEST(part.notes[0] == "org:read leaves out what is on the blocklist: read more");
    BOOST_TEST(asked.answer("org:tarn").notes.empty());
}

BOOST_AUTO_TEST_CASE(an_alias_group_is_blocked_as_a_whole) {
    Asked asked{"Tarn Water Board\tTWB\n", "TWB\n"};
    BOOST_TEST(asked.facet(Field::Org) == "Read More 1, Read Press 1");
    BOOST_TEST(asked.ids("org:tarn") == "");
    asked.check_counts();
}

BOOST_AUTO_TEST_CASE(a_broken_file_is_an_error) {
    const test::SmallIndex index{sample()};
    std::ofstream{aliases_path(index.dir())} << "no tab here\n";
    const auto refused = Search::open({index.dir()});
    BOOST_TEST_REQUIRE(!refused.has_value());
    BOOST_TEST(refused.error().message.ends_with("aliases.tsv:1: there is no tab in this line"));
    BOOST_TEST(
        Search::open({index.dir()}, {index.dir() + "/none", ""}).error().message.starts_with("cannot read"));
}

}  // namespace
