// What the trained stages look at: headlines, lines of transcripts, quotations by token, keys of words.
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "common/analysis/marked_text.hpp"

namespace {

using namespace onrecord;

bool begins_with_speaker(std::string_view text) {
    const auto marked = mark_text(text);
    for (std::size_t at = 0; at < marked.size(); ++at) {
        if (is_speaker_colon(marked, marked.sentences.front(), at)) return true;
    }
    return false;
}

BOOST_AUTO_TEST_CASE(a_name_and_a_colon_begin_a_line_of_a_transcript) {
    BOOST_TEST(begins_with_speaker("MARA QUELL: We will build it."));
    BOOST_TEST(begins_with_speaker("Mr. Tollander: No."));
    BOOST_TEST(!begins_with_speaker("What she wants: a tunnel."));
    BOOST_TEST(!begins_with_speaker("“Quell: no.”"));
    BOOST_TEST(!begins_with_speaker(": no."));
    BOOST_TEST(!begins_with_speaker("Image: Mara Quell."));
}

BOOST_AUTO_TEST_CASE(a_headline_has_capitals_and_comes_first) {
    const auto marked =
        mark_text("Tunnel Vote Splits Harbor Council\n\nThe council met. Mara Quell Left Early Again.");
    BOOST_TEST(is_headline(marked, 0));
    BOOST_TEST(!is_headline(marked, 1));
    BOOST_TEST(!is_headline(marked, 2));
    BOOST_TEST(!is_headline(mark_text("The council met in the old town hall."), 0));
}

BOOST_AUTO_TEST_CASE(doubled_single_marks_quote) {
    const auto marked = mark_text("''We won,'' she said.");
    BOOST_TEST(marked.quoted(1));
    BOOST_TEST(!marked.quoted(marked.size() - 2));
}

BOOST_AUTO_TEST_CASE(forms_of_a_verb_share_a_stem) {
    const auto marked = mark_text("argues argued Arguing argue");
    for (const auto& keys : marked.keys) BOOST_TEST(keys.stem == marked.keys.front().stem);
    BOOST_TEST(marked.keys[0].word != marked.keys[1].word);
}

BOOST_AUTO_TEST_CASE(nothing_and_broken_bytes_are_marked) {
    BOOST_TEST(mark_text("").size() == 0U);
    BOOST_TEST(mark_text("\xff\xfe\x80").sentences.size() == 1U);
}

}  // namespace
