// Why a statement has its speaker, in words.
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

#include "searcher/output/reasons.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

constexpr std::string_view body =
    "Commissioner Ivo Tarn met Mara Quell of the Harbor Board. The fee, he told them, was gone. She said no. "
    "It said so. The mayor added little. A clerk agreed.";

TextSpan span(std::string_view words) {
    const auto at = static_cast<std::uint32_t>(body.find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
}

struct Told {
    const char* cue;
    const char* source;
    const char* speaker;
    Resolution resolution;
    const char* reason;
};
std::ostream& operator<<(std::ostream& out, const Told& row) {
    return out << '[' << row.reason << ']';
}

const Told told[] = {
    {"told", "Commissioner Ivo Tarn", "Ivo Tarn", Resolution::Named,
     "cue 'told', subject 'Commissioner Ivo Tarn', a name of: Ivo Tarn"},
    {"told", "he", "Ivo Tarn", Resolution::Pronoun, "cue 'told', subject 'he', man named before: Ivo Tarn"},
    {"said", "She", "Mara Quell", Resolution::Pronoun,
     "cue 'said', subject 'She', nearest woman named before: Mara Quell"},
    {"said", "She", "", Resolution::Pronoun, "cue 'said', subject 'She', no woman named before fits"},
    {"said", "It", "Tarn Harbor Board", Resolution::Pronoun,
     "cue 'said', subject 'It', nearest organization named before: Tarn Harbor Board (as 'Harbor Board')"},
    {"added", "The mayor", "Mara Quell", Resolution::Described,
     "cue 'added', subject 'The mayor', a description of: Mara Quell"},
    {"agreed", "A clerk", "", Resolution::Described,
     "cue 'agreed', subject 'A clerk', a description: nobody is named"},
    {"", "", "Mara Quell", Resolution::None,
     "no cue, no subject: goes on with the speaker before: Mara Quell"},
    {"", "", "", Resolution::None, "no cue, no subject: nobody is named"},
};

BOOST_DATA_TEST_CASE(a_reason_says_what_led_to_the_speaker, data::make(told), row) {
    ShownArticle shown;
    shown.body = body;
    shown.entities = {{EntityKind::Person, "Ivo Tarn", {span("Ivo Tarn")}},
                      {EntityKind::Person, "Mara Quell", {span("Mara Quell")}},
                      {EntityKind::Org, "Tarn Harbor Board", {span("Harbor Board")}}};
    Statement statement;
    if (*row.cue != '\0') statement.cue = {span(row.cue)};
    if (*row.source != '\0') statement.source = {span(row.source)};
    statement.speaker = row.speaker;
    statement.resolution = row.resolution;
    shown.statements = {statement};
    BOOST_TEST(reason_of(shown, 0) == row.reason);
}

}  // namespace
