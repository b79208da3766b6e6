#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/read/reading.hpp"

namespace {

using namespace onrecord;

struct JsonFile {
    const char* bytes;
    const char* read;
};
std::ostream& operator<<(std::ostream& out, const JsonFile& c) {
    return out << '[' << c.bytes << ']';
}

constexpr auto no_text = "has no text under a usual name; name its field with --map body=NAME";

const JsonFile lines[] = {
    // the names of fields
    {R"({"id":"1","title":"T","date":"2025-02-04","author":"Ann Lee","source":"S","section":"N","url":"u","language":"en","text":"B"})",
     "2025-02-04 | T | Ann Lee | S | N | u | en > B"},
    {R"({"headline":"T","published":"Tue, 04 Feb 2025 10:00:00 GMT","byline":"By Ann Lee","publisher":"S","body":"B"})",
     "2025-02-04T10:00:00 | T | Ann Lee | S > B"},
    {R"({"title":"T","publish_date":"February 4, 2025","authors":["Ann Lee","Tomas Brandt"],"sitename":"S","content":"B"})",
     "2025-02-04 | T | Ann Lee, Tomas Brandt | S > B"},
    {R"({"Title":"T","datePublished":"2025-02-04T10:00:00Z","articleBody":"B"})",
     "2025-02-04T10:00:00 | T > B"},
    {R"({"title":"T","date_published":1738663205,"maintext":"B"})", "2025-02-04T10:00:05 | T > B"},
    {R"({"title":"T","timestamp":1738663205123,"full_text":"B","lang":"English"})",
     "2025-02-04T10:00:05 | T |  |  |  |  | en > B"},
    {R"({"title":"T","pubDate":"20250204","link":"http://h.example/a","source_domain":"h.example","category":"C","text":"B"})",
     "2025-02-04 | T |  | h.example | C | http://h.example/a > B"},
    // nested values
    {R"({"title":"T","author":{"name":"Ann Lee"},"source":{"id":null,"name":"S"},"text":"B"})",
     "- | T | Ann Lee | S > B"},
    {R"({"title":{"rendered":"T"},"content":{"rendered":"B"}})", "- | T > B"},
    {R"({"title":"T","authors":[{"name":"Ann Lee"},{"firstName":"Tomas","lastName":"Brandt"}],"text":"B"})",
     "- | T | Ann Lee, Tomas Brandt > B"},
    {R"({"title":"T","date":{"$date":"2025-02-04T10:00:00Z"},"_id":{"$oid":"5f0"},"text":"B"})",
     "2025-02-04T10:00:00 | T > B"},
    {R"({"title":"T","date":{"$date":{"$numberLong":"1738663205123"}},"text":"B"})",
     "2025-02-04T10:00:05 | T > B"},
    {R"({"title":"T","text":["One.","Two."]})", "- | T > One.\\n\\nTwo."},
    {R"({"title":"T","paragraphs":[{"text":"One."},{"text":"Two."}]})", "- | T > One.\\n\\nTwo."},
    // what is null, empty or of another kind is looked for elsewhere
    {R"({"title":null,"headline":"T","text":"","body":null,"content":"B","author":null,"date":null})",
     "- | T > B"},
    {R"({"title":"T","text":"B","date":"3 hours ago","created_at":"2025-02-04"})", "2025-02-04 | T > B"},
    {R"({"title":"T","text":"B","author":[],"source":{},"url":false,"section":[[[[[["deep"]]]]]]})",
     "- | T > B"},
    // the body is kept to the byte
    {R"({"title":"T","text":" One.\r\n\tTwo.\n\n"})", "- | T >  One.\\r\\n\tTwo.\\n\\n"},
    {R"({"title":"A \n B","text":"caf\u00e9 \ud83d\ude00 \"q\" \/"})", "- | A B > café 😀 \"q\" /"},
    // text that JSON has none of
    {R"({"title":"T","text":"a\ud83d b \udc00"})", "- | T > a\uFFFD b \uFFFD"},
    {"{\"title\":\"T\",\"text\":\"a\tb\"}", "- | T > a\tb"},
    {"{\"title\":\"T\",\"text\":\"caf\xE9\"}", "- | T > café"},
    {R"({"title":"T","score":NaN,"low":-Infinity,"big":123456789012345678901234567890,"text":"NaN"})",
     "- | T > NaN"},
    // no articles
    {R"({"title":"T","text":"B")", "! line 1: is no JSON"},
    {R"(["T"])", "! value 1: is no JSON object"},
    {R"({"foo":"B"})", "! line 1: has no text under a usual name; name its field with --map body=NAME"},
    {R"({"summary":"S","description":"D","text":null})",
     "! line 1: has no text under a usual name; name its field with --map body=NAME"},
    {R"({"title":"T","date":"never","text":"B"})",
     "- | T > B ; # a.jsonl, line 1: undated: no date can be read from 'never'"},
    {R"({"id":"7","title":"","text":""})", "- | ~ > "},
};

BOOST_DATA_TEST_CASE(json_line_is_read, lines, given) {
    const auto name = given.bytes[0] == '[' ? "a.json" : "a.jsonl";
    BOOST_TEST(join(read_bytes(given.bytes, name), " ; ") == given.read);
}

BOOST_AUTO_TEST_CASE(a_bad_line_does_not_end_the_file) {
    const auto read =
        read_bytes("{\"text\":\"one\"}\n\nnonsense\n{\"a\":1}\r\n{\"text\":\"two\"}", "a.jsonl");
    BOOST_TEST(read == (std::vector<std::string>{"- | ~ > one", "! line 3: is no JSON",
                                                 std::string{"! line 4: "} + no_text, "- | ~ > two"}),
               boost::test_tools::per_element());
}

struct JsonDocument {
    const char* what;
    const char* bytes;
    const char* read;
};
std::ostream& operator<<(std::ostream& out, const JsonDocument& c) {
    return out << c.what;
}

const JsonDocument documents[] = {
    {"an object over lines", "{\n \"title\": \"T\",\n \"text\": \"B\"\n}\n", "- | T > B"},
    {"an array", "[{\"text\":\"one\"},\n{\"text\":\"two [}\\\"\"}]", "- | ~ > one ; - | ~ > two [}\""},
    {"objects without commas", "{\n\"text\":\"one\"}{\"text\":\"two\"}", "- | ~ > one ; - | ~ > two"},
    {"an array with other things", "[1, {\"text\":\"one\"}, \"x\", {\"text\":\"two\"}]",
     "! value 1: is no JSON object ; - | ~ > one ; ! value 3: is no JSON object ; - | ~ > two"},
    {"a reply with its articles",
     "{\n\"status\":\"ok\",\"articles\":[{\"text\":\"one\"},{\"text\":\"two\"}]}",
     "- | ~ > one ; - | ~ > two"},
    {"linked data in a graph",
     "{\"@context\":\"https://schema.org\",\n\"@graph\":[{\"@type\":\"WebPage\",\"name\":\"Page\"},"
     "{\"@type\":\"NewsArticle\",\"headline\":\"Tunnel &amp; ferry\",\"articleBody\":\"<p>One.<p>Two.\","
     "\"datePublished\":\"2025-02-04\",\"author\":{\"name\":\"Ann Lee\"}}]}",
     "2025-02-04 | Tunnel & ferry | Ann Lee > One.\\n\\nTwo."},
    {"a reply without articles", "{\n\"status\":\"ok\",\"articles\":[]}",
     "! value 1: is a list without articles"},
    {"an article with an empty list", "{\n\"title\":\"T\",\"items\":[]}", "- | T > "},
    {"a feed whose addresses lead from its page",
     "{\n\"title\":\"H\",\"home_page_url\":\"https://h.example/news/\",\"items\":[{\"content_text\":\"B\","
     "\"url\":\"/a\"}]}",
     "- | ~ |  | H |  | https://h.example/a > B"},
    {"a reply within a reply", "{\n\"response\":{\"docs\":[{\"text\":\"one\"}]}}", "- | ~ > one"},
    {"a value that ends early", "[{\"text\":\"one\"},{\"text\":\"tw",
     "- | ~ > one ; ! value 2: ends in the middle"},
    {"an array that is cut behind a comma", "[{\"text\":\"one\"},\n",
     "- | ~ > one ; ! ends in the middle of its array"},
    {"an array that is not closed", "[{\"text\":\"one\"}", "- | ~ > one ; ! ends in the middle of its array"},
    {"the beginning of an array", "[", "! ends in the middle of its array"},
    {"an empty array", " [ ]\n", "! is an array without articles"},
    {"empty arrays", "[[],[]]", "! is an array without articles"},
    {"brackets that do not match", "[{\"text\":\"one\"],{\"text\":\"two\"}]",
     "! value 1: is no JSON ; - | ~ > two"},
};

BOOST_DATA_TEST_CASE(json_document_is_read, documents, given) {
    BOOST_TEST(join(read_bytes(given.bytes, "a.json"), " ; ") == given.read);
}

BOOST_AUTO_TEST_CASE(lines_out_of_an_array_are_read) {
    const std::vector<std::string> both{"- | ~ > one", "- | ~ > two"};
    for (const auto* bytes :
         {"{\"text\":\"one\"},\r\n{\"text\":\"two\"},\r\n", "[{\"text\":\"one\"},\n{\"text\":\"two\"}]\n",
          "{\n\"text\":\"one\"\n}\n{\n\"text\":\"two\"\n}\n"}) {
        BOOST_TEST(read_bytes(bytes, "a.jsonl") == both, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(names_of_fields_can_be_given) {
    auto settings = test_settings();
    const auto map = FieldMap::parse({"body=data.0.txt", "date=meta.when", "title = kicker"});
    BOOST_TEST_REQUIRE(map.has_value());
    settings.fields = *map;
    const auto* const line =
        R"({"kicker":"K","title":"T","text":"no","data":[{"txt":"B"}],"meta":{"when":"2025-02-04"}})";
    BOOST_TEST(read_bytes(line, "a.jsonl", settings).front() == "2025-02-04 | K > B");
}

BOOST_AUTO_TEST_CASE(maps_that_make_no_sense_are_errors) {
    BOOST_TEST(!FieldMap::parse({"body"}));
    BOOST_TEST(!FieldMap::parse({"body="}));
    BOOST_TEST(!FieldMap::parse({"bodi=text"}));
    BOOST_TEST(FieldMap::parse({"headline=x"}).has_value());
}

BOOST_AUTO_TEST_CASE(depth_without_end_is_rejected) {
    const std::string deep = "{\"text\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}\n";
    BOOST_TEST(read_bytes(deep + "{\"text\":\"B\"}", "a.jsonl").back() == "- | ~ > B");
    BOOST_TEST(read_bytes(deep, "a.jsonl").front() == "! line 1: is nested too deep");
}

BOOST_AUTO_TEST_CASE(a_line_beyond_the_limit_is_passed_over) {
    auto settings = test_settings();
    settings.limits.article_bytes = 1U << 20U;
    const auto line = "{\"text\":\"" + std::string(5'000'000, 'w') + "\"}\n";
    const auto read = read_bytes(line + "{\"text\":\"B\"}\n" + line, "a.jsonl", settings);
    BOOST_TEST(read == (std::vector<std::string>{"! line 1: is longer than 4 MiB", "- | ~ > B",
                                                 "! line 3: is longer than 4 MiB"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(remarks_that_are_alike_are_one_note) {
    const auto read =
        read_bytes("{\"text\":\"a\",\"date\":\"x\"}\n{\"text\":\"b\",\"date\":\"y\"}\n", "a.jsonl");
    BOOST_TEST(read.back() ==
               "# a.jsonl, line 1: undated: no date can be read from 'x' (and 1 more like it)");
}

}  // namespace
