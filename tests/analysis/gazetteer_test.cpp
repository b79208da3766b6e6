// What is known of words: tables by key, and the lists that the model file holds.
#include <array>

#include <boost/test/unit_test.hpp>

#include "common/analysis/gazetteer.hpp"
#include "common/analysis/marked_text.hpp"

namespace {

using namespace onrecord;

/// Four slots; the two keys share the first bits and differ in the check.
constexpr std::array<std::int8_t, 16> slots{0x01, 0x00, 7, 0, 0x02, 0x00, 9, 1, 0, 0, 0, 0, 0, 0, 0, 0};

BOOST_AUTO_TEST_CASE(a_number_is_found_in_its_slot_or_the_next_ones) {
    const NumberTable table{slots};
    BOOST_TEST(table.of(1) == 7);
    BOOST_TEST(table.of(2) == 9 + 256);
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_zero) {
    const NumberTable table{slots};
    BOOST_TEST(table.of(3) == 0);
    BOOST_TEST(table.of(0xffff'ffffU) == 0);
}

BOOST_AUTO_TEST_CASE(a_full_table_ends_the_search) {
    const std::array<std::int8_t, 8> full{1, 0, 1, 0, 2, 0, 1, 0};
    BOOST_TEST(NumberTable{full}.of(5) == 0);
}

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
