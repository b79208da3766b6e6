// What words name: the table that the model file holds, and how a number of it is packed.
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "common/analysis/cues.hpp"
#include "common/analysis/marked_text.hpp"

namespace {

using namespace onrecord;

constexpr WordKind cognition_of_nouns = 9;
constexpr WordKind communication_of_nouns = 10;
constexpr WordKind feeling_of_nouns = 12;
constexpr WordKind person = 18;
constexpr WordKind cognition_of_verbs = 31;
constexpr WordKind communication_of_verbs = 32;

class Installed {
  public:
    WordKind of(std::string_view word, Tag tag) const { return kinds_.of(mark_text(word).keys[0].word, tag); }

  private:
    ModelFile file_ = *ModelFile::open(models_folder() + "/statements.model");
    WordKinds kinds_ = cue_models(file_)->kinds;
};

BOOST_AUTO_TEST_CASE(the_installed_table_knows_what_words_name) {
    const Installed known;
    BOOST_TEST(known.of("rebuke", Tag::Base) == communication_of_verbs);
    BOOST_TEST(known.of("expect", Tag::Base) == cognition_of_verbs);
    BOOST_TEST(known.of("warning", Tag::Noun) == communication_of_nouns);
    BOOST_TEST(known.of("belief", Tag::Noun) == cognition_of_nouns);
    BOOST_TEST(known.of("spokeswoman", Tag::Noun) == person);
    BOOST_TEST(known.of("fearful", Tag::Adjective) == feeling_of_nouns);
    BOOST_TEST(known.of("xqzzt", Tag::Noun) == 0U);
}

BOOST_AUTO_TEST_CASE(every_form_of_a_word_is_known) {
    const Installed known;
    for (const auto* form :
         {"rebukes", "rebuked", "rebuking", "Rebuked", "denied", "telling", "swore", "announces", "admitted"})
        BOOST_TEST_CONTEXT(form) BOOST_TEST(known.of(form, Tag::Past) == communication_of_verbs);
    for (const auto* form : {"warnings", "replies", "speeches"})
        BOOST_TEST_CONTEXT(form) BOOST_TEST(known.of(form, Tag::Nouns) == communication_of_nouns);
}

BOOST_AUTO_TEST_CASE(a_word_is_known_by_its_tag) {
    const Installed known;
    BOOST_TEST(known.of("claim", Tag::Noun) != known.of("claim", Tag::Base));
    BOOST_TEST(known.of("claim", Tag::Name) == 0U);
    BOOST_TEST(known.of("claim", Tag::Adverb) == 0U);
}

BOOST_AUTO_TEST_CASE(kinds_are_packed_in_one_number) {
    for (WordKind verb = 0; verb <= last_kind; verb = verb == 0 ? first_verb_kind : verb + 1) {
        for (WordKind noun = 0; noun < first_verb_kind; noun = noun == 0 ? first_noun_kind : noun + 1) {
            for (WordKind adjective = 0; adjective <= last_kind; ++adjective) {
                const KindsOfWord kinds{verb, noun, adjective};
                BOOST_REQUIRE(KindsOfWord::unpacked(kinds.packed()) == kinds);
            }
        }
    }
}

}  // namespace
