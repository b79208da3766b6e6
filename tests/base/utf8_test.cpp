#include <boost/test/unit_test.hpp>

#include "common/base/utf8.hpp"

namespace {

using namespace onrecord;

BOOST_AUTO_TEST_CASE(folding_takes_case_and_accents_off) {
    BOOST_TEST(folded("BUKELE") == "bukele");
    BOOST_TEST(folded("Guantánamo") == folded("Guanta\xCC\x81namo"));
    BOOST_TEST(folded("Straße") == "strasse");
    BOOST_TEST(folded("Ørsted Łódź Æsir İstanbul") == "orsted lodz aesir istanbul");
    BOOST_TEST(folded("ﬁscal") == "fiscal");
}

BOOST_AUTO_TEST_CASE(latin1_becomes_utf8) {
    BOOST_TEST(utf8_from_latin1("caf\xE9 \x93quote\x94") == "café “quote”");
}

BOOST_AUTO_TEST_CASE(invalid_bytes_are_seen_and_mended) {
    BOOST_TEST(is_valid_utf8("é"));
    BOOST_TEST(!is_valid_utf8("\xC3"));
    BOOST_TEST(!is_valid_utf8("\xED\xA0\x80"));  // a surrogate
    BOOST_TEST(mend_utf8("a\xFFz") == "a\xEF\xBF\xBDz");
}

BOOST_AUTO_TEST_CASE(prefixes_end_between_characters) {
    BOOST_TEST(prefix_of("aé", 2) == "a");
    BOOST_TEST(prefix_of("aé", 3) == "aé");
}

BOOST_AUTO_TEST_CASE(walking_backward_finds_the_same_characters) {
    const std::string_view text = "aé東";
    BOOST_TEST((code_point_before(text, text.size()).value == U'東'));
    BOOST_TEST((code_point_before(text, 3).value == U'é'));
    BOOST_TEST((code_point_before(text, 1).value == U'a'));
}

BOOST_AUTO_TEST_CASE(terminals_obey_nothing_of_a_text) {
    BOOST_TEST(safe_for_terminal("\x1b[31mred\x07") == " [31mred ");
    BOOST_TEST(safe_for_terminal("a\xC2\x9B"
                                 "b") == "a b");
    BOOST_TEST(safe_for_terminal("a\xE2\x80\xAE"
                                 "b") == "a b");
    BOOST_TEST(safe_for_terminal("a\nb") == "a b");
    BOOST_TEST(safe_for_terminal("a\nb", true) == "a\nb");
}

BOOST_AUTO_TEST_CASE(width_counts_columns) {
    BOOST_TEST(display_width("aé") == 2U);
    BOOST_TEST(display_width("東京") == 4U);
    BOOST_TEST(display_width("e\xCC\x81") == 1U);
}

}  // namespace
