#include "searcher/output/terminal_article.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include <fmt/format.h>

#include "searcher/output/marks.hpp"
#include "searcher/output/reasons.hpp"
#include "searcher/output/styled_text.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_title = 2'000;
constexpr std::size_t longest_name = 300;
constexpr std::size_t longest_statement = 2'000;

/// Where the look of the body changes. At one place what ends comes before what begins, and statements
/// enclose matches.
enum class Turn : std::uint8_t { MatchEnds, StatementEnds, StatementBegins, MatchBegins };

struct Event {
    std::uint32_t at = 0;
    Turn turn = Turn::MatchEnds;
    std::size_t statement = 0;  ///< its number, from 1

    friend auto operator<=>(const Event&, const Event&) = default;
};

std::vector<Event> events_of(const ShownArticle& shown) {
    std::vector<Event> events;
    for (const auto& match : sound_spans(shown.matches, shown.body)) {
        events.push_back({match.begin, Turn::MatchBegins, 0});
        events.push_back({match.end, Turn::MatchEnds, 0});
    }
    std::size_t number = 0;
    for (const auto& statement : shown.statements) {
        ++number;
        for (const auto& piece : sound_spans(statement.content, shown.body)) {
            events.push_back({piece.begin, Turn::StatementBegins, number});
            events.push_back({piece.end, Turn::StatementEnds, number});
        }
    }
    std::sort(events.begin(), events.end());
    return events;
}

/// Writes the body from left to right, a line as soon as it is whole.
class BodyWriter {
  public:
    BodyWriter(const OutputOptions& options, std::ostream& out) : options_{options}, out_{out} {}

    void add(std::string_view text) {
        for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
            line_.add(text.substr(0, end), style());
            end_line();
            text.remove_prefix(end + 1);
        }
        line_.add(text, style());
    }

    void turn(const Event& event) {
        const auto* asterisk = options_.color ? "" : "*";
        switch (event.turn) {
            case Turn::MatchBegins:
                in_match_ = true;
                line_.add(asterisk);
                break;
            case Turn::MatchEnds:
                in_match_ = false;
                line_.add(asterisk);
                break;
            case Turn::StatementBegins:
                ++open_statements_;
                line_.add(fmt::format("[{}:", event.statement), Style::Faint);
                break;
            case Turn::StatementEnds:
                --open_statements_;
                line_.add("]", Style::Faint);
                break;
        }
    }

    /// Empty lines are written one at a time, and none at the end.
    void end_line() {
        if (line_.text().empty()) {
            gap_ = true;
            return;
        }
        if (gap_ && written_) out_ << '\n';
        write_wrapped(line_, {options_.width, options_.color, "", ""}, out_);
        line_ = {};
        gap_ = false;
        written_ = true;
    }

  private:
    Style style() const {
        if (in_match_) return Style::Match;
        return open_statements_ > 0 ? Style::Quote : Style::Plain;
    }

    const OutputOptions& options_;
    std::ostream& out_;
    StyledText line_;
    std::size_t open_statements_ = 0;
    bool in_match_ = false;
    bool gap_ = false;
    bool written_ = false;
};

void write_body(const ShownArticle& shown, const OutputOptions& options, std::ostream& out) {
    BodyWriter writer{options, out};
    const std::string_view body = shown.body;
    std::size_t at = 0;
    for (const auto& event : events_of(shown)) {
        writer.add(body.substr(at, event.at - at));
        writer.turn(event);
        at = event.at;
    }
    writer.add(body.substr(at));
    writer.end_line();
}

void write_line(const StyledText& line, const OutputOptions& options, std::ostream& out) {
    write_wrapped(line, {options.width, options.color, "", "  "}, out);
}

void write_head(const ShownArticle& shown, const OutputOptions& options, std::ostream& out) {
    const auto& article = shown.article;
    const auto matches = options.color ? shown.title_matches : std::vector<TextSpan>{};
    const auto base = article.title_derived ? Style::Plain : Style::Strong;
    StyledText title;
    title.add(shortened(MarkedText{article.title, matches}, longest_title), base);
    if (article.title_derived || article.title.empty()) title.add(" (untitled)", Style::Faint);
    write_line(title, options, out);
    StyledText origin;
    origin.add(article.published ? to_string(*article.published) : "undated");
    for (const auto& part : {article.source, authors_of(article), article.section, article.language}) {
        if (!part.empty()) origin.add(" · ", Style::Faint).add(shortened(part, longest_name));
    }
    write_line(origin, options, out);
    StyledText url;
    if (!article.url.empty()) write_line(url.add(article.url, Style::Faint), options, out);
    StyledText id;
    write_line(id.add("id ", Style::Faint).add(article.id, Style::Faint), options, out);
    out << '\n';
}

/// "[1] Mara Quell (“she”) · direct"
StyledText speaker_line(const ShownArticle& shown, std::size_t number) {
    const auto& statement = shown.statements[number];
    const auto printed = shortened(printed_pieces(statement.source, shown.body), longest_name);
    StyledText line;
    line.add(fmt::format("[{}] ", number + 1), Style::Faint);
    if (!statement.speaker.empty()) line.add(shortened(statement.speaker, longest_name), Style::Strong);
    if (statement.speaker.empty()) line.add("speaker unknown", Style::Faint);
    if (statement.speaker.empty() ? !printed.empty() : says_more(printed, statement.speaker))
        line.add(" (“" + printed + "”)", Style::Faint);
    return line.add(" · ", Style::Faint).add(to_string(statement.kind), Style::Faint);
}

void write_statements(const ShownArticle& shown, const OutputOptions& options, std::ostream& out) {
    if (!shown.statements.empty()) out << '\n';
    for (std::size_t at = 0; at < shown.statements.size(); ++at)
        write_line(speaker_line(shown, at), options, out);
}

void write_reasons(const ShownArticle& shown, const OutputOptions& options, std::ostream& out) {
    if (shown.statements.empty()) out << "It attributes no statement to anybody.\n";
    for (std::size_t at = 0; at < shown.statements.size(); ++at) {
        if (at > 0) out << '\n';
        auto line = speaker_line(shown, at);
        line.add(fmt::format(" · {} · confidence {:.2f}", to_string(shown.statements[at].resolution),
                             shown.statements[at].confidence),
                 Style::Faint);
        write_line(line, options, out);
        StyledText words;
        words.add(shortened(statement_words(shown, at), longest_statement));
        write_wrapped(words, {options.width, options.color, "    │ ", "    │ "}, out);
        StyledText why;
        write_wrapped(why.add(reason_of(shown, at)), {options.width, options.color, "    ", "    "}, out);
    }
}

void write_entities(const ShownArticle& shown, const OutputOptions& options, std::ostream& out) {
    if (!shown.entities.empty()) out << '\n';
    for (const auto kind : {EntityKind::Person, EntityKind::Org, EntityKind::Place}) {
        StyledText line;
        for (const auto& entity : shown.entities) {
            if (entity.kind != kind) continue;
            if (!line.text().empty()) line.add(", ");
            line.add(shortened(entity.name, longest_name));
        }
        if (line.text().empty()) continue;
        const auto label = fmt::format("{:<6}  ", to_string(kind));
        write_wrapped(line, {options.width, options.color, label, std::string(label.size(), ' ')}, out);
    }
}

}  // namespace

void write_terminal(const ShownArticle& shown, const OutputOptions& options, std::ostream& out) {
    write_head(shown, options, out);
    if (options.reasons) {
        write_reasons(shown, options, out);
        return;
    }
    write_body(shown, options, out);
    write_statements(shown, options, out);
    write_entities(shown, options, out);
}

}  // namespace onrecord
