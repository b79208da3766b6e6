// Zip and tar, packed and nested, damaged and hostile.
#include <zlib.h>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/read/packed.hpp"
#include "tests/read/reading.hpp"

namespace {

using namespace onrecord;

const std::vector<PackedFile> mixed_files{
    {"news/tunnel.txt", "date 2025-02-04 The mayor spoke of the tunnel."},
    {"news/.hidden.txt", "Nobody reads this."},
    {"__MACOSX/tunnel.txt", "Nor this."},
    {"news/ferry.jsonl", "{\"text\":\"The ferry sank.\"}\n[]\n{\"text\":\"It was raised.\"}\n"},
    {"logo.png", "\x89PNG\r\n\x1A\n"},
    {"caf\xC3\xA9.txt", ""},
};

const std::vector<std::string> mixed_items{
    "2025-02-04 | ~ > The mayor spoke of the tunnel.",
    "- | ~ > The ferry sank.",
    "! news/ferry.jsonl, line 2: is no JSON object",
    "- | ~ > It was raised.",
    "! logo.png: is a PNG image",
    "! caf\xC3\xA9.txt: is empty",
};

struct Packing {
    const char* name;
    std::string (*pack)(const std::vector<PackedFile>&);
};
std::ostream& operator<<(std::ostream& out, const Packing& packing) {
    return out << packing.name;
}

const Packing packings[] = {
    {"zip", zipped},
    {"tar", tarred},
    {"tar.gz", [](const auto& files) { return gzipped(tarred(files)); }},
    {"tar.bz2", [](const auto& files) { return packed_by("bzip2", tarred(files)); }},
    {"tar.xz", [](const auto& files) { return packed_by("xz", tarred(files)); }},
    {"tar.lz4", [](const auto& files) { return packed_by("lz4", tarred(files)); }},
    {"tar.zst", [](const auto& files) { return zstd_packed(tarred(files)); }},
    {"zip in tar",
     [](const auto& files) {
         return tarred({{"all.zip", zipped(files)}});
     }},
};

BOOST_DATA_TEST_CASE(every_entry_is_read_as_a_file_would_be, packings, packing) {
    auto read = read_bytes(packing.pack(mixed_files), "no-ending");
    for (auto& item : read) {
        if (const auto at = item.find("all.zip, "); at != std::string::npos) item.erase(at, 9);
    }
    BOOST_TEST(read == mixed_items, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(nesting_has_an_end) {
    std::string inner = "date 2025-02-04 All is well.";
    std::string name = "a.txt";
    for (int depth = 1; depth <= 5; ++depth) inner = zipped({{std::exchange(name, "in.zip"), inner}});
    BOOST_TEST(join(read_bytes(inner, "a.zip"), ";") == "2025-02-04 | ~ > All is well.");
    const auto sixth = tarred({{"in.zip", inner}, {"b.txt", "Read on."}});
    const auto read = read_bytes(sixth, "a.tar");
    BOOST_TEST_REQUIRE(read.size() == 2U);
    BOOST_TEST(read[0] ==
               "! in.zip, in.zip, in.zip, in.zip, in.zip: lies within 5 archives already, and is not opened");
    BOOST_TEST(read[1] == "- | ~ > Read on.");
}

BOOST_AUTO_TEST_CASE(an_entry_that_expands_too_far_is_rejected_alone) {
    auto settings = test_settings();
    settings.limits.expansion = 50;
    const std::string bomb(40U << 20U, ' ');
    const std::vector<PackedFile> files{{"bomb.jsonl", bomb}, {"ok.txt", "All is well."}};
    const auto by_ratio = read_bytes(zipped(files), "a.zip", settings);
    BOOST_TEST(join(by_ratio, ";") ==
               "! bomb.jsonl: expands to more than 50 times its size;- | ~ > All is well.");
    settings.limits.entry_bytes = 20U << 20U;
    const auto by_size = read_bytes(tarred(files), "a.tar", settings);
    BOOST_TEST(join(by_size, ";") == "! bomb.jsonl: expands to more than 20 MiB;- | ~ > All is well.");
}

BOOST_AUTO_TEST_CASE(nothing_is_read_of_an_article_that_expands_too_far) {
    auto settings = test_settings();
    const auto article = "The harbor council met." + std::string(30U << 20U, '\n');
    const std::vector<PackedFile> files{{"bomb.txt", article}, {"ok.txt", "All is well."}};
    settings.limits.article_bytes = 40U << 20U;
    BOOST_TEST(join(read_bytes(zipped(files), "a.zip", settings), ";") ==
               "! bomb.txt: expands to more than 200 times its size;- | ~ > All is well.");
    BOOST_TEST(join(read_bytes(gzipped(article), "a.txt.gz", settings), ";") ==
               "! expands to more than 200 times its size, and is read no further");
    BOOST_TEST(join(read_bytes(gzipped(tarred(files)), "a.tar.gz", settings), ";") ==
               "! expands to more than 200 times its size, and is read no further");
    settings.limits.expansion = 5'000;
    const auto read = "- | ~ > The harbor council met.;- | ~ > All is well.";
    BOOST_TEST(join(read_bytes(zipped(files), "a.zip", settings), ";") == read);
    BOOST_TEST(join(read_bytes(gzipped(tarred(files)), "a.tar.gz", settings), ";") == read);
}

BOOST_AUTO_TEST_CASE(an_entry_that_fails_its_checksum_is_rejected) {
    auto archive = zipped({{"a.txt", "The mayor spoke."}, {"b.txt", "All is well."}});
    archive[archive.find("PK\7\b") + 4] ^= 1;
    const auto read = read_bytes(archive, "a.zip");
    BOOST_TEST_REQUIRE(read.size() == 2U);
    BOOST_TEST(read[0].starts_with("! a.txt: cannot be read: ZIP bad CRC"), read[0]);
    BOOST_TEST(read[1] == "- | ~ > All is well.");
}

/// `count` bytes, the lowest first.
std::string little_endian(std::size_t number, int count) {
    std::string bytes;
    for (int at = 0; at < count; ++at) bytes += static_cast<char>(number >> (8 * at) & 0xFFU);
    return bytes;
}

/// An entry of a zip as most programs write it, with its sizes in front.
std::string zip_entry(const std::string& path, const std::string& bytes, const std::string& packed) {
    const auto checksum =
        crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
    return "PK\3\4" + little_endian(20, 2) + little_endian(0, 2) + little_endian(Z_DEFLATED, 2) +
           little_endian(0, 4) + little_endian(checksum, 4) + little_endian(packed.size(), 4) +
           little_endian(bytes.size(), 4) + little_endian(path.size(), 2) + little_endian(0, 2) + path +
           packed;
}

BOOST_AUTO_TEST_CASE(a_second_archive_in_one_file_is_told) {
    const auto first = zipped({{"a.txt", "The mayor spoke."}});
    const auto second = zipped({{"b.txt", "All is well."}});
    BOOST_TEST(
        join(read_bytes(first + second, "a.zip"), ";") ==
        "- | ~ > The mayor spoke.;! a.txt: is the last file of an archive behind which another one begins, "
        "which is not read");
    BOOST_TEST(join(read_bytes(first + std::string(1000, '\0'), "a.zip"), ";") == "- | ~ > The mayor spoke.");
}

/// A bomb whose folder lists one entry again and again, and one whose first entry holds the heads of the
/// others in a block that is stored: what is read from front to back holds each byte once.
BOOST_AUTO_TEST_CASE(entries_that_overlap_are_read_once) {
    const std::string text = "The mayor spoke.";
    const auto inner = zip_entry("b.txt", text, deflated(text));
    const auto stored =
        '\0' + little_endian(inner.size(), 2) + little_endian(inner.size() ^ 0xFFFFU, 2) + inner;
    const auto head = [](const std::string& path) {
        return "PK\1\2" + little_endian(20, 2) + little_endian(20, 2) + std::string(20, '\0') +
               little_endian(path.size(), 2) + std::string(16, '\0') + path;
    };
    std::string folder;
    for (int at = 0; at < 1000; ++at) folder += head("b.txt");
    const auto end = "PK\5\6" + std::string(4, '\0') + little_endian(1000, 2) + little_endian(1000, 2) +
                     little_endian(folder.size(), 4) + little_endian(inner.size(), 4) + std::string(2, '\0');
    BOOST_TEST(join(read_bytes(inner + folder + end, "a.zip"), ";") == "- | ~ > The mayor spoke.");
    const auto quoted = zip_entry("a.txt", inner + text, stored + deflated(text));
    const auto read = read_bytes(quoted + head("a.txt") + end, "a.zip");
    BOOST_TEST(std::count(read.begin(), read.end(), "- | ~ > The mayor spoke.") == 1);
}

BOOST_AUTO_TEST_CASE(reading_goes_on_behind_a_damaged_entry) {
    const std::string first = "The mayor spoke.";
    const std::string second = "All is well.";
    const auto archive = zip_entry("a.txt", first, '\xFF' + deflated(first)) +
                         zip_entry("b.txt", second, deflated(second)) + zipped({});
    const auto read = read_bytes(archive, "a.zip");
    BOOST_TEST_REQUIRE(read.size() == 2U);
    BOOST_TEST(read[0].starts_with("! a.txt: cannot be read: ZIP decompression failed"), read[0]);
    BOOST_TEST(read[1] == "- | ~ > All is well.");
}

BOOST_AUTO_TEST_CASE(a_break_around_an_entry_is_told_once) {
    const std::vector<PackedFile> files{{"a.txt", "All is well."}, {"b.txt", std::string(4000, 'b')}};
    const auto cut_tar = tarred(files).substr(0, 2500);
    for (const auto& archive : {cut_tar, tarred({{"in.tar", cut_tar}}), gzipped(cut_tar)}) {
        const auto read = read_bytes(archive, "a");
        BOOST_TEST_REQUIRE(read.size() == 2U);
        BOOST_TEST(read[0] == "- | ~ > All is well.");
        BOOST_TEST(read[1].ends_with("cannot be read on from here: Truncated tar archive"), read[1]);
    }
    const auto packed = packed_by("bzip2", tarred(files));
    const auto read = read_bytes(packed.substr(0, packed.size() - 6), "a");
    BOOST_TEST(read.back() == "! ends in the middle of its bzip2 data");
    BOOST_TEST(std::count_if(read.begin(), read.end(), [](const auto& line) { return line[0] == '!'; }) == 1);
}

BOOST_AUTO_TEST_CASE(paths_that_lead_out_of_an_archive_lead_nowhere) {
    const auto archive = tarred({{"../../a.txt", "One."}, {"/b.txt", "Two."}, {"./.c.txt", "Hidden."}});
    BOOST_TEST(join(read_bytes(archive, "a.tar"), ";") == "- | ~ > One.;- | ~ > Two.");
}

BOOST_AUTO_TEST_CASE(an_archive_without_files_is_told) {
    BOOST_TEST(join(read_bytes(zipped({}), "a.zip"), ";") == "! is an archive without files");
    BOOST_TEST(join(read_bytes(tarred({}), "a.tar"), ";") == "! holds nothing but bytes of zero");
    BOOST_TEST(join(read_bytes(zipped({{".hidden", "x"}}), "a.zip"), ";") == "! holds no article");
    const auto cut = zipped({{"a.txt", "All is well."}}).substr(0, 20);
    BOOST_TEST(join(read_bytes(cut, "a.zip"), ";") ==
               "! cannot be read on from here: Truncated ZIP file header");
}

BOOST_AUTO_TEST_CASE(a_cut_archive_is_read_to_the_break) {
    std::vector<PackedFile> files;
    for (int at = 0; at < 20; ++at)
        files.emplace_back(std::to_string(at) + ".txt", "Article " + std::to_string(at) + " is short.");
    for (const auto& packing : packings) {
        if (packing.pack != zipped && packing.pack != tarred) continue;
        const auto whole = packing.pack(files);
        const auto read = read_bytes(whole.substr(0, whole.size() / 2 - 700), "a");
        BOOST_TEST(read.size() > 5U);
        BOOST_TEST(read.front() == "- | ~ > Article 0 is short.");
        BOOST_TEST(read.back().starts_with("! cannot be read on from here: "), packing << ' ' << read.back());
    }
}

BOOST_AUTO_TEST_CASE(a_forced_format_is_that_of_the_entries) {
    auto settings = test_settings();
    settings.format = Format::Text;
    const auto archive = zipped({{"a.json", "{\"text\":\"As it is.\"}"}});
    BOOST_TEST(join(read_bytes(archive, "a.zip", settings), ";") == "- | ~ > {\"text\":\"As it is.\"}");
    settings.format = Format::Zip;
    BOOST_TEST(join(read_bytes(archive, "a.zip", settings), ";") == "- | ~ > As it is.");
    settings.format = Format::Tar;
    BOOST_TEST(
        join(read_bytes(archive, "a.zip", settings), ";").starts_with("! cannot be read on from here: "));
}

BOOST_AUTO_TEST_CASE(the_time_of_an_entry_dates_only_when_asked) {
    auto settings = test_settings();
    const auto archive = tarred({{"a.txt", "All is well."}});
    BOOST_TEST(join(read_bytes(archive, "a.tar", settings), ";") == "- | ~ > All is well.");
    settings.date_from_mtime = true;
    BOOST_TEST(join(read_bytes(archive, "a.tar", settings), ";") == "2025-02-04T00:00:00 | ~ > All is well.");
    const auto misdated = tarred({{"a.txt", "date: soon\nAll is well."}});
    BOOST_TEST(
        join(read_bytes(misdated, "a.tar", settings), ";") ==
        "2025-02-04T00:00:00 | ~ > All is well.;# a.tar, a.txt: dated by its file: no date can be read "
        "from 'soon'");
    settings.today = {2025, 2, 1};
    BOOST_TEST(join(read_bytes(archive, "a.tar", settings), ";") ==
               "- | ~ > All is well.;# a.tar, a.txt: undated: the time of its file lies in the future: "
               "'2025-02-04T00:00:00'");
}

}  // namespace
