// What holds for every format, whatever the articles hold.
#include <algorithm>
#include <iterator>
#include <sstream>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "searcher/output/render.hpp"
#include "tests/output/sample_answers.hpp"

namespace {

using namespace onrecord;

constexpr std::size_t megabyte = 1'000'000;
const char* const all_formats[] = {"text", "json", "jsonl", "csv", "trec"};

OutputOptions options_of(const char* format, bool color = false) {
    OutputOptions options;
    options.format = *format_named(format);
    options.color = color;
    options.width = 60;
    return options;
}

template <typename Answer>
std::string rendered(const Answer& answer, const OutputOptions& options) {
    std::ostringstream out;
    render(answer, options, out);
    return out.str();
}

/// Escape sequences of colors and line ends taken away: what is left has to be text.
std::string without_our_own(std::string_view text) {
    static constexpr std::string_view own[] = {"\x1b[0m",  "\x1b[1m", "\x1b[2m", "\x1b[1;31m",
                                               "\x1b[36m", "\r\n",    "\n"};
    std::string rest;
    while (!text.empty()) {
        const auto* const found = std::find_if(
            std::begin(own), std::end(own), [&](std::string_view piece) { return text.starts_with(piece); });
        if (found == std::end(own)) rest += text.front();
        text.remove_prefix(found == std::end(own) ? 1 : found->size());
    }
    return rest;
}

bool holds_a_control(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        if (is_terminal_control(point.value)) return true;
        at += point.length;
    }
    return false;
}

void check_is_harmless(const std::string& text) {
    BOOST_TEST(is_valid_utf8(text));
    BOOST_TEST(!holds_a_control(without_our_own(text)));
}

BOOST_DATA_TEST_CASE(no_format_lets_controls_through, all_formats, format) {
    for (const bool color : {false, true}) {
        const auto options = options_of(format, color);
        check_is_harmless(rendered(samples::hostile_articles(), options));
        check_is_harmless(rendered(samples::hostile_statements(), options));
        check_is_harmless(rendered(samples::hostile_article(), options));
    }
    std::ostringstream reading;
    const auto evil = samples::hostile_articles().query;
    render_reading({evil, evil, {evil}}, options_of(format), reading);
    check_is_harmless(reading.str());
}

BOOST_DATA_TEST_CASE(ids_of_a_batch_are_as_hostile_as_articles, all_formats, format) {
    auto options = options_of(format);
    options.query_id = samples::hostile_articles().query;
    check_is_harmless(rendered(samples::articles(), options));
    options.only_count = true;
    auto count = rendered(samples::articles(), options);
    if (options.format == OutputFormat::Text) count.erase(count.rfind('\t'), 1);  // between id and number
    check_is_harmless(count);
}

BOOST_AUTO_TEST_CASE(json_keeps_what_it_escapes) {
    const auto results = samples::hostile_articles();
    const auto json = nlohmann::json::parse(rendered(results, options_of("json")));
    const std::string query = json["query"];
    BOOST_TEST(query == mend_utf8(results.query));
}

BOOST_AUTO_TEST_CASE(json_matches_are_bytes_of_the_text_as_written) {
    const auto json = nlohmann::json::parse(rendered(samples::hostile_articles(), options_of("json")));
    for (const auto& sentence : json["hits"][0]["snippet"]) {
        const std::string text = sentence["text"];
        std::size_t last = 0;
        for (const auto& match : sentence["matches"]) {
            BOOST_TEST(last <= match[0].get<std::size_t>());
            last = match[1];
            BOOST_TEST(match[0] < match[1]);
            BOOST_TEST(is_valid_utf8(text.substr(match[0], last - match[0].get<std::size_t>())));
        }
        BOOST_TEST(last <= text.size());
    }
}

BOOST_AUTO_TEST_CASE(members_come_in_the_order_of_the_grammar) {
    const auto json = nlohmann::ordered_json::parse(rendered(samples::articles(), options_of("json")));
    std::vector<std::string> names;
    for (const auto& [name, value] : json.items()) names.push_back(name);
    BOOST_TEST(
        join(names, " ") ==
        "format query reading total exact took_us hits facets timeline undated unit dates timeline_unit "
        "distinct notes nothing");
    names.clear();
    for (const auto& [name, value] : json["hits"][0].items()) names.push_back(name);
    BOOST_TEST(
        join(names, " ") ==
        "rank id score date title source author url snippet statements time title_derived authors section "
        "language");
}

BOOST_AUTO_TEST_CASE(titles_without_end_are_cut) {
    auto results = samples::articles();
    results.hits[0].article.title.assign(megabyte, 'x');
    results.hits[0].article.source.assign(megabyte, 'y');
    results.hits[0].article.id.assign(megabyte, 'z');
    results.hits[0].statements[0].speaker.assign(megabyte, 's');
    results.hits[0].statements[0].text.text.assign(megabyte, 't');
    BOOST_TEST(rendered(results, options_of("text")).size() < 5'000U);
}

BOOST_AUTO_TEST_CASE(words_without_end_are_cut_into_lines) {
    auto shown = samples::article();
    shown.body.assign(megabyte, 'x');
    shown.matches.clear();
    shown.statements.clear();
    const auto text = rendered(shown, options_of("text"));
    for (const auto line : split(text, '\n')) BOOST_TEST(display_width(line) <= 60U);
}

BOOST_AUTO_TEST_CASE(a_body_of_line_ends_or_marks_takes_no_quadratic_time) {
    auto shown = samples::article();
    shown.body.assign(megabyte, '\n');
    BOOST_TEST(rendered(shown, options_of("text")).size() < 2'000U);
    shown.body.clear();
    while (shown.body.size() < megabyte) shown.body += "\xCC\x81 ";
    check_is_harmless(rendered(shown, options_of("text")));
}

BOOST_AUTO_TEST_CASE(a_match_at_every_byte_is_shown_and_ends) {
    auto shown = samples::article();
    shown.body.assign(100'000, 'x');
    shown.matches.clear();
    shown.statements.assign(1, {});
    for (std::uint32_t at = 0; at < shown.body.size(); ++at) {
        shown.matches.push_back({at, at + 1});
        shown.statements[0].content.push_back({at, at + 1});
    }
    check_is_harmless(rendered(shown, options_of("text", true)));
}

}  // namespace
