// Files that somebody made to be slow: none may take time that grows with the square of its size. Where the
// guard is gone, the test does not fail but runs for minutes.
#include <algorithm>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "indexer/read/authors.hpp"
#include "indexer/read/html_markup.hpp"
#include "indexer/read/html_tree.hpp"
#include "indexer/read/page_title.hpp"
#include "indexer/read/xml_tree.hpp"
#include "tests/read/reading.hpp"

namespace {

using namespace onrecord;

constexpr std::size_t enough = 1U << 20U;

std::string filled(std::string bytes, std::string_view piece, std::string_view end = "") {
    while (bytes.size() < enough) bytes += piece;
    return bytes += end;
}

std::size_t depth_of(const HtmlTree& tree) {
    std::vector<std::size_t> depths(tree.size(), 0);
    for (NodeId at = 1; at < tree.size(); ++at) depths[at] = depths[tree[at].parent] + 1;
    return *std::max_element(depths.begin(), depths.end());
}

const std::string tags[] = {
    "a",        "b",       "div",        "font",  "form",  "h1",    "h3",      "li",      "main",
    "nobr",     "ol",      "p",          "pre",   "q",     "span",  "td",      "option",  "tbody",
    "time",     "tr",      "ul",         "table", "dt",    "dd",    "th",      "x",       "center",
    "body",     "html",    "head",       "i",     "u",     "em",    "section", "article", "optgroup",
    "fieldset", "address", "blockquote", "dl",    "tfoot", "thead", "caption", "label",   "big"};

/// The parser itself keeps to no depth when it is asked for events, and goes through all that is open.
BOOST_DATA_TEST_CASE(elements_lie_in_no_more_than_some_hundred_others, tags, outer) {
    for (const auto& inner : tags) {
        for (const auto* end : {"", "x", "b", "div"}) {
            const std::string closing = *end == '\0' ? "" : "</" + (*end == 'x' ? outer : end) + ">";
            std::string page;
            for (int at = 0; at < 1'000; ++at) page.append("<" + outer + "><" + inner + ">y").append(closing);
            const auto depth = depth_of(HtmlTree::parse(cleaned_markup(page).html));
            BOOST_TEST(depth < 600U, outer << " " << inner << " " << closing);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_stands_in_order_is_not_deep) {
    for (const auto* piece :
         {"<li>word", "<p>word", "<tr><td>word<td>word", "<dt>word<dd>word", "<section><div>word</section>",
          "<p><b>word</p>", "<ul><li>word</ul>", "<br>word", "<div>word</div>", "<option>word"}) {
        std::string page = "<body>";
        for (int at = 0; at < 1'000; ++at) page += piece;
        const auto markup = cleaned_markup(page).html;
        std::size_t kept = 0;
        for (auto at = markup.find(std::string_view{piece}.substr(0, 3)); at != std::string::npos;
             at = markup.find(std::string_view{piece}.substr(0, 3), at + 1))
            ++kept;
        BOOST_TEST(kept >= 1'000U, piece);
    }
}

const std::string page_pieces[] = {
    "<h1><div>",
    "<h1>",
    "<p><table>x</p>",
    "<time><div>x</time>",
    "<time>",
    "<span><h1>",
    "<div class=byline>",
    "<a rel=author><div>",
    "<b itemprop=headline><div>",
};

BOOST_DATA_TEST_CASE(pages_of_open_elements_are_read, page_pieces, piece) {
    const std::string story =
        "<body><p>The harbor council voted on Tuesday to build the tunnel, and the ferry stops in May.</p>";
    const auto read = read_bytes(filled("<!doctype html><html>" + story, piece), "a.html");
    BOOST_TEST(read.front().starts_with("- | "), read.front().substr(0, 100));
}

/// What the tree is kept from by its markup alone.
BOOST_AUTO_TEST_CASE(a_tree_ends_where_it_is_too_deep) {
    std::string page = "<body>";
    for (int at = 0; at < 3'000; ++at) page += "<x>y";
    BOOST_TEST(depth_of(HtmlTree::parse(page)) < 1'100U);
    BOOST_TEST(depth_of(HtmlTree::parse(cleaned_markup(page).html)) < 300U);
}

struct Pile {
    const char* name;
    std::string bytes;
};
std::ostream& operator<<(std::ostream& out, const Pile& pile) {
    return out << pile.name << ' ' << pile.bytes.substr(0, 60);
}

std::string numbered(const std::string& begin, const std::string& before, const std::string& behind,
                     const std::string& end) {
    std::string bytes = begin;
    for (int at = 0; bytes.size() < enough; ++at) bytes += before + std::to_string(at) + behind;
    return bytes + end;
}

const std::string atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Ledger</title>";
const std::string wordpress =
    "<rss xmlns:wp='http://wordpress.org/export/1.2/' "
    "xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
    "<channel><item><title>T</title><wp:post_type>post</wp:post_type><content:encoded><![CDATA[";

const Pile piles[] = {
    {"a.xml", filled(atom, "<entry><title>t</title><summary>Text.</summary></entry>", "</feed>")},
    {"a.xml", numbered("<rss><channel><item><title>T</title>", "<author>Ann Lee", "</author>",
                       "</item></channel></rss>")},
    {"a.xml", numbered("<rss><channel><item ", "a", "='x' ", "><title>T</title></item></channel></rss>")},
    {"a.xml", filled(wordpress, "[gallery ids=1] x [/", "]]></content:encoded></item></channel></rss>")},
    {"a.json", numbered(R"({"text":"x","authors":[)", "\"Ann Lee", "\",", "\"Al\"]}")},
    {"a.json", numbered(R"({"version":"https://jsonfeed.org/version/1","items":[)",
                        R"({"id":"1","content_text":")", "\"},", R"({"id":"1","content_text":"x"}]})")},
    {"a.sgm", filled("<REUTERS><TEXT>", "<TITLE>", "</TEXT></REUTERS>")},
    {"a.sgm", numbered("<REUTERS><TEXT>", "<A", ">", "</TEXT></REUTERS>")},
    {"a.md", filled("---\ntitle: T\n---\n", "{% ")},
    {"a.md", filled("---\ntitle: T\n---\n", "{:")},
    {"a.csv", numbered("title,text", ",column", "", "\n1,2\n3,4\n")},
};

BOOST_DATA_TEST_CASE(piles_of_one_thing_are_read, piles, given) {
    BOOST_TEST(!read_bytes(given.bytes, given.name).empty());
}

BOOST_AUTO_TEST_CASE(an_alias_of_yaml_stands_for_so_much_and_no_more) {
    std::string page = "---\nauthors: &a [";
    for (int at = 0; at < 10'000; ++at) page += "x,";
    page += "x]\n";
    for (int at = 0; at < 3'000; ++at) page += "k" + std::to_string(at) + ": *a\n";
    BOOST_TEST(read_bytes(page + "---\nThe mayor spoke.\n", "a.md").back() == "- | ~ | x > The mayor spoke.");
}

BOOST_AUTO_TEST_CASE(authors_are_so_many_and_no_more) {
    std::vector<std::string> authors;
    for (int at = 0; at < 1'000; ++at) add_authors(authors, "Ann Lee " + std::to_string(at));
    BOOST_TEST(authors.size() == 200U);
}

BOOST_AUTO_TEST_CASE(addresses_and_titles_without_end_stay_as_they_are) {
    const auto steps = filled("", "../");
    BOOST_TEST(absolute_url(steps, "https://h.example/a/") == steps);
    const auto title = filled("", "word | ", "Herald");
    BOOST_TEST(without_site_name(title, "Herald") == title);
}

/// An entry in an entry is text of neither.
BOOST_AUTO_TEST_CASE(entries_within_entries_are_passed_over) {
    BOOST_TEST(
        join(read_bytes("<rss><channel><item><title>T</title><x><item><title>U</title></item></x></item>"
                        "<item><title>V</title></item></channel></rss>",
                        "a.xml"),
             ";") == "- | T > ;- | V > ");
}

}  // namespace
