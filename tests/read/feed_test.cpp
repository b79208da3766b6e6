#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "indexer/read/feed.hpp"
#include "indexer/read/xml_balance.hpp"
#include "indexer/read/xml_markup.hpp"
#include "indexer/read/xml_tree.hpp"
#include "tests/read/reading.hpp"

namespace {

using namespace onrecord;

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& path) {
    Lines lines;
    for (const auto& item : items_of(path)) lines.push_back(printed(item));
    return lines;
}

void check_lines(const Lines& read, const Lines& expected) {
    BOOST_TEST(read == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(rss_is_an_article_an_item) {
    check_lines(
        lines_of(ONRECORD_TEST_DATA "/feeds/rss20.xml"),
        {"2025-02-04T18:30:00 | Harbor tunnel floods – again | Ann Lee, Tomas Brandt | Port Maren Herald | "
         "City | https://herald.example/2025/02/04/tunnel?utm_source=rss | en > Water broke into the "
         "tunnel.\\n\\n“We have pumps,” said Mara Quell.",
         "2025-02-03T07:00:00 | Ferry fares rise | Joris Vann | Port Maren Herald |  | "
         "https://herald.example/ferry.html | en > Fares rise by a tenth,\\nthe operator said.",
         "- | ~ |  | Port Maren Herald |  | https://herald.example/notes/12 | en > A line without a title or "
         "a date."});
}

BOOST_AUTO_TEST_CASE(of_a_wordpress_export_published_posts_are_articles) {
    auto lines = lines_of(ONRECORD_TEST_DATA "/feeds/wordpress.xml");
    for (auto& line : lines) line = line.substr(0, 2) == "# " ? line.substr(line.find(", entry")) : line;
    check_lines(lines,
                {"2025-02-04T18:30:00 | Harbor tunnel floods again | Ann Lee | Port Maren Blog | City | "
                 "https://blog.portmaren.example/tunnel | en > Water broke into the tunnel.\\n\\n\"It [the "
                 "water] is gone [sic],\" said Mara Quell.",
                 ", entry 2: passed over: WordPress entries that are not published 'Not yet'",
                 ", entry 3: passed over: WordPress entries of type 'attachment' 'a.jpg'",
                 ", entry 4: passed over: WordPress entries without text 'Empty'"});
}

BOOST_AUTO_TEST_CASE(rdf_items_stand_beside_their_channel) {
    check_lines(lines_of(ONRECORD_TEST_DATA "/feeds/rss10.rdf"),
                {"2025-02-04 | Rat vertagt den Tunnel | Ann Lee | Port Maren Herald |  | "
                 "https://herald.example/1 | de "
                 "> Der Rat vertagte."});
}

BOOST_AUTO_TEST_CASE(atom_entries_take_from_their_feed_what_they_lack) {
    check_lines(
        lines_of(ONRECORD_TEST_DATA "/feeds/atom.xml"),
        {"2025-02-04T10:00:00 | Vote <b> off | The Desk | Port Maren Herald | City | "
         "https://herald.example/vote | en > The council met.\\n\\nIt put off the vote.",
         "2025-02-04T10:00:00 | Le tunnel | Zoé Marchand | Port Maren Herald |  |  | fr > Un.\\n\\nDeux."});
}

BOOST_AUTO_TEST_CASE(a_json_feed_is_an_article_an_item) {
    check_lines(lines_of(ONRECORD_TEST_DATA "/feeds/feed.json"),
                {"2025-02-04T10:00:00 | Harbor tunnel floods | Ann Lee | Port Maren Herald | City | "
                 "https://herald.example/1 | en > Water broke in.\\n\\nAll is shut.",
                 "- | ~ | The Desk | Port Maren Herald |  |  | en > A line without a title."});
}

struct FeedFile {
    const char* bytes;
    Lines read;
};
std::ostream& operator<<(std::ostream& out, const FeedFile& c) {
    return out << '[' << c.bytes << ']';
}

const FeedFile feeds[] = {
    {"<rss version='0.91'><channel><item><title>T</title></item></channel></rss>", {"- | T > "}},
    {"\n <!-- a note --><rss><channel><item><title>T</title></item></channel></rss>", {"- | T > "}},
    {"<rss><channel><title>S</title></channel></rss>", {"! is a feed without entries"}},
    {"<rss><channel><item><title> </title></item></channel></rss>", {"! entry 1: has no text"}},
    // old and broken feeds
    {"<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title mode='base64'>VA==</title>"
     "<issued>2025-02-04</issued></entry></feed>",
     {"2025-02-04 | T > "}},
    {"<rss><channel><item><title>A & B&nbsp;C &copy; &unknown;</title></item></channel></rss>",
     {"- | A & B\u00A0C © &unknown; > "}},
    {"<rss><channel><item><title>T</title><description>Whole.</description></item><item><title>Cut",
     {"- | T > Whole.", "- | Cut > ",
      "# feed.xml: is not well-formed XML: 'damaged in line 1: Premature end of data in tag title line 1'"}},
    {"<rss><channel><item><title>T</title><content:encoded>Undeclared.</content:encoded></item></channel></"
     "rss>",
     {"- | T > Undeclared."}},
    // HTML that is not escaped, and ends that are missing
    {"<rss><channel><item><title>T</title><description>One<br>two <b>three<p>four</description>"
     "<pubDate>2025-02-04</pubDate></item><item><title>U</title></item></channel></rss>",
     {"2025-02-04 | T > One\\ntwo three\\n\\nfour", "- | U > ",
      "# feed.xml: is not well-formed XML: 'damaged in line 1: Premature end of data in tag item line 1'"}},
    {"<rss><channel><item><title>T<description>One.<pubDate>2025-02-04</pubDate>"
     "<item><title>U</title></channel></rss>",
     {"2025-02-04 | T > One.", "- | U > ",
      "# feed.xml: is not well-formed XML: 'damaged in line 1: Premature end of data in tag title line 1'"}},
    // dates that are none of the entry's
    {"<rss><channel><pubDate>Tue, 04 Feb 2025 10:00:00 "
     "GMT</pubDate><item><title>T</title></item></channel></rss>",
     {"- | T > "}},
    {"<rss><channel><item><title>T</title><pubDate>soon</pubDate><dc:date "
     "xmlns:dc='http://purl.org/dc/terms/'>2025-02-04</dc:date></item></channel></rss>",
     {"2025-02-04 | T > "}},
    // XML that is no feed
    {"<?xml version='1.0'?><urlset><url><loc>https://h.example/</loc></url></urlset>",
     {"! is a sitemap: it lists addresses and holds no articles"}},
    {"<?xml version='1.0'?><inventory/>", {"! is XML of a kind that is not read: <inventory>"}},
};

BOOST_DATA_TEST_CASE(a_feed_is_read_or_refused, feeds, given) {
    check_lines(read_bytes(given.bytes, "feed.xml"), given.read);
}

struct Balance {
    const char* xml;
    const char* balanced;
};
std::ostream& operator<<(std::ostream& out, const Balance& c) {
    return out << '[' << c.xml << ']';
}

const Balance balances[] = {
    {"<a><b>x</b></a>", "<a><b>x</b></a>"},
    {"<a><b><i>x</b>y</i></a>", "<a><b><i>x</i></b>y</a>"},
    {"<a>x<br>y<BR/>z</br></a>", "<a>x<br/>y<BR/>z</a>"},
    {"<a><img src=a.jpg alt='\"x\"' hidden>y</a>", "<a><img alt=\"&quot;x&quot;\" src=\"a.jpg\"/>y</a>"},
    {"<a><c href=\"x>y</c></a>", "<a><c href=\"x\">y</c></a>"},
    {"<a><b c=<d e=<f g>x", "<a>&lt;b c=&lt;d e=<f>x</f></a>"},
    {"<a><!-- <!-- x", "<a>&lt;!-- &lt;!-- x</a>"},
    {"<a>1 < 2 <3> <", "<a>1 &lt; 2 &lt;3> &lt;</a>"},
    {"<a><![CDATA[<b>]]><?b <b>?></a>", "<a><![CDATA[<b>]]><?b <b>?></a>"},
    {"<a><p>x<p>y</a></a>", "<a><p>x</p><p>y</p></a>"},
    {"<item><description>x<pubDate>y<item>z",
     "<item><description>x</description><pubDate>y</pubDate></item>"
     "<item>z</item>"},
};

BOOST_DATA_TEST_CASE(xml_is_balanced, balances, given) {
    BOOST_TEST(balanced_xml(given.xml) == given.balanced);
}

BOOST_AUTO_TEST_CASE(entries_that_share_a_link_keep_their_own_ids) {
    const test::TempFolder folder;
    const auto items =
        items_of(write_file(folder, "feed.xml",
                            "<rss><channel><link>https://h.example/</link>"
                            "<item><title>A</title><link>https://h.example/</link><guid>1</guid></item>"
                            "<item><title>B</title><link>https://h.example/</link><guid>2</guid></item>"
                            "</channel></rss>"));
    BOOST_TEST_REQUIRE(items.size() == 2U);
    BOOST_TEST(std::get<Article>(items[0]).id == "https://h.example/ 1");
    BOOST_TEST(std::get<Article>(items[1]).id == "https://h.example/ 2");
}

BOOST_AUTO_TEST_CASE(no_entity_of_a_file_is_loaded_or_expanded) {
    const auto lines = read_bytes(
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'laugh'><!ENTITY b '&a;&a;&a;&a;'>"
        "<!ENTITY file SYSTEM 'file:///etc/passwd'>]>"
        "<rss><channel><item><title>&b; &file;</title></item></channel></rss>",
        "feed.xml");
    check_lines(lines, {"- | &b; &file; > "});
}

BOOST_AUTO_TEST_CASE(depth_is_bounded) {
    std::string deep = "<rss><channel><item><title>T</title></item><item><description>";
    for (int level = 0; level < 100'000; ++level) deep += "<b>";
    const auto lines = read_bytes(deep, "feed.xml");
    BOOST_TEST_REQUIRE(!lines.empty());
    BOOST_TEST(lines.front() == "- | T > ");
}

struct Name {
    const char* author;
    const char* name;
};
std::ostream& operator<<(std::ostream& out, const Name& c) {
    return out << c.author;
}

const Name names[] = {
    {"Ann Lee", "Ann Lee"},
    {"ann@lee.example (Ann Lee)", "Ann Lee"},
    {"Ann Lee <ann@lee.example>", "Ann Lee"},
    {"\"Lee, Ann\" <ann@lee.example>", "Lee, Ann"},
    {"ann@lee.example", ""},
};

BOOST_DATA_TEST_CASE(a_name_stands_beside_its_address, names, given) {
    BOOST_TEST(name_beside_address(given.author) == given.name);
}

}  // namespace
