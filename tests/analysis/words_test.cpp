// How text is cut into the words of a search.
#include <ostream>
#include <string>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/analysis/words.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

struct Cut {
    const char* text;
    const char* words;
};
std::ostream& operator<<(std::ostream& out, const Cut& c) {
    return out << '[' << c.text << ']';
}

/// "word@position", with ^ behind an acronym, * behind a compound.
std::string printed(const std::vector<Word>& words) {
    std::string text;
    for (const auto& word : words) {
        if (!text.empty()) text += ' ';
        text += word.folded + '@' + std::to_string(word.position);
        if (word.form == WordForm::Acronym) text += '^';
        if (word.form == WordForm::Compound) text += '*';
    }
    return text;
}

const Cut cuts[] = {
    {"", ""},
    {"...", ""},
    {"Bukele", "bukele@1"},
    {"Bukele's offer", "bukele@1 offer@2"},
    {"Bukele’s offer", "bukele@1 offer@2"},
    {"the senators' votes", "the@1 senators@2 votes@3"},
    {"Guantánamo", "guantanamo@1"},
    {"Guanta\xCC\x81namo", "guantanamo@1"},
    {"Łukasz Zoë Straße", "lukasz@1 zoe@2 strasse@3"},
    {"COVID-19 vaccine", "covid@1 covid19@1* 19@2 vaccine@3"},
    {"anti‑abortion", "anti@1 antiabortion@1* abortion@2"},
    {"U.S. troops", "us@1^ troops@2"},
    {"the U.S.'s offer", "the@1 us@2^ offer@3"},
    {"US troops asked us", "us@1^ troops@2 asked@3 us@4"},
    {"at 9 a.m. today", "at@1 9@2 am@3 today@4"},
    {"AT&T and R&D", "at&t@1 and@2 r&d@3"},
    {"O'Brien O’BRIEN", "obrien@1 obrien@2"},
    {"don't", "dont@1"},
    {"Giscard d’Estaing’s", "giscard@1 d@2 destaing@2* estaing@3"},
    {"L'Écho du Port", "l@1 lecho@1* echo@2 du@3 port@4"},
    {"dell'Utri", "dell@1 dellutri@1* utri@2"},
    {"d'Arc-et-Senans", "d@1 darcetsenans@1* arc@2 et@3 senans@4"},
    {"D'Oh y'all all's", "doh@1 yall@2 all@3"},
    {"9/11 and/or 24/7", "9/11@1 and@2 or@3 24/7@4"},
    {"$1,000.50 or 1,000", "1000.50@1 or@2 1000@3"},
    {"3.5 percent. Next", "3.5@1 percent@2 next@3"},
    {"2015–16", "2015@1 16@2"},
    {"wait…what..now", "wait@1 what@2 now@3"},
    {"one\n\ntwo", "one@1 two@202"},
    {"one\ntwo", "one@1 two@2"},
    {"one\r\n \r\n\r\ntwo", "one@1 two@202"},
    {"\n\none", "one@201"},
    {"東京 tower", "東@1 京@2 tower@3"},
    {"co\xC2\xADoperate", "cooperate@1"},
    {"bad\xFF"
     "bytes",
     "bad@1 bytes@2"},
    {"a-b-c-d-e", "a@1 b@2 c@3 d@4 e@5"},
    {"rock-'n'-roll", "rock@1 n@2 roll@3"},
    {"J. Smith", "j@1 smith@2"},
    {"end. A new", "end@1 a@2 new@3"},
};

BOOST_DATA_TEST_CASE(text_is_cut_into_words, data::make(cuts), given) {
    BOOST_TEST(printed(words_of(given.text)) == given.words);
}

BOOST_AUTO_TEST_CASE(spans_cover_what_was_printed) {
    const std::string text = "In Guantánamo’s U.S. base: COVID-19.";
    std::string spans;
    for (const auto& word : words_of(text)) spans += '[' + std::string{word.span.in(text)} + ']';
    BOOST_TEST(spans == "[In][Guantánamo][U.S.][base][COVID][COVID-19][19]");
}

BOOST_AUTO_TEST_CASE(long_words_are_cut_at_a_character) {
    const auto words = words_of(std::string(100'000, 'x'));
    BOOST_TEST_REQUIRE(words.size() == 1U);
    BOOST_TEST(words[0].folded.size() == longest_word);
}

/// With a soft hyphen in each run of two letters or more, which is not seen, but is no ASCII. (Behind a point
/// or an apostrophe it would be: it ends "a.b" and "'s".)
std::string with_soft_hyphens(const std::string& text) {
    const auto is_letter = [&](std::size_t at) {
        return at < text.size() && (text[at] == 'a' || text[at] == 's');
    };
    std::string made;
    for (std::size_t at = 0; at < text.size(); ++at) {
        made += text[at];
        if (is_letter(at) && is_letter(at + 1) &&
            (at == 0 || (!is_letter(at - 1) && text[at - 1] != '.' && text[at - 1] != '\'')))
            made += "\xC2\xAD";
    }
    return made;
}

BOOST_AUTO_TEST_CASE(words_of_ascii_are_cut_as_all_others) {
    const std::string alphabet = "as1.,/-'& ";
    std::string text(6, ' ');
    std::string cut_otherwise;
    for (int number = 0; number < 1'000'000; ++number) {
        auto rest = static_cast<std::size_t>(number);
        for (char& c : text) {
            c = alphabet[rest % alphabet.size()];
            rest /= alphabet.size();
        }
        const auto other = with_soft_hyphens(text);
        if (other != text && printed(words_of(text)) != printed(words_of(other))) cut_otherwise = text;
    }
    BOOST_TEST(cut_otherwise == "");
}

BOOST_AUTO_TEST_CASE(names_fold_to_their_words) {
    BOOST_TEST(folded_words("O’Brien's") == "obrien");
    BOOST_TEST(folded_words("  Jean-Luc  Óscar ") == "jean luc oscar");
}

}  // namespace
