// WARC and ARC: which records are pages, their bodies as servers sent them, damage.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/read/packed.hpp"
#include "tests/read/reading.hpp"

namespace {

using namespace onrecord;

std::string page(const std::string& title, const std::string& text) {
    return "<!doctype html><html lang=en><head><title>" + title + "</title></head><body><article><h1>" +
           title + "</h1><p>" + text + "</p></article></body></html>";
}

const std::string text =
    "The harbor council of Port Maren voted on Tuesday to build the tunnel, and the ferry will stop in May.";
const std::string tunnel = page("Council backs tunnel", text);
const std::string tunnel_item =
    "Council backs tunnel |  | portmaren.example |  | https://portmaren.example/tunnel | en > " + text;

std::string http(const std::string& header, const std::string& body, const std::string& status = "200 OK") {
    return "HTTP/1.1 " + status + "\r\n" + header + "\r\n" + body;
}

std::string warc(const std::string& type, const std::string& content_type, const std::string& block) {
    return "WARC/1.0\r\nWARC-Type: " + type +
           "\r\nWARC-Target-URI: <https://portmaren.example/tunnel>\r\nWARC-Date: 2024-03-01T10:00:00Z\r\n"
           "Content-Type: " +
           content_type + "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block +
           "\r\n\r\n";
}

std::string answer(const std::string& message) {
    return warc("response", "application/http; msgtype=response", message);
}

std::string html_answer(const std::string& header, const std::string& body) {
    return answer(http("Content-Type: text/html; charset=utf-8\r\n" + header, body));
}

struct Body {
    const char* what;
    std::string record;
};
std::ostream& operator<<(std::ostream& out, const Body& body) {
    return out << body.what;
}

const std::string chunked_tunnel = "10\r\n" + tunnel.substr(0, 16) + "\r\n" +
                                   [] {
                                       std::ostringstream size;
                                       size << std::hex << tunnel.size() - 16;
                                       return size.str();
                                   }() +
                                   ";x=y\r\n" + tunnel.substr(16) + "\r\n0\r\n\r\n";

const Body bodies[] = {
    {"plain", html_answer("", tunnel)},
    {"gzip", html_answer("Content-Encoding: gzip\r\n", gzipped(tunnel))},
    {"gzip that is none", html_answer("Content-Encoding: gzip\r\n", tunnel)},
    {"deflate", html_answer("Content-Encoding: deflate\r\n", deflated(tunnel))},
    {"brotli", html_answer("Content-Encoding: br\r\n", brotli_packed(tunnel))},
    {"zstd", html_answer("Content-Encoding: zstd\r\n", zstd_packed(tunnel))},
    {"chunked", html_answer("Transfer-Encoding: chunked\r\n", chunked_tunnel)},
    {"chunked that is none", html_answer("Transfer-Encoding: chunked\r\n", tunnel)},
    {"gzip and brotli", html_answer("Content-Encoding: gzip, br\r\n", brotli_packed(gzipped(tunnel)))},
    {"brotli and deflate", html_answer("Content-Encoding: br, deflate\r\n", deflated(brotli_packed(tunnel)))},
    {"no type", answer(http("Server: x\r\n", tunnel))},
    {"resource", warc("resource", "text/html", tunnel)},
    {"packed resource", warc("resource", "application/gzip", gzipped(tunnel))},
};

BOOST_DATA_TEST_CASE(bodies_are_read_as_servers_send_them, bodies, given) {
    BOOST_TEST(join(read_bytes(given.record, "a.warc"), ";") == "- | " + tunnel_item);
    BOOST_TEST(join(read_bytes(gzipped(given.record), "a.warc.gz"), ";") == "- | " + tunnel_item);
}

BOOST_AUTO_TEST_CASE(the_server_says_the_charset) {
    const auto record = answer(http("Content-Type: text/html; charset=iso-8859-2\r\n",
                                    page("Council backs tunnel", "Mayor Luk\xB9 " + text)));
    const auto read = join(read_bytes(record, "a.warc"), ";");
    BOOST_TEST(read.find("Mayor Luk\xC5\xA1 The") != std::string::npos, read);
}

BOOST_AUTO_TEST_CASE(crawl_records_without_a_page_are_counted) {
    const auto file = warc("warcinfo", "application/warc-fields", "software: x\r\n") +
                      warc("request", "application/http", "GET / HTTP/1.1\r\n\r\n") +
                      warc("request", "application/http", "GET /a HTTP/1.1\r\n\r\n") +
                      warc("revisit", "application/http", http("", "")) +
                      answer(http("Content-Type: image/png\r\n", "\x89PNG")) +
                      answer(http("Content-Type: text/html\r\n", tunnel, "404 Not Found")) +
                      html_answer("", tunnel);
    const std::vector<std::string> expected{
        "- | " + tunnel_item,
        "# a.warc, record 2: passed over: records of kind request (and 1 more like it)",
        "# a.warc, record 4: passed over: records of kind revisit",
        "# a.warc, record 5: passed over: records without a page 'image/png'",
        "# a.warc, record 6: passed over: answers without a page 'status 404'",
    };
    BOOST_TEST(read_bytes(file, "a.warc") == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(feeds_of_a_crawl_are_read) {
    const std::string feed =
        "<?xml version='1.0'?><rss><channel><title>Harbor Ledger</title><item><title>Tunnel "
        "floods</title><description>Water broke in.</description></item></channel></rss>";
    const auto file = answer(http("Content-Type: text/xml\r\n", feed)) +
                      answer(http("Content-Type: application/xml\r\n", "<?xml version='1.0'?><urlset/>"));
    const std::vector<std::string> expected{
        "- | Tunnel floods |  | Harbor Ledger > Water broke in.",
        "# a.warc, record 2: passed over: records without a page 'application/xml'",
    };
    BOOST_TEST(read_bytes(file, "a.warc") == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(text_taken_out_of_pages_is_read) {
    auto record = warc("conversion", "text/plain", "Council backs tunnel\n" + text + "\nIt will cost.\n");
    record.insert(record.find("Content-Type"), "WARC-Identified-Content-Language: deu,eng\r\n");
    BOOST_TEST(join(read_bytes(record, "a.warc.wet"), ";") ==
               "- | Council backs tunnel |  |  |  | https://portmaren.example/tunnel | de > " + text +
                   "\\nIt will cost.");
}

BOOST_AUTO_TEST_CASE(damage_is_told_and_the_next_record_read) {
    auto short_length = html_answer("", tunnel);
    const auto at = short_length.find("Content-Length: ") + 16;
    short_length.replace(at, short_length.find('\r', at) - at, "40");
    const auto read = read_bytes(short_length + html_answer("", tunnel), "a.warc");
    BOOST_TEST(read.back() == "- | " + tunnel_item);
    BOOST_TEST(std::count(read.begin(), read.end(),
                          "! record 1: is damaged: its length leads into another record") == 1);
}

BOOST_AUTO_TEST_CASE(a_record_whose_length_leads_into_another_is_rejected) {
    const auto record = html_answer("", tunnel);
    auto lost = record;
    lost.erase(record.size() - 60, 50);  // its length takes as much of the next record
    const std::vector<std::string> expected{"- | " + tunnel_item,
                                            "! record 2: is damaged: its length leads into another record",
                                            "- | " + tunnel_item};
    BOOST_TEST(read_bytes(record + lost + record + record, "a.warc") == expected,
               boost::test_tools::per_element());
    const auto sloppy = record.substr(0, record.size() - 2);  // one empty line less
    BOOST_TEST(join(read_bytes(sloppy + record.substr(0, record.size() - 4), "a.warc"), ";") ==
               "- | " + tunnel_item + ";- | " + tunnel_item);
}

BOOST_AUTO_TEST_CASE(cut_crawls_are_read_to_the_break) {
    const auto record = html_answer("", tunnel);
    const auto plain = read_bytes(record + record.substr(0, record.size() - 200), "a.warc");
    BOOST_TEST(plain.front() == "- | " + tunnel_item);
    BOOST_TEST(plain.back() == "! record 2: is cut off");
    const auto packed = gzipped(record);
    const auto by_record = read_bytes(packed + packed.substr(0, packed.size() - 40), "a.warc.gz");
    BOOST_TEST(by_record.front() == "- | " + tunnel_item);
    BOOST_TEST(by_record.back() == "! ends in the middle of its gzip data");
}

BOOST_AUTO_TEST_CASE(a_cut_page_is_no_article) {
    const auto record = html_answer("", tunnel);
    const auto cut = record.substr(0, record.size() - 40);
    BOOST_TEST(join(read_bytes(cut, "a.warc"), ";") == "! record 1: is cut off");
    auto packed = gzipped(cut);
    packed.resize(packed.size() - 8);
    BOOST_TEST(join(read_bytes(packed, "a.warc.gz"), ";") == "! ends in the middle of its gzip data");
}

BOOST_AUTO_TEST_CASE(a_page_that_expands_too_far_is_rejected) {
    auto settings = test_settings();
    settings.limits.article_bytes = 40U << 20U;
    const auto bomb = brotli_packed(tunnel + std::string(30U << 20U, ' '));
    const auto read = read_bytes(html_answer("Content-Encoding: br\r\n", bomb), "a.warc", settings);
    BOOST_TEST(join(read, ";") ==
               "! record 1: expands to more than 200 times its size, and is read no further");
}

/// An answer whose text does not compress to nothing.
std::string long_answer() {
    static constexpr std::string_view vocabulary[] = {"harbor", "council", "budget", "engineer", "ferry",
                                                      "bridge", "quarter", "winter", "school",   "ledger"};
    std::string words;
    for (int at = 0; at < 400; ++at) (words += ' ') += vocabulary[hash64(std::to_string(at)) % 10];
    return html_answer("", page("Council backs tunnel", text + words));
}

BOOST_AUTO_TEST_CASE(reading_goes_on_behind_a_damaged_record) {
    const auto good = gzipped(html_answer("", tunnel));
    const auto whole = gzipped(long_answer());
    auto changed = whole;
    for (std::size_t at = whole.size() / 2; at < whole.size() / 2 + 40; ++at) changed[at] = '\x55';
    auto doubtful = whole;
    doubtful[whole.size() - 6] ^= 1;  // its checksum
    auto at_its_head = whole;
    at_its_head[3] = '\xFF';
    for (const auto& damaged : {changed, doubtful, whole.substr(0, whole.size() - 100)}) {
        BOOST_TEST(join(read_bytes(good + damaged + good, "a.warc.gz"), ";") ==
                   "- | " + tunnel_item + ";! record 2: its gzip data are damaged;- | " + tunnel_item);
    }
    BOOST_TEST(join(read_bytes(good + at_its_head + good, "a.warc.gz"), ";") ==
               "- | " + tunnel_item + ";! behind record 1: its gzip data are damaged;- | " + tunnel_item);
    BOOST_TEST(join(read_bytes(at_its_head + good, "a.warc.gz"), ";") ==
               "! its gzip data are damaged;- | " + tunnel_item);
    BOOST_TEST(join(read_bytes(good + changed, "a.warc.gz"), ";") ==
               "- | " + tunnel_item + ";! its gzip data are damaged");
}

BOOST_AUTO_TEST_CASE(a_crawl_brings_its_dictionary) {
    std::vector<std::string> samples;
    for (int at = 0; at < 300; ++at)
        samples.push_back(
            html_answer("", page("Vote " + std::to_string(at), text + hex64(hash64(text, at)))));
    const auto dictionary = zstd_dictionary(samples);
    const auto record = zstd_packed(html_answer("", tunnel), dictionary);
    for (const auto& in_frame : {dictionary, zstd_packed(dictionary)}) {
        std::string frame{"\x5D\x2A\x4D\x18"};
        for (unsigned shift = 0; shift < 32; shift += 8)
            frame += static_cast<char>(in_frame.size() >> shift & 0xFFU);
        BOOST_TEST(join(read_bytes(frame + in_frame + record + record, "a.warc.zst"), ";") ==
                   "- | " + tunnel_item + ";- | " + tunnel_item);
        const auto cut = read_bytes((frame + in_frame).substr(0, in_frame.size() / 2), "a.warc.zst");
        BOOST_TEST(join(cut, ";") == "! ends in the middle of its zstd data");
    }
}

BOOST_AUTO_TEST_CASE(arc_files_hold_pages_too) {
    const auto record = [](const std::string& url, const std::string& type, const std::string& block) {
        return url + " 203.0.113.7 20240301100000 " + type + ' ' + std::to_string(block.size()) + '\n' +
               block + '\n';
    };
    const auto file =
        record("filedesc://a.arc", "text/plain",
               "1 0 Port Maren\nURL IP-address Archive-date Content-type Archive-length\n") +
        record("https://portmaren.example/logo", "image/png",
               http("Content-Type: image/png\r\n", "\x89PNG")) +
        "rubbish\n" +
        record("https://portmaren.example/tunnel", "text/html", http("Content-Type: text/html\r\n", tunnel));
    const std::vector<std::string> expected{
        "! record 3: is no whole record",
        "- | " + tunnel_item,
        "# a.arc, record 2: passed over: records without a page 'image/png'",
    };
    BOOST_TEST(read_bytes(file, "a.arc") == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(crawls_lie_within_archives) {
    const auto archive = zipped({{"crawl.warc.gz", gzipped(html_answer("", tunnel))}});
    BOOST_TEST(join(read_bytes(archive, "a.zip"), ";") == "- | " + tunnel_item);
}

}  // namespace
