#include "indexer/pipeline/check.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include <xapian.h>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/index/layout.hpp"
#include "common/index/position_list.hpp"
#include "common/index/side_column.hpp"
#include "common/index/side_column_format.hpp"
#include "common/index/stored_article.hpp"
#include "common/index/stored_data.hpp"
#include "indexer/build/document.hpp"
#include "indexer/pipeline/index_writer.hpp"
#include "indexer/pipeline/rebuild.hpp"
#include "tests/pipeline/index_contents.hpp"
#include "tests/pipeline/temp_index.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::test;
namespace data = boost::unit_test::data;
namespace fs = std::filesystem;

void nobody(const std::string&) {}

struct SmallIndex {
    TempFolder folder;
    std::string dir = folder.path("index");

    SmallIndex() {
        write_index(dir, {entry_of("1", "Rivers rise."), entry_of("2", "Harbors close early."),
                          entry_of("3", "Bridges hold.")});
    }
};

using Tamper = std::function<void(Xapian::WritableDatabase& articles, Xapian::WritableDatabase& statements)>;

struct Damage {
    const char* name;
    Tamper tamper;
    const char* told;
    Remedy remedy;
};
std::ostream& operator<<(std::ostream& out, const Damage& c) {
    return out << c.name;
}

void change_article(Xapian::WritableDatabase& articles, Xapian::docid docid,
                    const std::function<void(Xapian::Document&)>& change) {
    auto document = articles.get_document(docid);
    change(document);
    articles.replace_document(docid, document);
}

std::string with_another_letter(const std::string& stored) {
    auto article = decode_article(stored);
    BOOST_TEST_REQUIRE(article.has_value());
    article->article.body[0] = 'C';
    return encode_article(*article);
}

const Damage damages[] = {
    {"statement gone", [](auto&, auto& statements) { statements.delete_document(Xapian::docid{2}); },
     "article '2' has 0 of its 1 statement", Remedy::Repair},
    {"statement of nobody",
     [](auto&, auto& statements) {
         statements.add_document(to_document(entry_of("9", "Nobody wrote this.").statements[0], 9));
     },
     "4 statements, of which 3 belong to an article", Remedy::Repair},
    {"statement of another article",
     [](auto&, auto& statements) {
         statements.replace_document(Xapian::docid{1},
                                     to_document(entry_of("1", "Rivers rise.").statements[0], 2));
     },
     "statement 1 of article '1' has another value in slot 3", Remedy::Repair},
    {"article not found by its date",
     [](auto& articles, auto&) { change_article(articles, 2, [](auto& d) { d.remove_term("DU"); }); },
     "article '2' is not found by 'DU'", Remedy::Repair},
    {"article found by a word it does not hold",
     [](auto& articles, auto&) { change_article(articles, 2, [](auto& d) { d.add_posting("zeal", 9); }); },
     "article '2' is found by 'zeal', which it does not hold", Remedy::Repair},
    {"position moved",
     [](auto& articles, auto&) {
         auto key = articles.metadata_keys_begin(position_keys_of("close"));
         PositionChunk moved;
         moved.add(2, {7});
         articles.set_metadata(*key, moved.value());
     },
     "'close' has other places than in the texts", Remedy::Repair},
    {"positions gone",
     [](auto& articles, auto&) {
         articles.set_metadata(*articles.metadata_keys_begin(position_keys_of("close")), "");
     },
     "words have no place", Remedy::Repair},
    {"position of a word that does not stand there",
     [](auto& articles, auto&) {
         PositionChunk added;
         added.add(2, {7});
         articles.set_metadata(position_key(position_keys_of("zeal"), 2), added.value());
     },
     "'zeal' has other places than in the texts", Remedy::Repair},
    {"facet value changed",
     [](auto& articles, auto&) {
         change_article(articles, 2, [](auto& d) { d.add_value(10, "Vic Tollander"); });
     },
     "article '2' has another value in slot 10", Remedy::Repair},
    {"twice in the index", [](auto& articles, auto&) { articles.add_document(articles.get_document(2)); },
     "article '2' is not found once by its id", Remedy::Repair},
    {"inflection gone", [](auto& articles, auto&) { articles.clear_synonyms("Zharbor"); },
     "the form 'harbors' is not found by its stem", Remedy::Repair},
    {"inflection of another word", [](auto& articles, auto&) { articles.add_synonym("Zharbor", "ferries"); },
     "the form 'ferries' is found by the stem of another", Remedy::Repair},
    {"halves of two indexes", [](auto&, auto& statements) { statements.set_metadata(metadata::batch, "7"); },
     "the two halves do not belong together: batch 1 of articles, 7 of statements", Remedy::Repair},
    {"article that cannot be read",
     [](auto& articles, auto&) { change_article(articles, 2, [](auto& d) { set_stored_data(d, "?"); }); },
     "article '2' cannot be read", Remedy::Reindex},
    {"article of another letter",
     [](auto& articles, auto&) {
         change_article(articles, 2,
                        [](auto& d) { set_stored_data(d, with_another_letter(stored_data(d))); });
     },
     "article '2' is not what was read once", Remedy::Reindex},
};

void tamper_with(const std::string& dir, const Tamper& tamper) {
    Xapian::WritableDatabase articles{articles_path(dir)};
    Xapian::WritableDatabase statements{statements_path(dir)};
    tamper(articles, statements);
    articles.commit();
    statements.commit();
}

CheckReport checked(const std::string& dir) {
    const auto report = check_index(dir, nobody, {});
    BOOST_TEST_REQUIRE(report.has_value());
    return *report;
}

BOOST_AUTO_TEST_CASE(an_index_as_it_is_written_is_sound) {
    const SmallIndex index;
    const auto report = checked(index.dir);
    BOOST_TEST(check_text(report) == "'" + index.dir + "': sound; 3 articles, 3 statements\n");
    BOOST_TEST(report.batch == 1U);
    BOOST_TEST(report.fingerprint == index_fingerprint());
}

BOOST_DATA_TEST_CASE(damage_is_found_and_repaired, data::make(damages), given) {
    const SmallIndex index;
    const auto before = contents_by_id(index.dir);
    tamper_with(index.dir, given.tamper);
    const auto report = checked(index.dir);
    BOOST_TEST(!report.is_sound());
    BOOST_TEST(check_text(report).find(given.told) != std::string::npos, check_text(report));
    BOOST_TEST((report.remedy == given.remedy));

    const auto repaired = rebuild_index(index.dir, nobody, {});
    BOOST_TEST_REQUIRE(repaired.has_value());
    const bool is_whole = given.remedy == Remedy::Repair;
    BOOST_TEST(repaired->salvaged.is_all() == is_whole);
    BOOST_TEST((contents_by_id(index.dir) == before) == is_whole);
    // What could not be saved is told in the same breath: the new index is sound, but for the article whose
    // text is in doubt.
    BOOST_TEST(checked(index.dir).problems == repaired->salvaged.doubtful);
    BOOST_TEST(fs::exists(index.dir + ".damaged/articles"));
    BOOST_TEST(!fs::exists(index.dir + ".repairing"));
}

/// The column of one index that is given to another, made to fit as if it had been made of that.
void give_column(const std::string& from, const std::string& to) {
    constexpr std::streamsize state = 64;
    std::string own(state, '\0');
    std::ifstream{column_path(to), std::ios::binary}.read(own.data(), state);
    fs::copy_file(column_path(from), column_path(to), fs::copy_options::overwrite_existing);
    std::fstream{column_path(to), std::ios::binary | std::ios::in | std::ios::out}.write(own.data(), state);
}

struct OtherColumn {
    const char* name;
    std::function<void(std::vector<AnalyzedArticle>&)> change;
    const char* told;
};
std::ostream& operator<<(std::ostream& out, const OtherColumn& c) {
    return out << c.name;
}

const OtherColumn other_columns[] = {
    {"another word", [](auto& articles) { articles[1].article.body += " Again."; },
     "column: article '2' has another length in the side column\n"},
    {"another day",
     [](auto& articles) {
         articles[1].article.published = Published{{2025, 2, 3}, {}};
     },
     "column: article '2' has another place in the order of the side column\n"},
    {"another source", [](auto& articles) { articles[1].article.source = "Port News"; },
     "column: article '2' has other values of 'source' in the side column\n"},
    {"another speaker", [](auto& articles) { articles[1].statements[0].speaker = "Tor Skarn"; },
     "column: article '2' has other values of 'speaker' in the side column\n"},
};

/// Three articles written in one batch, with their column.
void write_with_column(const std::string& dir,
                       const std::function<void(std::vector<AnalyzedArticle>&)>& change) {
    std::vector<AnalyzedArticle> articles{speaking_article("1", "Rivers rise."),
                                          speaking_article("2", "Harbors close early."),
                                          speaking_article("3", "Bridges hold.")};
    for (auto& one : articles) one.article.source = "Tarn Post";
    change(articles);
    fs::create_directory(dir);
    auto writer = IndexWriter::open(dir);
    BOOST_TEST_REQUIRE(writer.has_value());
    for (const auto& one : articles)
        BOOST_TEST(writer->add(build_entry(one, entry_hash(one.article, options_text({})))).has_value());
    BOOST_TEST(writer->commit().has_value());
    std::ofstream{lock_path(dir)};
    BOOST_TEST(refresh_side_column(dir).has_value());
}

BOOST_DATA_TEST_CASE(side_column_is_held_against_every_article, data::make(other_columns), given) {
    const TempFolder folder;
    const auto dir = folder.path("index");
    write_with_column(dir, [](auto&) {});
    BOOST_TEST(check_text(checked(dir)) == "'" + dir + "': sound; 3 articles, 3 statements\n");
    write_with_column(folder.path("other"), given.change);
    give_column(folder.path("other"), dir);
    const auto report = checked(dir);
    BOOST_TEST((report.remedy == Remedy::Repair));
    BOOST_TEST(check_text(report).find(given.told) != std::string::npos, check_text(report));
    BOOST_TEST_REQUIRE(rebuild_index(dir, nobody, {}).has_value());
    BOOST_TEST((checked(dir).remedy == Remedy::None));
}

/// Puts numbers in the place of those of a section, and its checksum right. REQUIRES: they are as many.
template <std::size_t count>
void overwrite_section(const std::string& dir, std::size_t number,
                       const std::array<std::uint32_t, count>& with) {
    using namespace column_format;
    std::fstream file{column_path(dir), std::ios::binary | std::ios::in | std::ios::out};
    Header header;
    file.read(reinterpret_cast<char*>(&header), sizeof header);
    auto& section = header.sections[number];
    const std::string_view bytes{reinterpret_cast<const char*>(with.data()), sizeof with};
    BOOST_TEST_REQUIRE(section.bytes == bytes.size());
    section.checksum = checksum_of(bytes);
    header.checksum = checksum_of(header);
    file.seekp(0).write(reinterpret_cast<const char*>(&header), sizeof header);
    file.seekp(static_cast<std::streamoff>(section.offset)).write(bytes.data(), sizeof with);
}

std::size_t place_of(Field field) {
    return static_cast<std::size_t>(std::find(column_fields.begin(), column_fields.end(), field) -
                                    column_fields.begin());
}

BOOST_AUTO_TEST_CASE(side_column_is_held_against_the_names) {
    using namespace column_format;
    const TempFolder folder;
    const auto dir = folder.path("index");
    write_with_column(dir, [](auto& articles) { articles[1].statements[0].speaker = "ADA KRELL"; });
    BOOST_TEST((checked(dir).remedy == Remedy::None));
    // The second spelling is told apart from the first one.
    overwrite_section<2>(dir, section_of(place_of(Field::Speaker), FacetSection::Names), {0, 1});
    const auto told = check_text(checked(dir));
    BOOST_TEST(told.find("is counted under another name") != std::string::npos, told);
}

BOOST_AUTO_TEST_CASE(names_that_an_article_has_twice_are_held_against_it) {
    using namespace column_format;
    const TempFolder folder;
    const auto dir = folder.path("index");
    write_with_column(dir, [](auto& articles) {
        auto& statements = articles[1].statements;
        statements.push_back(statements.front());
        statements.back().speaker = "Ada M. Krell";
    });
    BOOST_TEST((checked(dir).remedy == Remedy::None));
    // It is said of the first article.
    overwrite_section<2>(dir, section_of(place_of(Field::Speaker), FacetSection::Repeats), {1, 0});
    const auto told = check_text(checked(dir));
    BOOST_TEST(told.find("is counted otherwise than articles have it") != std::string::npos, told);
}

BOOST_AUTO_TEST_CASE(side_column_of_another_state_is_told_and_no_damage) {
    const TempFolder folder;
    const auto dir = folder.path("index");
    write_with_column(dir, [](auto&) {});
    auto writer = IndexWriter::open(dir);
    BOOST_TEST(writer->add(entry_of("4", "Levees hold.")).has_value());
    BOOST_TEST(writer->commit().has_value());
    const auto report = checked(dir);
    BOOST_TEST(report.is_sound());
    BOOST_TEST((report.remedy == Remedy::NextRun));
    BOOST_TEST(check_text(report).starts_with("column: it is of another state of the index"));
}

BOOST_AUTO_TEST_CASE(forms_of_words_that_are_gone_are_no_damage) {
    const SmallIndex index;
    auto writer = IndexWriter::open(index.dir);
    BOOST_TEST(writer->remove("2").has_value());
    BOOST_TEST(writer->commit().has_value());
    BOOST_TEST((checked(index.dir).remedy == Remedy::None));
}

BOOST_AUTO_TEST_CASE(what_a_cut_run_left_is_no_damage) {
    const SmallIndex index;
    tamper_with(index.dir, [](auto&, auto& statements) {
        statements.delete_document(Xapian::docid{2});
        statements.set_metadata(metadata::batch, "2");
        statements.set_metadata(metadata::batch_ids, "2");
    });
    const auto report = checked(index.dir);
    BOOST_TEST(report.is_sound());
    BOOST_TEST((report.remedy == Remedy::NextRun));
    const auto repaired = rebuild_index(index.dir, nobody, {});
    BOOST_TEST_REQUIRE(repaired.has_value());
    BOOST_TEST(repaired->was_completed);
    BOOST_TEST((checked(index.dir).remedy == Remedy::None));
    BOOST_TEST(!fs::exists(index.dir + ".damaged"));
}

BOOST_AUTO_TEST_CASE(a_report_comes_through_a_pipe_as_it_is) {
    CheckReport report;
    report.index_dir = "dir";
    report.articles = 3;
    report.statements = 2;
    report.batch = 7;
    report.fingerprint = "words 1";
    report.add({"articles", "it rains \"in\"\n", Remedy::Reindex});
    report.add({"index", "cut", Remedy::NextRun});
    const auto back = decode_report(encode_report(report));
    BOOST_TEST_REQUIRE(back.has_value());
    BOOST_TEST(check_json(*back) == check_json(report));
    const auto error = decode_report(encode_report(Error{ErrorKind::Database, "message", "hint"}));
    BOOST_TEST((error.error() == Error{ErrorKind::Database, "message", "hint"}));
}

}  // namespace
