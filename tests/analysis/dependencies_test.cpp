// The parser's steps, and what the trained one makes of plain sentences.
#include "common/analysis/dependencies.hpp"

#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/analysis/model/model_file.hpp"
#include "common/analysis/statements.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_CASE(subtypes_of_a_relation_count_as_the_relation) {
    BOOST_TEST((relation_from_treebank("nsubj:pass") == Relation::Subject));
    BOOST_TEST((relation_from_treebank("nmod") == Relation::Modifier));
    BOOST_TEST((relation_from_treebank("cop") == Relation::Other));
}

BOOST_AUTO_TEST_CASE(transitions_build_a_tree) {
    const auto text = mark_text("Quell said no");
    const std::vector<Tag> tags{Tag::Name, Tag::Past, Tag::Noun};
    std::vector<Dependency> tree(text.size());
    ParseState state{{text, tags}, {0, 3}, tree};
    BOOST_TEST(!state.may(Transition::Left));
    state.apply(Transition::Shift, Relation::Other);
    BOOST_TEST(!state.may(Transition::Right));  // one root a sentence
    state.apply(Transition::Left, Relation::Subject);
    state.apply(Transition::Shift, Relation::Other);
    state.apply(Transition::Shift, Relation::Other);
    BOOST_TEST(state.hangs_on_something(Transition::Right));
    state.apply(Transition::Right, Relation::Object);
    BOOST_TEST(!state.hangs_on_something(Transition::Right));
    state.apply(Transition::Right, Relation::Root);
    BOOST_TEST(state.done());
    const std::vector<Dependency> expected{
        {1, Relation::Subject}, {no_head, Relation::Root}, {1, Relation::Object}};
    BOOST_TEST((tree == expected));
    const Tree whole{tree};
    BOOST_TEST(whole.subject[1] == 0);
    BOOST_TEST(whole.below[1] == (1U << static_cast<unsigned>(Relation::Subject) |
                                  1U << static_cast<unsigned>(Relation::Object)));
}

BOOST_AUTO_TEST_CASE(a_quotation_is_parsed_sentence_by_sentence) {
    const auto text = mark_text("“We won. We won the right,” she said. It rained.");
    BOOST_TEST(clauses_of(text, text.sentences[0]).size() == 2U);
    BOOST_TEST(clauses_of(text, text.sentences[1]).size() == 1U);
}

struct Parsed {
    const char* text;
    const char* heads;  ///< "child<head" for each token that has one
};
std::ostream& operator<<(std::ostream& out, const Parsed& c) {
    return out << c.text;
}

const Parsed parsed[] = {
    {"Mara Quell left.", "Mara<Quell Quell<left .<left"},
    {"Quell said the bridge fell.", "Quell<said the<bridge bridge<fell fell<said .<said"},
};

BOOST_DATA_TEST_CASE(plain_sentences_are_parsed, data::make(parsed), given) {
    const auto file = *ModelFile::open(models_folder() + "/statements.model");
    const auto models = *statement_models(file);
    const auto text = mark_text(given.text);
    const auto tags = tags_of(text, models.tagger);
    const std::vector<bool> wanted(text.sentences.size(), true);
    const auto tree = dependencies_of({text, tags}, wanted, models.parser);
    std::string found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (tree[at].head == no_head) continue;
        if (!found.empty()) found += ' ';
        found += std::string{text.word(at)} + '<' +
                 std::string{text.word(static_cast<std::size_t>(tree[at].head))};
    }
    BOOST_TEST(found == given.heads);
}

BOOST_AUTO_TEST_CASE(only_wanted_sentences_are_parsed) {
    const auto file = *ModelFile::open(models_folder() + "/statements.model");
    const auto models = *statement_models(file);
    const auto text = mark_text("Mara Quell left. Vic Tollander stayed.");
    const auto tags = tags_of(text, models.tagger);
    const auto tree = dependencies_of({text, tags}, {false, true}, models.parser);
    BOOST_TEST(tree[0].head == no_head);
    BOOST_TEST(tree[4].head == 5);
}

}  // namespace
