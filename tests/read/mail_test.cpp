// Messages and boxes of them.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/read/reading.hpp"

namespace {

using namespace onrecord;

using Lines = std::vector<std::string>;

BOOST_AUTO_TEST_CASE(a_paragraph_that_begins_with_from_is_no_message) {
    const auto* const box =
        "From ann@h.example Tue Feb  4 10:00:00 2025\nSubject: One\n\nThe tunnel floods.\n\n"
        "From the harbor came a cry.\n\nFrom: nobody\n\n>From here on.\n\n"
        "From bob@h.example Wed Feb  5 10:00:00 2025\nSubject: Two\n\nFares rise.\n";
    BOOST_TEST(read_bytes(box, "a.mbox") ==
                   (Lines{"- | One > The tunnel floods.\\n\\nFrom the harbor came a cry.\\n\\nFrom: "
                          "nobody\\n\\nFrom here on.",
                          "- | Two > Fares rise."}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(parts_within_parts_are_read_and_attachments_are_not) {
    const auto* const message =
        "From: =?ISO-8859-1?Q?Zo=E9?= Marchand <z@h.example>\n"
        "Subject: =?UTF-8?Q?Caf=C3=A9_?= =?UTF-8?B?dHVubmVs?=\nMessage-ID: <2@h.example>\n"
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n"
        "--a\nContent-Type: multipart/alternative; boundary=b\n\n"
        "--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        "The tunnel=\n floods. Caf=C3=A9.\n--b\nContent-Type: text/html\n\n<p>Html.\n--b--\n"
        "--a\nContent-Disposition: attachment; filename=x.txt\nContent-Type: "
        "text/plain\n\nAttached.\n--a--\n";
    BOOST_TEST(
        read_bytes(message, "a.eml") == Lines{"- | Café tunnel | Zoé Marchand > The tunnel floods. Café."},
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_sender_is_one_author) {
    BOOST_TEST(read_bytes("Message-ID: <1@h.example>\nFrom: \"Lee, Ann\" <a@h.example>, "
                          "Tomas Brandt <t@h.example>\nSubject: T\n\nB\n",
                          "a.eml") == Lines{"- | T | Lee, Ann, Tomas Brandt > B"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_message_that_lacks_its_parts_is_its_text) {
    BOOST_TEST(
        read_bytes("Message-ID: <1@h.example>\nSubject: T\nContent-Type: multipart/mixed; boundary=z\n\nB\n",
                   "a.eml") == Lines{"- | T > B"},
        boost::test_tools::per_element());
}

}  // namespace
