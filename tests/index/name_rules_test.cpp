// Files of names: what their lines mean, and which lines are refused.
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <ostream>
#include <string>

#include "common/base/text.hpp"
#include "common/index/name_rules.hpp"
#include "tests/temp_folder.hpp"

namespace {

using namespace onrecord;
namespace data = boost::unit_test::data;

class Files {
  public:
    std::string write(const std::string& content) {
        const auto path = folder_.path("names.txt");
        std::ofstream{path, std::ios::binary} << content;
        return path;
    }

  private:
    test::TempFolder folder_;
};

std::string canonical(const NameRules& rules, const std::string& folded) {
    const auto* group = rules.group_of(folded);
    return group == nullptr ? "" : group->canonical;
}

BOOST_AUTO_TEST_CASE(each_name_of_a_line_leads_to_the_first) {
    Files files;
    NameRules rules;
    const auto path = files.write(
        "\xEF\xBB\xBF# people\n\nDana Okafor\tThe Lamplighter\tOkafor, Dana\r\n"
        "Tarn Water Board\tTWB\t\nDana Okafor\tDana O'Kafor\n");
    BOOST_TEST_REQUIRE(rules.read_aliases(path).has_value());
    BOOST_TEST(rules.groups().size() == 2U);
    BOOST_TEST(canonical(rules, "dana okafor") == "Dana Okafor");
    BOOST_TEST(canonical(rules, "the lamplighter") == "Dana Okafor");
    BOOST_TEST(canonical(rules, "okafor dana") == "Dana Okafor");
    BOOST_TEST(canonical(rules, "twb") == "Tarn Water Board");
    BOOST_TEST(canonical(rules, "nobody") == "");
    BOOST_TEST(rules.concern("dana r okafor"));
    BOOST_TEST(!rules.concern("dana okafor junior"));
}

BOOST_AUTO_TEST_CASE(blocked_names_are_compared_folded) {
    Files files;
    NameRules rules;
    BOOST_TEST_REQUIRE(rules.read_blocklist(files.write("Read MORE\n# no name\nJosé Tarn\n")).has_value());
    BOOST_TEST(rules.blocked().size() == 2U);
    BOOST_TEST(rules.blocked().contains("read more"));
    BOOST_TEST(rules.blocked().contains("jose tarn"));
}

struct Refused {
    const char* aliases;
    const char* message;  ///< behind the path
};
std::ostream& operator<<(std::ostream& out, const Refused& row) {
    return out << '[' << row.message << ']';
}

const Refused refused[] = {
    {"a b\tc\nDana Okafor, The Lamplighter\n", ":2: there is no tab in this line"},
    {"\tc\n", ":1: there is no canonical name before the tab"},
    {"--\tc\n", ":1: there is no canonical name before the tab"},
    {"a b\t \n", ":1: there is no alias behind the tab"},
    {"a b\t--\n", ":1: there is no letter in the alias '--'"},
    {"a\xFF\tc\n", ":1: this line is not UTF-8"},
    {"Ann Lee\tLee\n#\nAdam Lee\tLEE\n", ":3: 'LEE' belongs to 'Ann Lee' ("},
    {"Ann Lee\tLee\nLee\tAnnie\n", ":2: 'Lee' is an alias of 'Ann Lee' ("},
    {"Ann Lee\tLee\nAdam Lee\tAnn Lee\n", ":2: 'Ann Lee' belongs to 'Ann Lee' ("},
};

BOOST_DATA_TEST_CASE(a_broken_line_is_told_with_its_number, data::make(refused), row) {
    Files files;
    NameRules rules;
    const auto path = files.write(row.aliases);
    const auto read = rules.read_aliases(path);
    BOOST_TEST_REQUIRE(!read.has_value());
    BOOST_TEST(read.error().message.starts_with(path + row.message), read.error().message);
    BOOST_TEST(!read.error().hint.empty());
}

BOOST_AUTO_TEST_CASE(a_blocklist_is_refused_with_the_line) {
    Files files;
    NameRules rules;
    const auto path = files.write("Ann Lee\n...\n");
    const auto read = rules.read_blocklist(path);
    BOOST_TEST_REQUIRE(!read.has_value());
    BOOST_TEST(read.error().message == path + ":2: there is no letter in this name");
    BOOST_TEST(!rules.read_blocklist("/nonexistent/names").has_value());
}

BOOST_AUTO_TEST_CASE(middle_initials_are_single_letters_inside) {
    BOOST_TEST(without_initials("dana r okafor") == "dana okafor");
    BOOST_TEST(without_initials("george h w tarn") == "george tarn");
    BOOST_TEST(without_initials("j okafor") == "j okafor");
    BOOST_TEST(without_initials("malcolm x") == "malcolm x");
    BOOST_TEST(without_initials("okafor") == "okafor");
}

}  // namespace
