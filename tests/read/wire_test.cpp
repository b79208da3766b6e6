#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/read/reading.hpp"

namespace {

using namespace onrecord;

using Lines = std::vector<std::string>;

struct WireFile {
    const char* name;
    Lines read;
};
std::ostream& operator<<(std::ostream& out, const WireFile& c) {
    return out << c.name;
}

const WireFile files[] = {
    {"tunnel.nitf",
     {"2025-02-04T18:30:00 | Harbor tunnel floods again | ANN LEE, TOMAS BRANDT | Port Maren News | Disaster "
      "|  | en > "
      "PORT MAREN (PMN) _ Water broke into the tunnel.\\n\\nWhat happens next\\n\\n“We have pumps,” said "
      "Mara "
      "Quell.\\n\\nMonday shut\\n\\nTuesday open"}},
    {"message.newsml",
     {"2025-02-04T18:30:00 | Harbor tunnel floods again | Ann Lee | PMN | transport |  | en > Water broke "
      "in.\\n\\nTrains stand still.",
      "2025-02-04T19:00:00 | Tunnel unter Wasser | Joris Vann | PMN |  |  | de > Wasser drang ein.",
      "2025-02-04T19:10:00 | Flooded tunnel |  | PMN > Pumps at work in the harbor tunnel."}},
    {"newsml1.xml",
     {"2025-02-04T12:59:02 | Le tunnel inondé | Zoé Marchand | PMN |  |  | fr > L'eau est entrée.\\n\\nTout "
      "est "
      "fermé."}},
    {"story.ninjs.json",
     {"2025-02-04T18:30:00 | Tunnel unter Wasser | Joris Vann, Ann Lee | PMN | Verkehr |  | de > Wasser "
      "drang "
      "ein.\\n\\nAlles steht."}},
    {"story.ninjs1.json",
     {"2025-02-04T10:00:00 | Harbor tunnel floods | Ann Lee | PMN | City News |  | en > Water broke "
      "in.\\n\\nTrains "
      "stand still."}},
    {"tunnel.iptc",
     {"2025-02-04T18:30:00 | Harbor tunnel floods again | Ann Lee | pmn |  |  | en > Port Maren (pmn) - "
      "Water broke "
      "into the harbor "
      "tunnel on Tuesday, the city's café owners said.\\n\\n\"We have pumps,\" said Mara Quell, who runs the "
      "tunnel.",
      "2025-02-04T19:05:00 | Ferry back |  | pmn > The ferry runs."}},
    {"tunnel.anpa",
     {"2025-02-04T18:30:00 | Harbor tunnel floods again | ANN LEE | PMP |  |  | en > PORT MAREN (PMP) — "
      "Water broke "
      "into the tunnel on "
      "Tuesday and trains stand still.\\n\\n“We have pumps,” said Mara Quell. “They will do.”\\n\\nTrains "
      "today\\n\\nLine;Hour\\n\\nBlue Line;9"}},
    {"ap-feed.json", {"2025-02-04T19:00:00 | Flooded tunnel |  | PMN > Pumps at work in the harbor tunnel."}},
};

BOOST_DATA_TEST_CASE(a_wire_file_gives_its_articles, files, given) {
    Lines lines;
    for (const auto& item : items_of(std::string{ONRECORD_TEST_DATA "/wire/"} + given.name))
        lines.push_back(printed(item));
    BOOST_TEST(lines == given.read, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_wire_that_breaks_off_is_read_to_the_break) {
    BOOST_TEST(read_bytes("\x01pmn0042 4 i 118  pmn 042\n\n\x02Tunnel floods =\n\n   Water broke", "a.bin") ==
                   Lines{"- | Tunnel floods |  | pmn > Water broke"},
               boost::test_tools::per_element());
    BOOST_TEST(read_bytes("\x01pmn0042 i\n\x02One.\x03\x04\x01pmn0043", "a.bin") ==
                   (Lines{"- | ~ > One.", "! message 2: is no whole message: it has no text"}),
               boost::test_tools::per_element());
    BOOST_TEST(read_bytes("\x01pmn0042 i\n", "a.bin").front().starts_with("! "));
}

BOOST_AUTO_TEST_CASE(the_agency_is_no_author_of_its_news) {
    BOOST_TEST(read_bytes("<nitf><head><pubdata name='PMN'/></head><body><body.head><byline>By PMN</byline>"
                          "</body.head><body.content><p>B</p></body.content></body></nitf>",
                          "a.nitf") == Lines{"- | ~ |  | PMN > B"},
               boost::test_tools::per_element());
}

struct Unusable {
    const char* name;
    const char* bytes;
    const char* note;
};
std::ostream& operator<<(std::ostream& out, const Unusable& c) {
    return out << '[' << c.bytes << ']';
}

const Unusable unusable[] = {
    {"a.xml",
     "<newsItem><itemMeta><pubStatus qcode='stat:canceled'/></itemMeta><contentMeta><headline>T</headline>"
     "</contentMeta></newsItem>",
     "# a.xml: passed over: news that was canceled 'T'"},
    {"a.xml",
     "<newsMessage><itemSet><newsItem><itemMeta><pubStatus uri='http://cv.example/pubstatus/withheld'/>"
     "</itemMeta></newsItem></itemSet></newsMessage>",
     "# a.xml, item 1: passed over: news that is withheld"},
    {"a.xml",
     "<NewsML><NewsItem><NewsManagement><Status FormalName='Canceled'/></NewsManagement></NewsItem></NewsML>",
     "# a.xml, item 1: passed over: news that was canceled"},
    {"a.json", R"({"uri":"urn:1","versioncreated":"2025-02-04","pubstatus":"canceled","headline":"T"})",
     "# a.json, value 1: passed over: news that was canceled 'T'"},
};

BOOST_DATA_TEST_CASE(news_that_was_taken_back_is_passed_over, unusable, given) {
    BOOST_TEST(read_bytes(given.bytes, given.name) == Lines{given.note}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(usable_news_is_read) {
    BOOST_TEST(read_bytes("<newsItem><itemMeta><pubStatus qcode='stat:usable'/></itemMeta><contentMeta>"
                          "<headline>T</headline></contentMeta></newsItem>",
                          "a.xml") == Lines{"- | T > "},
               boost::test_tools::per_element());
}

struct Refused {
    const char* bytes;
    const char* read;
};
std::ostream& operator<<(std::ostream& out, const Refused& c) {
    return out << '[' << c.bytes << ']';
}

const Refused refused[] = {
    {"<packageItem><groupSet><group><itemRef/><itemRef/></group></groupSet></packageItem>",
     "! is a package of 2 references and holds no article itself"},
    {"<conceptItem/>", "! is a <conceptItem> of NewsML-G2: it holds no articles"},
    {"<newsMessage><header/></newsMessage>", "! is a message without items"},
    {"<newsItem><itemMeta/></newsItem>", "! has no text"},
    {"<nitf><head/><body><body.content/></body></nitf>", "! has no text"},
    {"<NewsML/>", "! is NewsML without a news item"},
};

BOOST_DATA_TEST_CASE(a_wire_file_without_article_says_why, refused, given) {
    BOOST_TEST(read_bytes(given.bytes, "wire.xml") == Lines{given.read}, boost::test_tools::per_element());
}

}  // namespace
