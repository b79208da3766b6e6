#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/read/reading.hpp"

namespace {

using namespace onrecord;
using namespace std::string_view_literals;

struct TextFile {
    std::string_view bytes;
    const char* read;  ///< items, set apart by " ; "
};
std::ostream& operator<<(std::ostream& out, const TextFile& c) {
    return out << '[' << c.bytes << ']';
}

const TextFile text_files[] = {
    // the date in front of the text, and alone
    {" date 2025-02-04 The mayor spoke.\n\nShe left.\n", "2025-02-04 | ~ > The mayor spoke.\\n\\nShe left."},
    {"date 2025-02-04\nThe mayor spoke.", "2025-02-04 | ~ > The mayor spoke."},
    {"Date: 2025-02-04\n\nThe mayor spoke.", "2025-02-04 | ~ > The mayor spoke."},
    {"DATE 4 February 2025\nThe mayor spoke.", "2025-02-04 | ~ > The mayor spoke."},
    {"date: 2025-02-04T10:30:00Z\nThe mayor spoke.", "2025-02-04T10:30:00 | ~ > The mayor spoke."},
    {"date: Feb. 4, 2025 at 10:30 a.m.\nThe mayor spoke.", "2025-02-04T10:30:00 | ~ > The mayor spoke."},
    {"date 2025-02-30 The mayor spoke.",
     "- | ~ > The mayor spoke. ; # a.txt: undated: no date can be read from '2025-02-30'"},
    {"date: soon\nThe mayor spoke.",
     "- | ~ > The mayor spoke. ; # a.txt: undated: no date can be read from 'soon'"},
    {"date 2031-02-04 The mayor spoke.",
     "- | ~ > The mayor spoke. ; # a.txt: undated: its date lies in the future: '2031-02-04'"},
    {"date 2025-07-02 The mayor spoke.", "2025-07-02 | ~ > The mayor spoke."},
    {"Date palms grow by the harbor.", "- | ~ > Date palms grow by the harbor."},
    {"Dateline: the harbor.", "- | ~ > Dateline: the harbor."},
    // the other lines of a head, in any order
    {"title: Harbor vote\nsource: Port Maren Herald\nauthor: Ann Lee\nsection: City\nurl: "
     "https://h.example/1\n"
     "lang: en-GB\nid: h-1\ndate 2025-02-04\nThe mayor spoke.",
     "2025-02-04 | Harbor vote | Ann Lee | Port Maren Herald | City | https://h.example/1 | en > The mayor "
     "spoke."},
    {"Title: Vote: the end\nAuthor: By Ann Lee and Tomas Brandt\n\nThe mayor spoke.",
     "- | Vote: the end | Ann Lee, Tomas Brandt > The mayor spoke."},
    {"author: Ann Lee\nauthor: Tomas Brandt\nText.", "- | ~ | Ann Lee, Tomas Brandt > Text."},
    {"title: One\ntitle: Two\nText.", "- | One > title: Two\\nText."},
    {"title: Vote\n\nsource: unnamed\n\nText.", "- | Vote > source: unnamed\\n\\nText."},
    {"title: Vote\nAs seen: the harbor.", "- | Vote > As seen: the harbor."},
    {"\n\n\ntitle: Vote\nText.", "- | Vote > Text."},
    {"title: Vote only\n", "- | Vote only > "},
    // encodings and line ends
    {"\xEF\xBB\xBF"
     "date 2025-02-04 The mayor spoke."sv,
     "2025-02-04 | ~ > The mayor spoke."},
    {"title: Vote\r\n\r\nOne.\r\n\r\nTwo.\r\n"sv, "- | Vote > One.\\n\\nTwo."},
    {"title: Vote\rOne.\rTwo."sv, "- | Vote > One.\\nTwo."},
    {"Caf\xE9 \x93quoted\x94 text."sv,
     "- | ~ > Café “quoted” text. ; # a.txt: read as Windows-1252 (Latin-1): it is not UTF-8"},
    {"Café, naïve, dam\xFF"
     "aged."sv,
     "- | ~ > Café, naïve, dam\uFFFDaged. ; # a.txt: damaged UTF-8 was mended"},
    {"\xFF\xFE"
     "d\0a\0t\0e\0 \0"
     "2\0"
     "0\0"
     "2\0"
     "5\0-\0"
     "0\0"
     "2\0-\0"
     "0\0"
     "4\0 \0H\0\xE9\0.\0"sv,
     "2025-02-04 | ~ > Hé."},
    {"\xFE\xFF\0H\0i\xD8\x3D\xDE\x00\xDC\x00\0."sv, "- | ~ > Hi\U0001F600\uFFFD."},
    // UTF-16 without a mark, in both orders
    {"T\0h\0e\0 \0m\0a\0y\0o\0r\0 \0\x1C\x20s\0p\0o\0k\0e\0.\0"sv, "- | ~ > The mayor “spoke."},
    {"\0d\0a\0t\0e\0 \0"
     "2\0"
     "0\0"
     "2\0"
     "5\0-\0"
     "0\0"
     "2\0-\0"
     "0\0"
     "4\0 \0H\0\xE9\0."sv,
     "2025-02-04 | ~ > Hé."},
    {"\x1C\x04\x4D\x04\x40\x04 \0\x3F\x04\x40\x04\x38\x04\x48\x04\x51\x04\x3B\x04.\0"sv,
     "- | ~ > Мэр пришёл."},
    {"\1\0\2\0\3\0\4\0\5\0\6\0"sv, "! is not text"},
    // a zero that strayed into a text
    {"The mayor\0spoke."sv, "- | ~ > The mayor spoke. ; # a.txt: bytes of zero were taken for blanks"},
    // the body is otherwise as in the file
    {"title: Vote\n\n\n  Indented.\n\tTab  twice. \n\n \n", "- | Vote >   Indented.\\n\\tTab  twice."},
    // no articles
    {"", "! is empty"},
    {"\xEF\xBB\xBF"sv, "! has no text"},
    {" \n \n", "! has no text"},
    {"date 2025-02-04\n", "! has no text"},
    {"A\0\0B"sv, "! is not text"},
    {"\x01\x02\x03\x04\x05\x06 some"sv, "! is not text"},
    {"\x89PNG\r\n\x1A\n\0\0"sv, "! is a PNG image"},
    {"%PDF-1.7 and so on", "! is a PDF file; its text has to be extracted first, for example with pdftotext"},
};

BOOST_DATA_TEST_CASE(text_file_is_read, text_files, given) {
    auto read = join(read_bytes(given.bytes, "a.txt"), " ; ");
    if (const auto tab = read.find('\t'); tab != std::string::npos) read.replace(tab, 1, "\\t");
    BOOST_TEST(read == given.read);
}

BOOST_AUTO_TEST_CASE(a_text_beyond_the_limit_is_rejected) {
    auto settings = test_settings();
    settings.limits.article_bytes = 1U << 20U;
    const std::string words(1'200'000, 'w');
    BOOST_TEST(join(read_bytes(words, "a.txt", settings), ";") == "! is larger than 1 MiB");
    // In UTF-8 the accents take two bytes each.
    const std::string accents(700'000, '\xE9');
    BOOST_TEST(read_bytes(accents, "a.txt", settings).front() == "! its text is longer than 1 MiB");
}

}  // namespace
