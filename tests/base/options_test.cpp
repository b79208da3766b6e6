#include "common/base/options.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/base/text.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

/// One of each kind of option.
struct Sample {
    int limit = 10;
    bool quiet = false;
    std::vector<std::string> maps;
    std::optional<std::string> format;
    std::optional<std::string> facets;
    po::options_description described;

    Sample() {
        add_value(described, "limit,n", limit, "N", "show at most N results");
        add_switch(described, "quiet", quiet, "say nothing");
        add_list(described, "map", maps, "OURS=THEIRS", "another name of a field");
        add_optional(described, "format", format, "NAME", "how it looks");
        add_optional_value(described, "facets", facets, "all", "LIST", "count them");
    }
    Sample(const Sample&) = delete;
    Sample& operator=(const Sample&) = delete;

    std::string state() const {
        return std::to_string(limit) + '|' + (quiet ? "quiet" : "") + '|' + join(maps, "+") + '|' +
               format.value_or("none") + '|' + facets.value_or("none");
    }
};

std::vector<std::string> arguments_of(const char* line) {
    std::vector<std::string> arguments;
    for (const auto word : split(line, ' ')) {
        if (!word.empty()) arguments.emplace_back(word);
    }
    return arguments;
}

struct Line {
    const char* line;
    const char* state;
    const char* rest;
};
std::ostream& operator<<(std::ostream& out, const Line& c) {
    return out << '[' << c.line << ']';
}

const Line lines[] = {
    {"", "10|||none|none", ""},
    {"a b", "10|||none|none", "a b"},
    {"a --limit 3 b", "3|||none|none", "a b"},
    {"--limit=3 -n4", "", "option '--limit' cannot be specified more than once"},
    {"-n 3 --quiet -", "3|quiet||none|none", "-"},
    {"--limit -1", "-1|||none|none", ""},
    {"--map a=b x --map c=d", "10||a=b+c=d|none|none", "x"},
    {"--facets person", "10|||none|all", "person"},
    {"--facets=person --format json", "10|||json|person", ""},
    {"-- --limit -x", "10|||none|none", "--limit -x"},
    {"--limit", "", "the required argument for option '--limit' is missing"},
    {"--limit three", "", "the argument ('three') for option '--limit' is invalid"},
    {"--limit 99999999999", "", "the argument ('99999999999') for option '--limit' is invalid"},
    {"--lim 3", "", "there is no option --lim"},
    {"-x", "", "there is no option -x"},
};

BOOST_DATA_TEST_CASE(arguments_set_members_or_say_what_is_wrong, data::make(lines), given) {
    Sample sample;
    const auto rest = read_command_line(arguments_of(given.line), sample.described);
    if (!rest) {
        BOOST_TEST(rest.error().message == given.rest);
        BOOST_TEST(!rest.error().hint.empty());
        return;
    }
    BOOST_TEST(sample.state() == given.state);
    BOOST_TEST(join(*rest, " ") == given.rest);
}

const Line dashed[] = {
    {"-rumor oil", "10|||none|none", "-rumor oil"},
    {"-n 3 -rumor", "3|||none|none", "-rumor"},
    {"-x", "10|||none|none", "-x"},
    {"-\"mega", "10|||none|none", "-\"mega"},
};

BOOST_DATA_TEST_CASE(a_question_may_begin_with_a_minus, data::make(dashed), given) {
    Sample sample;
    const auto rest = read_command_line(arguments_of(given.line), sample.described, SingleDash::MayBeText);
    BOOST_TEST_REQUIRE(rest.has_value());
    BOOST_TEST(sample.state() == given.state);
    BOOST_TEST(join(*rest, " ") == given.rest);
}

struct Typo {
    const char* typed;
    const char* hint;
};
std::ostream& operator<<(std::ostream& out, const Typo& c) {
    return out << c.typed;
}

const Typo typos[] = {
    {"--limt=3", "did you mean --limit?"}, {"--quite", "did you mean --quiet?"},
    {"--facet", "did you mean --facets?"}, {"--verbose", "--help lists the options"},
    {"--mp", "did you mean --map?"},       {"--xy", "--help lists the options"},
};

BOOST_DATA_TEST_CASE(unknown_option_names_the_likely_one, data::make(typos), given) {
    Sample sample;
    const auto rest = read_command_line({given.typed}, sample.described);
    BOOST_TEST_REQUIRE(!rest.has_value());
    BOOST_TEST(rest.error().hint == given.hint);
}

BOOST_AUTO_TEST_CASE(help_lists_options_in_two_columns) {
    Sample sample;
    BOOST_TEST(help_text(sample.described) ==
               "  -n, --limit N           show at most N results\n"
               "      --quiet             say nothing\n"
               "      --map OURS=THEIRS   another name of a field\n"
               "      --format NAME       how it looks\n"
               "      --facets[=LIST]     count them\n");
}

BOOST_AUTO_TEST_CASE(help_wraps_at_eighty_columns) {
    po::options_description described;
    bool on = false;
    add_switch(described, "a-name-that-is-much-too-long", on,
               "words that go on and on until they have to continue on a second line of the text");
    const auto text = help_text(described);
    for (const auto line : split(text, '\n')) BOOST_TEST(line.size() <= 80U);
    BOOST_TEST(split(text, '\n').size() == 4U);
}

}  // namespace
