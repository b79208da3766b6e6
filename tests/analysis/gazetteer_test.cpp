// What is known of words: the lists that the model file holds.
#include <boost/test/unit_test.hpp>

#include "common/analysis/gazetteer.hpp"
#include "common/analysis/marked_text.hpp"

namespace {

using namespace onrecord;

class Installed {
  public:
    Installed() : file_{*ModelFile::open(models_folder() + "/entities.model")} {}

    Marks of(std::string_view phrase) const {
        const auto text = mark_text(phrase);
        auto key = text.keys[0].word;
        for (std::size_t at = 1; at < text.size(); ++at) key = phrase_key(key, text.keys[at].word);
        return Gazetteer::open(file_)->of(key);
    }
    bool is_name(std::string_view word) const {
        return Gazetteer::open(file_)->is_name(mark_text(word).keys[0].word);
    }

  private:
    ModelFile file_;
};

BOOST_AUTO_TEST_CASE(the_installed_gazetteer_knows_names_places_and_roles) {
    const Installed known;
    BOOST_TEST(has(known.of("Juan"), Mark::GivenMan));
    BOOST_TEST(has(known.of("Mary"), Mark::GivenWoman));
    BOOST_TEST(has(known.of("Norway"), Mark::Country));
    BOOST_TEST(has(known.of("Oslo"), Mark::City));
    BOOST_TEST(has(known.of("Norwegian"), Mark::Demonym));
    BOOST_TEST(has(known.of("senator"), Mark::PersonRole));
    BOOST_TEST(has(known.of("Sen."), Mark::Title));
    BOOST_TEST(has(known.of("committee"), Mark::OrgWord));
    BOOST_TEST(has(known.of("New York"), Mark::Region));
    BOOST_TEST(known.of("xqzzt") == 0);
}

BOOST_AUTO_TEST_CASE(names_of_people_are_known_by_a_filter) {
    const Installed known;
    BOOST_TEST(known.is_name("Castrosanchez"));
    BOOST_TEST(!known.is_name("xqzzt"));
}

BOOST_AUTO_TEST_CASE(class_keys_tell_capitals_apart_and_digits_not) {
    const auto key = [](std::string_view word) { return word_class_key(mark_text(word).tokens[0], word); };
    BOOST_TEST(key("Rose") != key("rose"));
    BOOST_TEST(key("NATO") == key("Nato"));
    BOOST_TEST(key("1987") == key("2024"));
}

}  // namespace
