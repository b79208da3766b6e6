#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "indexer/read/charset.hpp"
#include "indexer/read/html_text.hpp"
#include "indexer/read/json_ld.hpp"
#include "indexer/read/page_date.hpp"
#include "indexer/read/page_title.hpp"
#include "tests/read/reading.hpp"

namespace {

using namespace onrecord;

/// A paragraph long enough to be the article of a page.
const std::string paragraph =
    "<p>The council of Port Maren met on Tuesday, argued for six hours, and put off its vote on the "
    "tunnel.</p>";

std::string page(const std::string& head, const std::string& body = "") {
    return "<html><head>" + head + "</head><body>" + body + paragraph + paragraph + "</body></html>";
}

Article article_in(const std::string& bytes) {
    const test::TempFolder folder;
    const auto items = items_of(write_file(folder, "page.html", bytes));
    BOOST_TEST_REQUIRE(items.size() >= 1U);
    BOOST_TEST_REQUIRE(std::holds_alternative<Article>(items.front()));
    return std::get<Article>(items.front());
}

BOOST_AUTO_TEST_CASE(a_page_is_its_article) {
    const auto items = items_of(ONRECORD_TEST_DATA "/pages/tunnel.html");
    BOOST_TEST_REQUIRE(items.size() == 1U);
    BOOST_TEST(
        printed(items.front()) ==
        "2025-02-04T18:30:00 | Harbor tunnel floods again, two lines closed | Ann Lee, Tomas Brandt | "
        "Port Maren Herald | City | https://herald.example/2025/02/04/tunnel-floods | en > "
        "Water broke into the harbor tunnel on Tuesday for the third time this winter, and two of its three "
        "lines were closed until further notice.\\n\\n"
        "“We have pumps, we have people, and we have a plan,” said Mara Quell, who runs the tunnel "
        "authority. She did not say when trains would run again.\\n\\n"
        "The authority had told the city council in November that the seals were sound.\\n\\n"
        "What happens next\\n\\n"
        "Engineers will inspect the seals on Wednesday.\\nBuses replace the trains.\\n\\n"
        "Tickets stay valid, the operator said.\\n\\n"
        "Nobody told us, a shopkeeper at the north portal said.");
    BOOST_TEST((std::get<Article>(items.front()).date_origin == DateOrigin::JsonLd));
}

struct DatedPage {
    const char* what;
    const char* head;
    const char* body;
    const char* date;
    DateOrigin origin;
};
std::ostream& operator<<(std::ostream& out, const DatedPage& c) {
    return out << c.what;
}

const DatedPage dated_pages[] = {
    {"JSON-LD",
     R"(<script type='application/ld+json'>{"@type":"NewsArticle","datePublished":"2025-02-04"}</script>)",
     "<time datetime=2025-01-01></time>", "2025-02-04", DateOrigin::JsonLd},
    {"meta", "<meta property='article:published_time' content='2025-02-04T10:00:00Z'>", "",
     "2025-02-04T10:00:00", DateOrigin::Meta},
    {"Dublin Core", "<meta name='DC.date.issued' content='2025-02-04'>", "", "2025-02-04", DateOrigin::Meta},
    {"microdata", "", "<span itemprop=datePublished content='2025-02-04'>Tuesday</span>", "2025-02-04",
     DateOrigin::Time},
    {"time", "", "<time>4 February 2025</time>", "2025-02-04", DateOrigin::Time},
    {"the published of two times", "",
     "<time class=updated datetime=2025-02-06>x</time><time class=published datetime=2025-02-04>x</time>",
     "2025-02-04", DateOrigin::Time},
    {"the published of two of microdata", "",
     "<meta itemprop=dateCreated content=2025-02-03><meta itemprop=datePublished content=2025-02-04>",
     "2025-02-04", DateOrigin::Time},
    {"time behind a heading in a header of its own", "",
     "<header><h1>Vote put off</h1><div class=meta>Posted <time "
     "datetime=2025-02-04>today</time></div></header>",
     "2025-02-04", DateOrigin::Time},
    {"no time of an aside", "", "<h1>Vote</h1><aside><time datetime=2024-01-01>x</time></aside>", "",
     DateOrigin::None},
    {"no time of a related list", "",
     "<h1>Vote</h1><ul class=related><li><a>Ferry</a> <time datetime=2024-01-01>x</time></ul>", "",
     DateOrigin::None},
    {"no time of a comment", "",
     "<h1>Vote</h1><div id=comments><article><time datetime=2024-01-01>x</time><p>No.</article></div>", "",
     DateOrigin::None},
    {"no time of another story", "",
     "<h1>Vote</h1><article><h3>Ferry</h3><time datetime=2024-01-01 class=published>x</time></article>", "",
     DateOrigin::None},
    {"no time in running text", "",
     "<h1>Vote</h1><p>The strike of <time datetime=1998-05-01>May 1, 1998</time> ended the tunnel.</p>", "",
     DateOrigin::None},
    {"no microdata of another story", "",
     "<h1>Vote</h1><article><h3>Ferry</h3><meta itemprop=datePublished content=2024-01-01></article>", "",
     DateOrigin::None},
    {"URL", "<link rel=canonical href='https://h.example/2025/02/04/vote'>", "", "2025-02-04",
     DateOrigin::Url},
    {"text", "", "<h1>Vote put off</h1><p>Published Feb. 4, 2025 at 10:00 a.m. by Ann Lee</p>",
     "2025-02-04T10:00:00", DateOrigin::Text},
    {"a line of its own", "", "<h1>Vote put off</h1><p>Tuesday, February 4, 2025 5:06 PM</p>",
     "2025-02-04T17:06:00", DateOrigin::Text},
    {"a byline", "",
     "<h1>Vote put off</h1><p>By Ann Lee and Tom Brandt, staff writers | February 4, 2025</p>", "2025-02-04",
     DateOrigin::Text},
    {"a line behind a standfirst", "",
     "<h1>Vote put off</h1><p>The council needs more time, its members said.</p><p>Feb 4, 2025</p>",
     "2025-02-04", DateOrigin::Text},
    {"the day of publication rather than of a change", "",
     "<h1>Vote put off</h1><p>Updated Feb. 6, 2025</p><p>First published Feb. 4, 2025</p>", "2025-02-04",
     DateOrigin::Text},
    {"the day of a change rather than none", "", "<h1>Vote put off</h1><p>Last updated: Feb. 6, 2025</p>",
     "2025-02-06", DateOrigin::Text},
    {"a label above the title", "", "<p>Published February 4, 2025</p><h1>Vote put off</h1>", "2025-02-04",
     DateOrigin::Text},
    {"a label and whatever goes on", "",
     "<h1>Vote put off</h1><p>Published: Feb. 4, 2025 at 10:00 AM EST by admin in local news</p>",
     "2025-02-04T10:00:00", DateOrigin::Text},
    {"no label in a sentence", "", "<h1>Vote put off</h1><p>Posted on May 1, 2020, the rule was dropped.</p>",
     "", DateOrigin::None},
    {"no day of a sentence", "", "<h1>Vote put off</h1><p>The law of March 3, 2019 was repealed.</p>", "",
     DateOrigin::None},
    {"no day of a notice", "", "<h1>Vote put off</h1><p>Copyright January 5, 2021</p>", "", DateOrigin::None},
    {"no day of something else", "", "<h1>Vote put off</h1><p>Deadline: May 1, 2020</p>", "",
     DateOrigin::None},
    {"no day that the page is shown on", "",
     "<div>Wednesday, June 25, 2025</div><div>Port Maren Herald</div><h1>Vote put off</h1>", "",
     DateOrigin::None},
    {"no time of a change", "<meta property='article:modified_time' content='2025-02-04'>", "", "",
     DateOrigin::None},
    {"no day to come", "<meta name=date content='2031-02-04'>", "", "", DateOrigin::None},
    {"the next where the first is nonsense",
     "<meta name=pubdate content='soon'><meta name=date content='2025-02-04'>", "", "2025-02-04",
     DateOrigin::Meta},
};

BOOST_DATA_TEST_CASE(page_is_dated, dated_pages, given) {
    const auto article = article_in(page(given.head, given.body));
    BOOST_TEST((article.published ? to_string(*article.published) : "") == given.date);
    BOOST_TEST((article.date_origin == given.origin));
}

BOOST_AUTO_TEST_CASE(short_articles_are_told_from_what_stands_beside_them) {
    const std::string article = "<article><h1>Vote</h1><p>The vote was put off on Tuesday.</p></article>";
    for (const std::string other : {"<ul><li><a>Ferry</a> <time datetime=2024-01-01>x</time></ul>",
                                    "<div class=comments><time datetime=2024-01-01>x</time>"})
        BOOST_TEST(!article_in(article + other + paragraph).published, other);
}

BOOST_AUTO_TEST_CASE(dates_of_the_foot_of_a_page_are_none) {
    for (const std::string foot : {"<footer><p>January 5, 2021</p></footer>", "<div>January 5, 2021</div>",
                                   "<ul><li><a>Ferry</a> <time datetime=2024-01-01>x</time></ul>"}) {
        const auto article =
            article_in("<h1>Vote</h1>" + paragraph + paragraph + paragraph + paragraph + foot);
        BOOST_TEST(!article.published, foot);
    }
}

struct DatelessPage {
    const char* head;
    const char* body;
    const char* note;  ///< "" for none
};
std::ostream& operator<<(std::ostream& out, const DatelessPage& c) {
    return out << c.head << c.body;
}

const DatelessPage dateless_pages[] = {
    {"<meta name=date content='2025-02-30'>", "", "# a.html: undated: no date can be read from '2025-02-30'"},
    {"<script "
     "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2031-02-04\"}</script>",
     "", "# a.html: undated: its date lies in the future: '2031-02-04'"},
    {"", "<time datetime=2031-02-04>x</time>",
     "# a.html: undated: its date lies in the future: '2031-02-04'"},
    {"<meta name=date content='0170-01-01'>", "",
     "# a.html: undated: its date lies too far back: '0170-01-01'"},
    {"<meta name=date content='1970-01-01'>", "", ""},
    {"<meta name=date content='1970-01-01T01:00:00+01:00'>", "", ""},
    {"<meta name=date content='1969-12-31T19:00:00-05:00'>", "", ""},
    {"<meta name=date content='1964-11-03'>", "", ""},
    {"<meta name=date content='soon'><meta name=pubdate content='2025-02-04'>", "", ""},
    {"", "<aside><time datetime=2031-02-04>x</time></aside>", ""},
};

BOOST_DATA_TEST_CASE(page_with_a_date_that_does_not_hold_is_told, dateless_pages, given) {
    const auto read = read_bytes(page(given.head, given.body), "a.html");
    BOOST_TEST((read.size() == 2 ? read.back() : "") == given.note);
}

struct PageField {
    const char* head;
    const char* body;
    const char* title;
    const char* authors;
    const char* source;
};
std::ostream& operator<<(std::ostream& out, const PageField& c) {
    return out << c.head << c.body;
}

const PageField page_fields[] = {
    {"<title>Vote put off - City - The Herald</title>", "<h1>Vote put off</h1>", "Vote put off", "", ""},
    {"<title>Vote put off | The Herald</title>", "", "Vote put off", "", ""},
    {"<title>The Herald - News</title>", "<h1>Vote put off</h1>", "Vote put off", "", ""},
    {"<title>Vote put off - The Herald</title>", "<h1>The Herald</h1>", "Vote put off - The Herald", "", ""},
    {"<title>Vote put off - The Herald</title>", "<h1>The Herald</h1><h2>Vote put off</h2>", "Vote put off",
     "", ""},
    {"<title>The Herald: Vote put off</title><meta property=og:site_name content='The Herald'>",
     "<h1>The Herald</h1><h1>Vote put off</h1>", "Vote put off", "", "The Herald"},
    {"<title>The Herald - News</title>", "<h2 itemprop=headline>Vote put off</h2>", "Vote put off", "", ""},
    {"<title>The Herald - News</title>",
     "<h1>Vote put off</h1><h3 itemprop=headline>Ferry</h3><h3 "
     "itemprop=headline>Goat</h3>",
     "Vote put off", "", ""},
    {"<title>A vote</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Vote "
     "put off\"}</script>",
     "<h1>Council</h1>", "Vote put off", "", ""},
    {"<meta property=og:title content='Vote put off again'><script "
     "type='application/ld+json'>{\"@type\":\"NewsArticle\","
     "\"headline\":\"Port Maren vote put off\"}</script>",
     "", "Vote put off again", "", ""},
    {"<meta property=og:title content='Port Maren vote...'><script type='application/ld+json'>{\"@type\":"
     "\"NewsArticle\",\"headline\":\"Port Maren vote put off\"}</script>",
     "", "Port Maren vote put off", "", ""},
    {"<title>Vote put off - The Herald</title><meta property=og:site_name content='The Herald'>", "",
     "Vote put off", "", "The Herald"},
    {"<meta property=og:title content='Tunnel &amp;amp; bridge &#8211; a vote'>", "",
     "Tunnel & bridge – a vote", "", ""},
    {"<meta name=author content='Ann Lee'><meta name=author content='Tomas Brandt'>", "", "",
     "Ann Lee/Tomas Brandt", ""},
    {"<meta property='article:author' content='https://people.example/lee'>",
     "<a rel=author href='/lee'>Ann Lee</a>", "", "Ann Lee", ""},
    {"", "<div class='story-byline'>By <a>Ann Lee</a> May 1, 2020</div>", "", "Ann Lee", ""},
    {"<link rel=canonical href='https://www.herald.example/vote'>", "", "", "", "herald.example"},
    {"", "<h1>Vote put off</h1><p>By Ann Lee and Tom Brandt</p>", "Vote put off", "Ann Lee/Tom Brandt", ""},
    {"", "<h1>Vote put off</h1><p>By Ann Lee | February 4, 2025 at 4:30 p.m.</p>", "Vote put off", "Ann Lee",
     ""},
    {"", "<h1>Vote put off</h1><p class=byline>By Reuters</p>", "Vote put off", "", ""},
    {"", "<h1>Vote put off</h1><p class=byline>By Herald Staff</p>", "Vote put off", "", ""},
    {"<meta name=author content=Reuters>", "<h1>Vote put off</h1>", "Vote put off", "Reuters", ""},
    {"", "<h1>Vote put off</h1><p>By Tuesday, all was lost.</p>", "Vote put off", "", ""},
    {"", "<h1>Vote put off</h1><div class=comment><b class=comment-author>Ida Moe</b></div>", "Vote put off",
     "", ""},
    {"", "<h1>Vote put off</h1><meta itemprop=author content='Ann Lee'>", "Vote put off", "Ann Lee", ""},
};

BOOST_DATA_TEST_CASE(page_has_fields, page_fields, given) {
    const auto article = article_in(page(given.head, given.body));
    BOOST_TEST((article.title_derived ? "" : article.title) == given.title);
    BOOST_TEST(join(article.authors, "/") == given.authors);
    BOOST_TEST(article.source == given.source);
}

struct PageLinks {
    const char* head;
    const char* url;
    const char* source;
};
std::ostream& operator<<(std::ostream& out, const PageLinks& c) {
    return out << c.head;
}

const PageLinks page_links[] = {
    {"<link rel=canonical href='https://h.example/vote'><meta property=og:url content='https://h.example/2'>",
     "https://h.example/vote", "h.example"},
    // The site's own address made one article of all its stories.
    {"<link rel=canonical href='https://h.example/'><meta property=og:url content='https://h.example/vote'>",
     "https://h.example/vote", "h.example"},
    {"<link rel=canonical href='https://www.h.example'>", "", "h.example"},
    {"<link rel=canonical href='https://h.example/index.html'>", "", "h.example"},
    {"<link rel=canonical href='https://h.example/?p=7'>", "https://h.example/?p=7", "h.example"},
    {"<base href='https://h.example/news/'><link rel=canonical href='vote'>", "https://h.example/news/vote",
     "h.example"},
    {"<link rel=canonical href='/vote'><base href='https://h.example/news/'>", "https://h.example/vote",
     "h.example"},
    {"<link rel=canonical href='//h.example/vote'><meta property=og:url content='https://h.example/2'>",
     "https://h.example/vote", "h.example"},
    {"<link rel=canonical href='/vote'>", "", ""},
};

BOOST_DATA_TEST_CASE(page_has_address, page_links, given) {
    const auto article = article_in(page(given.head));
    BOOST_TEST(article.url == given.url);
    BOOST_TEST(article.source == given.source);
}

struct Paragraph {
    const char* text;
    bool is_kept;
};
std::ostream& operator<<(std::ostream& out, const Paragraph& c) {
    return out << c.text;
}

const Paragraph paragraphs[] = {
    {"Share prices fell on Tuesday after the council put off its vote.", true},
    {"Share this article", false},
    {"Share this story on every network that you know.", false},
    {"Shareholders of the tunnel company", true},
    {"Comments from the mayor were not to be had on Tuesday.", true},
    {"Comments (3)", false},
    {"Advertisement sales rose by a tenth, the paper said.", true},
    {"Advertisement", false},
    {"Sign up sheets hung on every door of the town hall.", true},
    {"Sign up for our newsletter and never miss a vote.", false},
    {"Read more books, the librarian told the children of the school.", true},
    {"Read more: The seals that nobody checked.", false},
    {"Read more about the seals of the tunnel.", false},
    {"Copyright law was the topic of the evening.", true},
    {"Copyright 2025 Port Maren Herald Publishing House.", false},
    {"Copyright Port Maren Herald, all rights reserved.", false},
    {"Subscribe to that view or leave it, but count the votes.", true},
    {"Subscribe now!", false},
    {"Subscribe to our paper, and read it in the morning.", false},
    {"Follow the money, the auditor told the court.", true},
    {"Follow Ann Lee on Twitter for more of the tunnel.", false},
    {"Follow @annlee for more of the tunnel.", false},
    {"Loading docks stood empty for weeks.", true},
    {"Loading...", false},
    {"Werbung am Hafen ist seit Dienstag verboten.", true},
    {"Werbung", false},
};

BOOST_DATA_TEST_CASE(sentences_stay_and_scraps_go, paragraphs, given) {
    const auto body = article_in(page("", paragraph + "<p>" + given.text + "</p>")).body;
    BOOST_TEST((body.find(given.text) != std::string::npos) == given.is_kept);
}

BOOST_AUTO_TEST_CASE(what_a_person_is_stands_behind_a_line_break) {
    for (const std::string byline :
         {"<p class=byline>By Ann Lee<br>Staff Writer</p>", "<p>By Ann Lee<br>Staff Writer</p>",
          "<p class=byline>By<br>Ann Lee</p>", "<p>By<br/>Ann Lee<br/>Harbor Correspondent</p>"})
        BOOST_TEST(
            join(article_in("<h1>The vote</h1>" + byline + paragraph + paragraph).authors, "/") == "Ann Lee",
            byline);
    BOOST_TEST(join(article_in("<h1>The vote</h1><p>By Ann Lee and<br>Tomas Brandt" + paragraph).authors,
                    "/") == "Ann Lee/Tomas Brandt");
}

BOOST_AUTO_TEST_CASE(italian_bylines_are_read) {
    const auto article =
        article_in("<html lang=it><h1>Il voto</h1><p>Di Anna Rossi</p>" + paragraph + paragraph);
    BOOST_TEST(join(article.authors, "/") == "Anna Rossi");
}

struct ForeignDate {
    const char* html;
    const char* date;
};
std::ostream& operator<<(std::ostream& out, const ForeignDate& c) {
    return out << c.html;
}

const ForeignDate foreign_dates[] = {
    {"<time>4. Februar 2025</time>", "2025-02-04"},
    {"<time>mardi 4 février 2025</time>", "2025-02-04"},
    {"<p>Publicado el 4 de febrero de 2025</p>", "2025-02-04"},
    {"<p>Publicado em 4 de fevereiro de 2025 às 10:00</p>", "2025-02-04"},
    {"<p>Pubblicato il 4 febbraio 2025</p>", "2025-02-04"},
    {"<p>Gepubliceerd op 4 februari 2025</p>", "2025-02-04"},
    {"<p>Veröffentlicht am 4. März 2025 um 10:00 Uhr</p>", "2025-03-04"},
    {"<p>Mis à jour le 5 février 2025</p><p>Publié le 4 février 2025</p>", "2025-02-04"},
    {"<p>Das Gesetz vom 4. Februar 2019 wurde am Dienstag vom Rat der Stadt aufgehoben.</p>", ""},
};

BOOST_DATA_TEST_CASE(dates_are_read_in_other_languages, foreign_dates, given) {
    const auto article = article_in("<h1>Abstimmung</h1>" + std::string{given.html} + paragraph + paragraph);
    BOOST_TEST((article.published ? to_string(article.published->day) : "") == given.date);
}

BOOST_AUTO_TEST_CASE(german_bylines_are_read) {
    const auto article =
        article_in("<html lang=de><h1>Abstimmung</h1><p>Von Anna Berg</p>" + paragraph + paragraph);
    BOOST_TEST(join(article.authors, "/") == "Anna Berg");
}

BOOST_AUTO_TEST_CASE(bylines_are_no_text) {
    const auto body = article_in(page("", paragraph)).body;
    BOOST_TEST(article_in(page("", "<p>By Ann Lee | February 4, 2025 at 4:30 p.m.</p>" + paragraph)).body ==
               body);
}

BOOST_AUTO_TEST_CASE(encodings_are_known_by_the_page_or_by_their_bytes) {
    const std::string latin =
        "<p>Caf\xE9 \x93"
        "Am Hafen\x94 closed on Tuesday, its owner said, after forty years.</p>";
    const std::string text = "Café “Am Hafen” closed on Tuesday, its owner said, after forty years.";
    BOOST_TEST(article_in("<html><meta charset=iso-8859-1>" + latin).body == text);
    BOOST_TEST(article_in("<html><meta charset=utf-8>" + latin).body == text);
    BOOST_TEST(article_in("<html>" + latin).body == text);
    BOOST_TEST(article_in("<html><meta charset=iso-8859-1><p>" + text).body == text);
    BOOST_TEST(utf8_from_charset("\xC7\xE4\xE5\xF1\xFC", "windows-1251").value() == "Здесь");
    BOOST_TEST(utf8_from_charset("\x93\xFA\x96{", "Shift_JIS").value() == "日本");
    BOOST_TEST(!utf8_from_charset("x", "no-such-charset"));
}

/// Of pages that leave tags out; browsers show them all.
BOOST_AUTO_TEST_CASE(a_head_ends_where_the_body_begins) {
    for (const std::string begin :
         {"<title>Vote</title><article>", "<!doctype html><meta charset=utf-8><title>Vote</title><main>",
          "<html><head><title>Vote</title><section>", "<title>Vote</title><article><div><div><div>",
          "<title>Vote</title><header>Herald</header><article>", "<title>Vote</title>"}) {
        const auto article = article_in(begin + paragraph);
        BOOST_TEST(article.title == "Vote", begin);
        BOOST_TEST(article.body == paragraph.substr(3, paragraph.size() - 7), begin);
    }
    BOOST_TEST(article_in("<title>A <mark>new</mark> vote</title>" + paragraph).title == "A new vote");
}

BOOST_AUTO_TEST_CASE(pages_without_an_article_are_rejected) {
    BOOST_TEST(read_bytes("<html><body></body></html>", "a.html").front() == "! has no article in its page");
    BOOST_TEST(read_bytes("<html><nav>Home</nav>", "a.html").front() == "! has no article in its page");
}

/// Each of these took a search to the end of the page for every one of its beginnings.
BOOST_AUTO_TEST_CASE(pages_of_nothing_but_beginnings_are_read) {
    const std::string story =
        "<p>The harbor council voted on Tuesday to build the tunnel, and the ferry stops in May.</p>";
    for (const std::string piece : {"<a ", "<!-->", "<script>", "<style><svg>", "<a =\">", "<"}) {
        std::string page = "<!doctype html><html><body>" + story;
        while (page.size() < (2U << 20U)) page += piece;
        const auto read = read_bytes(page, "a.html");
        BOOST_TEST_REQUIRE(read.size() >= 1U, piece);
        BOOST_TEST(read[0].find("The harbor council voted") != std::string::npos,
                   piece << " -> " << read[0].substr(0, 100));
    }
}

BOOST_AUTO_TEST_CASE(broken_and_hostile_pages_are_read) {
    BOOST_TEST(article_in("<html><body>" + paragraph.substr(0, paragraph.size() - 4)).body.size() > 90U);
    std::string deep = "<html><body>";
    for (int level = 0; level < 100'000; ++level) deep += "<div><span>a<br><br>";
    BOOST_TEST(article_in(deep + paragraph).body.size() > 90U);
    std::string fonts = "<html><body>";
    for (int level = 0; level < 20'000; ++level) fonts += "<font color=" + std::to_string(level) + "><p>x";
    BOOST_TEST(article_in(fonts + paragraph).body.size() > 90U);
    std::string attributes = "<html><body><img ";
    for (int number = 0; number < 100'000; ++number) attributes += "a" + std::to_string(number) + "=1 ";
    BOOST_TEST(article_in(attributes + ">" + paragraph).body.size() > 90U);
    for (const auto* open : {"<!--", "<script>", "<style>", "<p title=\"", "<", "<a <a <a ", "&#"})
        BOOST_TEST(!read_bytes("<html><body>" + paragraph + open, "a.html").empty());
}

struct Piece {
    const char* html;
    const char* text;
};
std::ostream& operator<<(std::ostream& out, const Piece& c) {
    return out << c.html;
}

const Piece pieces[] = {
    {"<p>One.</p><p>Two.</p>", "One.\n\nTwo."},
    {"One<br>two<br/><br/>three", "One\ntwo\n\nthree"},
    {"<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"},
    {"a <b>bold</b>  &amp;\n<i>fine</i> text", "a bold & fine text"},
    {"<pre>one\n  two</pre>", "one\n  two"},
    {"x<script>alert('<p>')</script>y", "x y"},
    {"no tags at all", "no tags at all"},
    {"<p>unclosed <b>tags", "unclosed tags"},
    {"", ""},
};

BOOST_DATA_TEST_CASE(piece_of_html_is_text, pieces, given) {
    BOOST_TEST(text_of_html(given.html) == given.text);
}

BOOST_AUTO_TEST_CASE(names_are_unescaped_once) {
    BOOST_TEST(unescaped("Tom &amp; Ann") == "Tom & Ann");
    BOOST_TEST(unescaped("AT&T and R&D") == "AT&T and R&D");
    BOOST_TEST(unescaped("3 < 4 and 5 > 4") == "3 < 4 and 5 > 4");
    BOOST_TEST(unescaped("<b>Ann</b> Lee") == "Ann Lee");
}

BOOST_AUTO_TEST_CASE(days_are_found_in_urls) {
    BOOST_TEST((date_in_url("https://h.example/2025/02/04/vote") == Date{2025, 2, 4}));
    BOOST_TEST((date_in_url("https://h.example/news/20250204-vote") == Date{2025, 2, 4}));
    BOOST_TEST((date_in_url("https://h.example/vote-2025-2-4.html") == Date{2025, 2, 4}));
    BOOST_TEST((date_in_url("https://h.example/2025/feb/04/vote") == Date{2025, 2, 4}));
    BOOST_TEST((date_in_url("https://h.example/2025-February-4-vote") == Date{2025, 2, 4}));
    BOOST_TEST(!date_in_url("https://h.example/2025/02/vote"));
    BOOST_TEST(!date_in_url("https://h.example/2025/feb/30/vote"));
    BOOST_TEST(!date_in_url("https://h.example/2025/february/vote"));
    BOOST_TEST(!date_in_url("https://h.example/2025-at-10"));
    BOOST_TEST(!date_in_url("https://h.example/a-1234567890123"));
    BOOST_TEST(!date_in_url("https://20250204.example/"));
}

BOOST_AUTO_TEST_CASE(linked_data_may_be_wrapped_and_broken) {
    BOOST_TEST(linked_article({"no JSON", "[]", "<!-- {\"@type\":[\"Article\"],\"headline\":\"H\"} -->"})
                   ->headline == "H");
    BOOST_TEST(
        linked_article({"//<![CDATA[\n{\"@type\":\"BlogPosting\",\"headline\":\"H\"};\n//]]>"})->headline ==
        "H");
    BOOST_TEST(linked_article(
                   {"{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"NewsArticle\",\"headline\":\"H\"}}"})
                   ->headline == "H");
    BOOST_TEST(!linked_article({"{\"@type\":\"Organization\",\"name\":\"N\"}"}));
}

}  // namespace
