// Markdown with front matter, tables, mail, SGML.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "indexer/read/markdown.hpp"
#include "tests/read/reading.hpp"

namespace {

using namespace onrecord;

using Lines = std::vector<std::string>;

struct Sample {
    const char* path;
    Lines read;
};
std::ostream& operator<<(std::ostream& out, const Sample& c) {
    return out << c.path;
}

const Sample samples[] = {
    {"markdown/hugo.md",
     {"2025-02-04T10:00:00 | Harbor tunnel \"floods\" | Ann Lee, Tomas Brandt > Water broke into the "
      "tunnel.\\n\\n\"We have pumps,\" said Mara Quell."}},
    {"markdown/2025-02-03-ferry.md",
     {"2025-02-03 | Ferry fares: a tenth more | Joris Vann |  |  | https://herald.example/ferry | en > Two "
      "years in a "
      "row\\n\\nFares rise.\\n\\nOne.\\n\\nTwo."}},
    {"table.csv",
     {"2025-02-04T10:00:00 | Harbor tunnel floods | Ann Lee > Water \"broke\" in;\\nall is shut.",
      "2025-02-03 | Ferry fares rise > Fares rise.",
      "! row 4: has no text in a column of a usual name; name it with --map body=COLUMN"}},
    {"mail.mbox",
     {"2025-02-04T10:00:00 | Café tunnel | Zoé Marchand > The café is open.",
      "2025-02-04T11:00:00 | Ferry > Fares rise.\\n\\nAgain."}},
    {"wire/lewis.sgm",
     {"1987-02-26T15:01:01 | MAREN TUNNEL TO REOPEN <MTA> |  | Reuters | harbor |  | en > The tunnel "
      "reopens.\\n    Trains "
      "run on Monday.",
      "1987-02-26T15:02:20 | FERRY FARES UP |  | Reuters |  |  | en > ",
      "1987-02-26T15:03:00 | PUMPS BOUGHT | Ann Lee | Reuters |  |  | en > The city <PMN> bought three "
      "pumps.",
      "- | TUNNEL SHUT |  | Reuters |  |  | en > ",
      "- | ~ |  | Reuters |  |  | en > Tunnel tolls, 1st qtr\\n Cars 5 vs 4"}},
};

BOOST_DATA_TEST_CASE(a_sample_gives_its_articles, samples, given) {
    Lines lines;
    for (const auto& item : items_of(std::string{ONRECORD_TEST_DATA "/"} + given.path))
        lines.push_back(printed(item));
    BOOST_TEST(lines == given.read, boost::test_tools::per_element());
}

struct Bytes {
    const char* name;
    const char* bytes;
    Lines read;
};
std::ostream& operator<<(std::ostream& out, const Bytes& c) {
    return out << c.name << " [" << c.bytes << ']';
}

const Bytes cases[] = {
    {"a.eml",
     "Message-ID: <1@h.example>\nSubject: Ferry\n\nThe caf\xE9 said na\xEFve things.\n",
     {"- | Ferry > The café said naïve things.", "# a.eml: read as Windows-1252 (Latin-1): it is not UTF-8"}},
    {"a.eml",
     "Message-ID: <1@h.example>\nSubject: Ferry\nContent-Type: text/plain; charset=us-ascii\n\nThe café.\n",
     {"- | Ferry > The café."}},
    {"a.eml",
     "Message-ID: <1@h.example>\nSubject: Ferry\nContent-Type: text/plain; charset=iso-8859-2\n"
     "Content-Transfer-Encoding: quoted-printable\n\nThe =B1 and=\n the rest.\n",
     {"- | Ferry > The ą and the rest."}},
    {"a.jsonl", " \n\n", {"! holds no article"}},
    {"a", "---\ntitle: T\n---\nB", {"- | T > B"}},
    {"a.md", "# T\n\nB", {"- | T > B"}},
    {"a.md",
     "---\ntitle: [\n---\nB",
     {"- | ~ > B", "# a.md: front matter is no YAML: line 2: end of sequence flow not found"}},
    {"a.md",
     "---\ntitle: \"Ferry fares\ndate: 2025-02-04\nauthor:\n- name: Ann Lee\n---\nB",
     {"2025-02-04 | Ferry fares | Ann Lee > B",
      "# a.md: front matter is no YAML: line 2: illegal document indicator in scalar"}},
    {"a.md",
     "---\ndate: 2025-02-04\ntitle: Ferry: fares rise\n---\nB",
     {"2025-02-04 | Ferry: fares rise > B", "# a.md: front matter is no YAML: line 3: illegal map value"}},
    {"a.md", "---\ntitle: T\ncategories: [City, Sea]\ntags: [a]\n---\nB", {"- | T |  |  | City > B"}},
    {"a.md", "---\ntitle: T\ntags:\n  - a\n  - b\n---\nB", {"- | T |  |  | a > B"}},
    {"a.md",
     "+++\ntitle = \"Ferry fares\ndate = 2025-02-04\n+++\nB",
     {"2025-02-04 | Ferry fares > B",
      "# a.md: front matter is no TOML: line 2: a quotation mark is not closed"}},
    {"a.md",
     "+++\ntitle = \"\"\"\nCaf\\u00e9 \\\n   fares\"\"\"\ncover = {a = \"b, c\"}\ncategories = "
     "[\"City\"]\n+++\nB",
     {"- | Café fares |  |  | City > B"}},
    {"a.md",
     "{\n  \"title\": \"Ferry {fares}\",\n \"date\": \"2025-02-04\", \"authors\": [{\"name\": \"Ann "
     "Lee\"}],\n"
     " \"categories\": [\"City\", \"Sea\"]\n}\n\nB",
     {"2025-02-04 | Ferry {fares} | Ann Lee |  | City > B"}},
    {"a.json", "{\n\"title\": \"T\"}\n{\"title\": \"U\"}", {"- | T > ", "- | U > "}},
    {"a.md", "{{< figure >}}\n\nB", {"- | ~ > B"}},
    {"a.md",
     "---\ntitle: Caf\xE9\n---\nB",
     {"- | Café > B", "# a.md: read as Windows-1252 (Latin-1): it is not UTF-8"}},
    {"a.txt", "[Updated] The mayor spoke.", {"- | ~ > [Updated] The mayor spoke."}},
    {"a.txt", "{Editor's note: late} The mayor spoke.", {"- | ~ > {Editor's note: late} The mayor spoke."}},
    {"a.md", "---\n- a: b\n---\nB", {"- | ~ > B", "# a.md: front matter is no map of names"}},
    {"a.md", "---\n\nOne.\n\n---\n\nTwo.", {"- | ~ > One.\\n\\nTwo."}},
    {"a.md", "---\n---\nB", {"- | ~ > B"}},
    {"a.md", "+++\ntitle\n+++\nB", {"- | ~ > B", "# a.md: front matter is no TOML: line 2"}},
    {"a.md", "---\ntitle: T\nno end", {"- | ~ > title: T no end"}},
    {"a.tsv", "title\ttext\nT\tB\n", {"- | T > B"}},
    {"a.csv",
     "title,text\nT,\"never closed\n",
     {"- | T > \"never closed", "# a.csv, row 2: a quotation mark that is not closed is read as text"}},
    {"a.csv",
     "alpha,beta\n1,2\n",
     {"! row 2: has no text in a column of a usual name; name it with --map body=COLUMN"}},
};

BOOST_DATA_TEST_CASE(bytes_give_their_articles, cases, given) {
    BOOST_TEST(read_bytes(given.bytes, given.name) == given.read, boost::test_tools::per_element());
}

std::string message_of_parts(int count) {
    std::string message =
        "Message-ID: <1@h.example>\nSubject: Ferry\nContent-Type: multipart/mixed; boundary=b\n\n";
    for (int part = 0; part < count; ++part) message += "--b\n\nx\n";
    return message + "--b--\n";
}

/// Each part costs a thousand times what it takes in the file.
BOOST_AUTO_TEST_CASE(a_message_has_so_many_parts_and_no_more) {
    BOOST_TEST(read_bytes(message_of_parts(3), "a.eml") == Lines{"- | Ferry > x\\n\\nx\\n\\nx"});
    BOOST_TEST(read_bytes(message_of_parts(100'000), "a.eml") == Lines{"! has more than 100,000 parts"});
}

}  // namespace
