// Files that others wrote, read as a person reads them: title, date, first and last words of each were taken
// from the file by hand. The texts are not ours, so that only hashes of them stand here (hash64 of the words,
// a blank between them). The files lie in formats/ of the folder that ONRECORD_DATA names, else of a folder
// data/ beside the checkout; where there is none, ctest shows the test as skipped.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "common/base/text.hpp"
#include "tests/read/reading.hpp"

namespace {

using namespace onrecord;
namespace fs = std::filesystem;

struct Words {
    std::size_t count;
    std::uint64_t hash;
};

struct GoldenFile {
    const char* path;
    std::size_t place;  ///< of the article in its file
    const char* published;
    std::uint64_t title;
    Words first;
    Words last;
};
std::ostream& operator<<(std::ostream& out, const GoldenFile& c) {
    return out << c.path;
}

// clang-format off
const GoldenFile golden_files[] = {
    {"rss-atom/rss-parser/narro.rss", 0,
     "2015-02-20T09:51:15", 0x5218193974deab84, {10, 0x1cc70fee26506a29}, {4, 0x6587e853bd227c5e}},
    {"rss-atom/rss-parser/gulp-atom.atom", 1,
     "2015-02-09T21:37:28", 0x8fa6e7ea2e118bcc, {1, 0x777f666ac90dd140}, {1, 0x777f666ac90dd140}},
    {"rss-atom/rss-parser/pagination-links.rss", 0,
     "2021-01-21T18:58:00", 0xeae3f089f75f60d8, {3, 0xeae3f089f75f60d8}, {3, 0xeae3f089f75f60d8}},
    {"rss-atom/trafilatura/feed1.atom", 0,
     "2003-12-13T18:30:02", 0x6483adc7aab895c7, {2, 0x451c27b5ef4e0332}, {2, 0x451c27b5ef4e0332}},
    {"rss-atom/rss-parser/reddit-atom.rss", 0,
     "2016-01-23T15:40:37", 0x7f653e8d72b1e080, {4, 0xd52805271595ecee}, {4, 0xd52805271595ecee}},
    {"rss-atom/rss-parser/xml2js-options.rss", 0,
     "2017-06-15T10:29:47", 0x581f59aacd5e3beb, {0, 0x2d06800538d394c2}, {0, 0x2d06800538d394c2}},
    {"rss-atom/rss-parser/item-itunes-episodeType.rss", 0,
     "2019-11-18T19:14:32", 0xa4096261e7561fff, {10, 0x3cea7e3f0be532e9}, {7, 0x3dc0bdf9fe01f118}},
    {"rss-atom/rss-parser/itunes-href.rss", 0,
     "2019-01-07T17:19:19", 0x284a35ddce7748dc, {10, 0x1cd9e3d52a3e0a9b}, {6, 0x6d609687cf41b5eb}},
    {"rss-atom/rss-parser/atom-customfields.atom", 0,
     "2017-09-14T18:03:34", 0xe9433ad5011ff7b0, {9, 0xe49839a3d2932ee0}, {6, 0x7cb45173b51f14e7}},
    {"rss-atom/gofeed/parser/universal/json10_feed.json", 0,
     "2019-10-12T07:20:50", 0x96050a97f611a0d5, {1, 0xf6efd2bd26c6f778}, {1, 0xf6efd2bd26c6f778}},
    {"nitf/superdesk_aap-finance.xml", 0,
     "2014-11-26T15:27:03", 0x8f3ae39b841d8d75, {10, 0xdb16d15c2a6a2b6c}, {7, 0x25ba86ee4480c7d2}},
    {"nitf/superdesk_aap.xml", 0,
     "2013-10-20T19:27:51", 0x8ceeea772e37a61d, {10, 0x2a312c164d4d96c5}, {6, 0x9c05bf9b8a08cf97}},
    {"nitf/superdesk_ap-nitf.xml", 0,
     "2015-12-10T19:10:44", 0xfa5e14513510e1b5, {10, 0xf0dffbb952d6b584}, {7, 0xa2e594d5ae6039ff}},
    {"nitf/superdesk_handle_invalid_fields.xml", 0,
     "2020-07-03T16:51:36", 0x3b35e0443129c6d7, {10, 0xfd82d4f8f76b3fee}, {6, 0x781a29beeb3b7e18}},
    {"nitf/superdesk_nitf-fishing.xml", 0,
     "2002-02-26T00:00:00", 0x3e634389cf03ae33, {10, 0x9aabb3e6a18f5261}, {5, 0x0f75c3fb3532c67b}},
    {"nitf/superdesk_pa2.xml", 0,
     "2015-10-14T02:43:58", 0xf08190b12951a8f0, {10, 0xc30a6477b1663d0d}, {5, 0xe2d62ef1216c25ff}},
    {"nitf/superdesk_pa5.xml", 0,
     "2016-10-11T00:13:27", 0xe50f59748237454d, {10, 0xffad0d21c62b464d}, {7, 0x14dba14db0c3e644}},
    {"newsml-g2/LISTING_2_NewsML-G2_Text_Document.xml", 0,
     "2016-11-21T15:21:06", 0x363ce47f8deff931, {10, 0xde6c6f02935760c7}, {6, 0xbdf0e888e37cbafd}},
    {"newsml-g2/superdesk_dpa.xml", 0,
     "2022-10-11T11:14:42", 0x605ba672931c6cfa, {10, 0x53fa1785ec33c424}, {7, 0x6e40906fa5864673}},
    {"newsml-g2/superdesk_ap.xml", 1,
     "2018-02-26T21:22:18", 0xba4777675c37cf17, {10, 0xa058e5fa2cc72145}, {6, 0x50030f9a16531d5c}},
    {"newsml-g2/superdesk_scoop.xml", 0,
     "2016-01-12T12:35:40", 0x8c048cc7ac12d382, {10, 0x409a5c960285404b}, {7, 0x216eb6001b1467e1}},
    {"newsml-g2/superdesk_stt1.xml", 0,
     "2019-04-15T11:12:24", 0x468310b902702bd5, {10, 0xe19551d59e1c0c78}, {6, 0x4dd3331d2aa13319}},
    {"newsml-g2/superdesk_tag_reuters.com_2014_newsml_KBN0FL0ZP_version_2", 0,
     "2014-07-16T10:35:57", 0x3fa24f29ac8c5ca3, {10, 0x7bf1963fd5e4ac56}, {9, 0xf9820097bfa6740d}},
    {"newsml-g2/superdesk_stt_newsml_no_truncated_text_test.xml", 0,
     "2023-10-18T01:02:34", 0x6be7423e0cee10c2, {10, 0x6fe3163e91b8637f}, {7, 0xfc357ca809a6b9ff}},
    {"ninjs/iptc/ex_3.0_dpa_text.json", 0,
     "2019-05-10T16:02:28", 0x675009832429730a, {9, 0x29e6e56ee45c4c2f}, {6, 0x8426a9f41733d75f}},
    {"ninjs/iptc/ex_1.4_ninjsExMediumText1.json", 0,
     "2013-07-09T10:37:00", 0xb148ec51f44f31a1, {10, 0x60c75fdcb0e48576}, {6, 0x6a7ab9a87f0a3bc0}},
    {"ninjs/iptc/ex_2.1_ntb_text.json", 0,
     "2019-08-09T09:30:04", 0xed99373f88783edc, {10, 0xfc24de8c43a6a99d}, {6, 0x49fbc27e2682c96e}},
    {"ninjs/iptc/doc_3.1_004_simple_text_article.json", 0,
     "2013-07-09T10:37:00", 0xb148ec51f44f31a1, {10, 0x60c75fdcb0e48576}, {6, 0x6a7ab9a87f0a3bc0}},
    {"ninjs/iptc/ex_3.0_businesswire-newsml-20130731006140.json", 0,
     "2013-07-31T15:32:00", 0x866bec17441c067a, {10, 0x41814ad2ad012256}, {7, 0x7273910777caa5e8}},
    {"ninjs/superdesk_ninjs4.json", 0,
     "2019-03-25T08:54:09", 0x8cfbc4ab51ba6a61, {10, 0xaa0e9d89d13b41d5}, {6, 0x397f996f7d22a731}},
    {"markdown/digitalgov-hugo/2013/08/2013-08-15-nasa-space-place-prime-app.md", 0,
     "2013-08-15T09:51:48", 0x32da298db17038bf, {10, 0x80551fc447a4476b}, {6, 0xd4cf2187ef2f6854}},
    {"markdown/digitalgov-hugo/2024/02/2024-02-09-balancing-priorities-and-values.md", 0,
     "2024-02-08T19:07:00", 0xd7cf6b2d7f85f397, {10, 0x2c46f3952b9f91d8}, {6, 0xb45464e39e60a564}},
    {"markdown/ucsc-jekyll/1999-05-24-el-nino-warnings.md", 0,
     "1999-05-24", 0x67bff47fcfe9828a, {10, 0x6d19255a191c148d}, {6, 0xe1ecbc64e410f152}},
    {"markdown/ucsc-jekyll/1999-11-29-ellis_palmes.md", 0,
     "1999-11-29", 0x840677ce98e2b2ee, {10, 0xfb289b7d74113f56}, {7, 0x6f5c4d05be52d3a3}},
    {"markdown/ucsc-jekyll/1999-04-12-plant-sale.md", 0,
     "1999-04-12", 0x3417a50af64a9578, {10, 0xd2f5cbd7d3676e9b}, {5, 0x4f66b5b29d5e005b}},
    {"markdown/18f-eleventy/2016-08-31-kanban-for-government.md", 0,
     "2016-08-31", 0x6dc3f6afcc557dcb, {10, 0xdc9e1abcfed89602}, {6, 0x250e2a5cec4be803}},
    {"markdown/18f-eleventy/2016-05-23-a-sestina-on-sunsetting-content.md", 0,
     "2016-05-23", 0x25dc592f52e2f13b, {10, 0xd2550e4ca74a4ec5}, {8, 0x0b818a92c1c29289}},
    {"markdown/18f-eleventy/2016-08-30-sign-up-for-the-technology-industry-day.md", 0,
     "2016-08-30", 0x9b2769f4b997cee2, {10, 0xa951f9ffe1d1a93f}, {5, 0xb2af04edc87ce250}},
    {"markdown/digitalgov-hugo/2016/11/2016-11-10-for-those-who-serve-app-collection-provides-mobile-resources-for-veterans.md", 0,
     "2016-11-10T12:00:47", 0x4233146b335582df, {10, 0x328e013051c86f14}, {5, 0x776e1c5852f2012f}},
    {"markdown/digitalgov-hugo/2013/06/2013-06-13-opm-alert.md", 0,
     "2013-06-13T10:15:24", 0xf65ff19e422f10a9, {10, 0x2d1bff63b87b6001}, {7, 0x38b62ff295b01be0}},
};
// clang-format on

/// "" where the folder is not there.
fs::path formats_folder() {
    if (const auto* named = std::getenv("ONRECORD_DATA")) return fs::path{named} / "formats";
    for (const auto& beside : fs::directory_iterator{fs::path{ONRECORD_SOURCE_DIR}.parent_path()}) {
        std::error_code unreadable;
        const auto folder = beside.path() / "data" / "formats";
        if (fs::is_directory(folder, unreadable)) return folder;
    }
    return {};
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in{text};
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

std::uint64_t hash_of(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
    return hash64(join(
        {words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(to)},
        " "));
}

Article article_of(const fs::path& path, std::size_t place) {
    auto settings = test_settings();
    settings.today = {2026, 1, 1};
    for (auto& item : items_of(path.string(), settings)) {
        auto* article = std::get_if<Article>(&item);
        if (article && article->place == place) return std::move(*article);
    }
    return {};
}

BOOST_DATA_TEST_CASE(a_file_is_read_as_a_person_reads_it, golden_files, given) {
    const auto folder = formats_folder();
    if (folder.empty()) {
        std::cout << "skipped: ONRECORD_DATA names no folder, and no data/ lies beside the checkout\n";
        return;
    }
    BOOST_TEST_REQUIRE(fs::exists(folder / given.path));
    const auto article = article_of(folder / given.path, given.place);
    const auto title = words_of(article.title);
    const auto body = words_of(article.body);
    BOOST_TEST(hash_of(title, 0, title.size()) == given.title);
    BOOST_TEST((article.published ? to_string(*article.published) : "") == given.published);
    BOOST_TEST_REQUIRE(body.size() >= std::max(given.first.count, given.last.count));
    BOOST_TEST(hash_of(body, 0, given.first.count) == given.first.hash);
    BOOST_TEST(hash_of(body, body.size() - given.last.count, body.size()) == given.last.hash);
}

}  // namespace
