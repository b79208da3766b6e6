// Seeded random queries: nothing crashes, what is accepted prints the same each time and is bounded.
#include <boost/test/unit_test.hpp>
#include <random>

#include "common/base/utf8.hpp"
#include "tests/query/reading.hpp"

namespace {

using namespace onrecord;
using namespace onrecord::test;

constexpr const char* pieces[] = {
    "a",      "bukele",   "prison",  "U.S.",     "COVID-19", "O’Brien", "日本",
    "é",      "12:30",    "24/7",    " ",        " ",        " ",       " ",
    " ",      "\n",       "(",       ")",        "(",        ")",       "\"",
    "\"",     "“",        "”",       "«",        "»",        "-",       "–",
    "—",      "--",       "=",       "*",        "~",        "~3",      "^2",
    "/",      "..",       "…",       ":",        ",",        "AND",     "OR",
    "NOT",    "NEAR",     "NEAR/5",  "ADJ/2",    "and",      "or",      "near/5",
    "NEAR/",  "title:",   "said:",   "speaker:", "date:",    "person:", "id:",
    "lang:",  "foo:",     "speker:", "Date:",    "2025",     "2025-02", "2025-13",
    "7d",     "none",     "today",   ">=",       "<",        "&&",      "||",
    "!",      "+",        "w/10",    "/s",       "[",        "]",       "TO",
    "site:",  "http://x", "?",       "\xff",     "\xc3",     "\x01",    "\xe2\x80\x8b",
    "\u0301", "\u202E",   "🙂",    "$",        "'",        "C++"};

std::string random_soup(std::mt19937& random) {
    std::string soup;
    for (auto count = random() % 14; count > 0; --count) soup += pieces[random() % std::size(pieces)];
    return soup;
}

std::string random_bytes(std::mt19937& random) {
    std::string bytes(random() % 40, ' ');
    for (char& byte : bytes) byte = static_cast<char>(random() & 0xFF);
    return bytes;
}

/// Every leaf lies within the query, no group is empty, and groups of one have gone.
bool is_sound(const QueryNode& node, std::size_t size) {
    if (node.place.begin > node.place.end || node.place.end > size) return false;
    const auto children = node.children.size();
    switch (node.kind) {
        case NodeKind::Everything:
            return false;
        case NodeKind::Word:
        case NodeKind::Phrase:
        case NodeKind::Prefix:
        case NodeKind::Exact:
            if (node.text.empty() || children != 0) return false;
            break;
        case NodeKind::Dates:
            if (children != 0) return false;
            break;
        case NodeKind::Not:
        case NodeKind::Said:
            if (children != 1) return false;
            break;
        default:
            if (children < 2) return false;
    }
    for (const auto& child : node.children) {
        if (!is_sound(child, size)) return false;
        const bool flat =
            node.kind != child.kind || (node.kind != NodeKind::And && node.kind != NodeKind::Or);
        if (!flat) return false;
    }
    return true;
}

bool holds_control(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return true;
    }
    return false;
}

void check(const std::string& query, const ParseOptions& options) {
    const auto parsed = parse_query(query, options);
    if (!parsed) {
        const auto& error = parsed.error();
        const bool shown = !error.message.empty() && !error.hint.empty() && is_valid_utf8(error.hint) &&
                           is_valid_utf8(error.message) && !holds_control(error.hint + error.message);
        BOOST_REQUIRE_MESSAGE(shown, query);
        return;
    }
    const auto printed = to_string(parsed->root);
    BOOST_REQUIRE_MESSAGE(is_sound(parsed->root, query.size()), query + " => " + printed);
    BOOST_REQUIRE_MESSAGE(printed.size() <= 40 * query.size() + 40, query);
    BOOST_REQUIRE_MESSAGE(is_valid_utf8(printed) && !holds_control(printed), query);
    BOOST_REQUIRE_MESSAGE(reading(query, options) == printed, query);
    BOOST_REQUIRE_MESSAGE(to_string(narrowed(parsed->root, {})) == printed, query + " => " + printed);
}

BOOST_AUTO_TEST_CASE(random_pieces_are_read_or_refused) {
    std::mt19937 random{1'987'0226};
    for (int round = 0; round < 60'000; ++round) {
        const auto query = random_soup(random);
        check(query, round % 3 == 0 ? any_word : all_words);
    }
}

BOOST_AUTO_TEST_CASE(random_bytes_are_read_or_refused) {
    std::mt19937 random{42};
    for (int round = 0; round < 20'000; ++round) check(random_bytes(random), all_words);
}

BOOST_AUTO_TEST_CASE(random_options_are_filters_or_refused) {
    std::mt19937 random{7};
    for (int round = 0; round < 20'000; ++round) {
        const auto& row = fields[random() % fields.size()];
        const auto value = random_soup(random);
        const auto node = parse_filter(row.field, value, all_words);
        if (node) BOOST_REQUIRE_MESSAGE(is_valid_utf8(to_string(*node)), value);
        const auto plain = parse_plain(value, all_words);
        if (plain) BOOST_REQUIRE_MESSAGE(is_valid_utf8(to_string(plain->root)), value);
    }
}

}  // namespace
