#include "tests/output/sample_answers.hpp"

namespace onrecord::samples {
namespace {

using namespace std::string_literals;

/// The text with every occurrence of `word` marked.
MarkedText marked(const std::string& text, const std::string& word) {
    MarkedText made{text, {}};
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        made.matches.push_back(
            {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())});
    }
    return made;
}

TextSpan span_of(const std::string& text, const std::string& piece) {
    const auto at = static_cast<std::uint32_t>(text.find(piece));
    return {at, at + static_cast<std::uint32_t>(piece.size())};
}

ArticleInfo tunnel_vote() {
    return {"tunnel-vote",
            "Council votes for the tunnel under Maren Sound, by a single voice",
            false,
            Published{{2025, 2, 4}, 10 * 3600 + 30 * 60},
            "Maren Courier",
            {"Ann Lee", "Bo Kimura"},
            "Local",
            "https://courier.example/tunnel?a=1&b=2",
            "en"};
}

ArticleInfo tunnel_audit() {
    return {"tunnel-audit",
            "Auditor: \"Nobody counted\"",
            false,
            Published{{2024, 11, 30}, {}},
            "Sound & Shore",
            {},
            "",
            "",
            "en"};
}

ArticleInfo undated() {
    return {"5f1d0c0ffee00001", "The tunnel clock has stopped.", true, {}, "", {}, "", "", ""};
}

StatementHit quell() {
    StatementHit statement;
    statement.speaker = "Mara Quell";
    statement.source_as_printed = "she";
    statement.text = marked(
        "“We won the right to prove that this tunnel can be dug,” … “and not one day more.”", "tunnel");
    statement.kind = StatementKind::Direct;
    statement.resolution = Resolution::Pronoun;
    statement.confidence = 0.9F;
    statement.offset = {120, 240};
    statement.article.id = "tunnel-vote";
    return statement;
}

StatementHit auditor() {
    StatementHit statement;
    statement.source_as_printed = "the auditor";
    statement.text = marked("the tunnel had never been costed", "tunnel");
    statement.kind = StatementKind::Indirect;
    statement.resolution = Resolution::Described;
    statement.confidence = 0.5F;
    statement.offset = {10, 42};
    statement.article.id = "tunnel-audit";
    return statement;
}

void count(Results& results, std::uint64_t total, std::uint64_t undated) {
    results.query = "tunnel \"by hand\"";
    results.reading = "(and tunnel \"by hand\")";
    results.total = total;
    results.undated = undated;
    results.took_us = 3140;
    if (total > undated) results.dates = DateRange{Date{2024, 1, 3}, Date{2025, 12, 30}};
}

void add_tables(Results& results) {
    results.facets = {
        {Field::Person, {{"Mara Quell", 1212}, {"Vic Tollander, leader of the opposition", 17}}, 14},
        {Field::Source, {{"Maren Courier", 1229}}, 1}};
    results.timeline_unit = TimelineUnit::Month;
    results.timeline = {
        {"2024-01", {2024, 1, 1}, 1212}, {"2024-02", {2024, 2, 1}, 0}, {"2024-03", {2024, 3, 1}, 17}};
}

const std::string& evil() {
    static const std::string text =
        "\x1b[31mred\x1b]0;title\x07 \x9b\xC2\x9Bx \xE2\x80\xAEright\nnew\rline\ttab\0nul \xFF\xC3"s;
    return text;
}

ArticleInfo evil_article() {
    return {evil(),       "=HYPERLINK(\"x\")" + evil(),
            false,        Published{{1, 1, 1}, 0},
            "@" + evil(), {"\t=1", evil()},
            evil(),       evil(),
            evil()};
}

std::vector<TextSpan> lying_spans() {
    return {{4, 2}, {1, 1}, {0, 5}, {3, 9}, {12, 13}, {20, 4'000'000'000U}, {4'000'000'000U, 4'000'000'001U}};
}

}  // namespace

Results articles() {
    Results results;
    count(results, 12, 2);
    results.notes = {"AND binds tighter than OR"};
    results.hits.push_back(
        {9,
         12.345678,
         tunnel_vote(),
         {marked("The council voted for the tunnel late on Tuesday, after nine hours.", "tunnel"),
          marked("…nobody in the hall had asked for a Tunnel; a tunnel was what they got.", "tunnel")},
         {quell()}});
    results.hits.push_back({10,
                            7.5,
                            tunnel_audit(),
                            {marked("the auditor found that the tunnel had never been costed.", "tunnel")},
                            {auditor()}});
    results.hits.push_back({11, 0.25, undated(), {}, {}});
    return results;
}

Results statements() {
    Results results;
    count(results, 1234, 0);
    results.unit = Unit::Statements;
    auto first = quell();
    first.rank = 1;
    first.score = 3.5;
    first.article = tunnel_vote();
    auto second = auditor();
    second.rank = 2;
    second.article = undated();
    StatementHit third;
    third.rank = 3;
    third.speaker = "東京都知事";
    third.text = marked(
        "海底トンネルの計画は「市民のためのものだ」、と知事は述べた。予算は来年の春までに決まる見通しである"
        "。",
        "トンネル");
    third.kind = StatementKind::Mixed;
    third.resolution = Resolution::Named;
    third.article = tunnel_audit();
    results.statements = {first, second, third};
    return results;
}

Results with_tables() {
    auto results = articles();
    add_tables(results);
    results.total = 1231;
    return results;
}

Results nothing() {
    Results results;
    count(results, 0, 0);
    results.reading = "(and tunnel zecot)";
    results.nothing = NothingFound{
        {{"tunnel", 1212}, {"zecot", 0}}, "zecot", {"zecot is in no article; did you mean cecot?"}};
    return results;
}

Results nothing_with_tables() {
    auto results = nothing();
    results.facets = {{Field::Person, {}, 0}};
    results.timeline_unit = TimelineUnit::Year;
    return results;
}

Results hostile_articles() {
    Results results;
    count(results, 1, 0);
    results.query = results.reading = evil();
    results.notes = {evil()};
    auto statement = quell();
    statement.speaker = "+" + evil();
    statement.text = {"“東京 \x1b[2J” said \xFF", lying_spans()};
    results.hits.push_back(
        {1, -0.5, evil_article(), {{evil(), lying_spans()}, {"", lying_spans()}}, {statement}});
    results.facets = {{Field::Org, {{"-" + evil(), 1}}, 1}};
    results.nothing = NothingFound{{{evil(), 1}}, evil(), {evil()}};
    return results;
}

Results hostile_statements() {
    Results results;
    count(results, 1, 0);
    results.unit = Unit::Statements;
    StatementHit statement;
    statement.rank = 18'446'744'073'709'551'615U;
    statement.speaker = evil();
    statement.source_as_printed = "\x1b[1m";
    statement.text = {evil(), lying_spans()};
    statement.offset = {9, 3};
    statement.article = evil_article();
    results.statements = {statement};
    return results;
}

ShownArticle article() {
    ShownArticle shown;
    shown.article = tunnel_vote();
    shown.title_matches = {span_of(shown.article.title, "tunnel")};
    shown.body =
        "“We won the right to prove that this tunnel can be dug,” Mayor Mara Quell said on Tuesday. “And not "
        "one day "
        "more.”\n\n\nShe told the council that “nobody,” in the words of the auditor, had counted.\n"
        "A second line of the same paragraph.\n";
    const auto& body = shown.body;
    shown.matches = {span_of(body, "tunnel")};
    shown.statements = {{{span_of(body, "“We won the right to prove that this tunnel can be dug,”"),
                          span_of(body, "“And not one day more.”")},
                         {span_of(body, "said")},
                         {span_of(body, "Mayor Mara Quell")},
                         "Mara Quell",
                         StatementKind::Direct,
                         Resolution::Named,
                         0.97F},
                        {{span_of(body, "“nobody,” in the words of the auditor, had counted")},
                         {span_of(body, "told")},
                         {span_of(body, "She")},
                         "Mara Quell",
                         StatementKind::Mixed,
                         Resolution::Pronoun,
                         0.5F},
                        {{span_of(body, "“nobody,”")},
                         {},
                         {span_of(body, "the auditor")},
                         "",
                         StatementKind::Direct,
                         Resolution::Described,
                         0.25F}};
    shown.entities = {{EntityKind::Person, "Mara Quell", {span_of(body, "Mara Quell")}},
                      {EntityKind::Place, "Maren Sound", {}}};
    return shown;
}

ShownArticle hostile_article() {
    ShownArticle shown;
    shown.article = evil_article();
    shown.body = evil() + "\n\n\n" + evil();
    shown.matches = lying_spans();
    shown.title_matches = lying_spans();
    shown.statements = {
        {lying_spans(), lying_spans(), lying_spans(), evil(), StatementKind::Mixed, Resolution::None, 2},
        {{{2, 6}}, {}, {{0, 3}}, "", StatementKind::Direct, Resolution::None, -1}};
    shown.entities = {{EntityKind::Org, evil(), lying_spans()}};
    return shown;
}

PrintedReading reading() {
    return {
        "a b OR c", "(or (and a b) c)", {"AND binds tighter than OR: write brackets to say what is meant"}};
}

}  // namespace onrecord::samples
