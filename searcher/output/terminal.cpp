#include "searcher/output/terminal.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "searcher/output/marks.hpp"
#include "searcher/output/styled_text.hpp"
#include "searcher/output/terminal_tables.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_title = 300;
constexpr std::size_t longest_name = 120;
constexpr std::size_t longest_id = 300;  // ids of sound articles are shorter and can be copied whole
constexpr std::size_t longest_statement_of_hit = 400;
constexpr std::string_view separator = " · ";

/// Lines beneath a rank: "  1  ", then as many blanks.
class Page {
  public:
    Page(const OutputOptions& options, std::uint64_t last_rank, std::ostream& out)
        : options_{options},
          rank_width_{std::max<std::size_t>(2, std::to_string(last_rank).size())},
          out_{out} {}

    void ranked(std::uint64_t rank, const StyledText& text) {
        write_wrapped(text, frame(fmt::format("{:>{}}  ", rank, rank_width_), indent()), out_);
    }
    void beneath(const StyledText& text, std::string_view first = "", std::string_view rest = "") {
        write_wrapped(text, frame(indent() + std::string{first}, indent() + std::string{rest}), out_);
    }
    void gap() { out_ << '\n'; }

  private:
    std::string indent() const { return std::string(rank_width_ + 2, ' '); }
    Frame frame(std::string first, std::string rest) const {
        return {options_.width, options_.color, std::move(first), std::move(rest)};
    }

    const OutputOptions& options_;
    std::size_t rank_width_;
    std::ostream& out_;
};

std::string day_of(const ArticleInfo& article) {
    return article.published ? to_string(article.published->day) : "undated";
}

/// Adds what is there of "source · id".
void add_origin(const ArticleInfo& article, StyledText& line) {
    if (!article.source.empty())
        line.add(separator, Style::Faint).add(shortened(article.source, longest_name));
    if (!article.id.empty())
        line.add(separator, Style::Faint).add(shortened(article.id, longest_id), Style::Faint);
}

StyledText title_line(const ArticleInfo& article) {
    StyledText line;
    line.add(shortened(article.title, longest_title), article.title_derived ? Style::Plain : Style::Strong);
    if (article.title_derived || article.title.empty()) line.add(" (untitled)", Style::Faint);
    return line;
}

StyledText snippet_line(const std::vector<MarkedText>& snippet) {
    StyledText line;
    for (const auto& sentence : snippet) {
        if (!line.text().empty()) line.add(between_sentences(line.text(), sentence.text), Style::Faint);
        line.add(sentence);
    }
    return line;
}

bool holds(const std::vector<MarkedText>& snippet, const std::string& text) {
    return std::any_of(snippet.begin(), snippet.end(), [&](const MarkedText& sentence) {
        return sentence.text.find(text) != std::string::npos;
    });
}

/// A statement whose words and speaker can both be read in the snippet is not said twice.
bool adds_something(const StatementHit& statement, const std::vector<MarkedText>& snippet) {
    const auto& speaker = speaker_of(statement);
    if (statement.text.text.empty() || speaker.empty()) return false;
    return !holds(snippet, statement.text.text) || !holds(snippet, speaker);
}

void add_speaker(const StatementHit& statement, StyledText& line) {
    const auto& speaker = speaker_of(statement);
    if (speaker.empty()) {
        line.add("speaker unknown", Style::Faint);
    } else {
        line.add(shortened(speaker, longest_name), statement.speaker.empty() ? Style::Plain : Style::Strong);
    }
}

/// Direct speech needs no label: it stands in quotation marks.
void add_kind(const StatementHit& statement, StyledText& line) {
    if (statement.kind == StatementKind::Direct) return;
    line.add(separator, Style::Faint).add(to_string(statement.kind), Style::Faint);
}

StyledText statement_line(const StatementHit& statement) {
    StyledText line;
    line.add(shortened(statement.text, longest_statement_of_hit)).add(" — ", Style::Faint);
    add_speaker(statement, line);
    add_kind(statement, line);
    return line;
}

void write_hit(const ArticleHit& hit, Page& page) {
    StyledText head;
    head.add(day_of(hit.article));
    add_origin(hit.article, head);
    page.ranked(hit.rank, head);
    page.beneath(title_line(hit.article));
    if (!hit.snippet.empty()) page.beneath(snippet_line(hit.snippet));
    const auto best =
        std::find_if(hit.statements.begin(), hit.statements.end(),
                     [&](const StatementHit& statement) { return adds_something(statement, hit.snippet); });
    if (best != hit.statements.end()) page.beneath(statement_line(*best), "» ", "  ");
    page.gap();
}

void write_statement(const StatementHit& statement, Page& page) {
    StyledText head;
    add_speaker(statement, head);
    const auto& printed = statement.source_as_printed;
    if (!statement.speaker.empty() && says_more(printed, statement.speaker)) {
        head.add(" (“" + shortened(printed, longest_name) + "”)", Style::Faint);
    }
    head.add(separator, Style::Faint).add(day_of(statement.article));
    if (!statement.article.source.empty()) {
        head.add(separator, Style::Faint).add(shortened(statement.article.source, longest_name));
    }
    add_kind(statement, head);
    page.ranked(statement.rank, head);
    StyledText words;
    page.beneath(words.add(statement.text), "│ ", "│ ");
    StyledText article;
    article.add(shortened(statement.article.id, longest_id), Style::Faint);
    if (!statement.article.title.empty()) {
        article.add(separator, Style::Faint)
            .add(shortened(statement.article.title, longest_title), Style::Faint);
    }
    page.beneath(article);
    page.gap();
}

std::string_view unit_name(const Results& results) {
    return results.unit == Unit::Articles ? "article" : "statement";
}

void write_nothing(const NothingFound& nothing, const OutputOptions& options, std::ostream& out) {
    if (!nothing.clauses.empty()) out << "Nothing matches all of these. Alone they match:\n";
    std::size_t digits = 0;
    for (const auto& clause : nothing.clauses) digits = std::max(digits, with_thousands(clause.count).size());
    for (const auto& clause : nothing.clauses) {
        StyledText line;
        line.add(clause.reading);
        if (clause.reading == nothing.emptied_by) line.add("  ← leaves nothing", Style::Faint);
        const auto count = fmt::format("{:>{}}  ", with_thousands(clause.count), digits + 2);
        write_wrapped(line, {options.width, options.color, count, std::string(digits + 4, ' ')}, out);
    }
    for (const auto& suggestion : nothing.suggestions) {
        StyledText line;
        write_wrapped(line.add(suggestion), {options.width, options.color, "  ", "  "}, out);
    }
    if (!nothing.clauses.empty() || !nothing.suggestions.empty()) out << '\n';
}

std::string duration(std::uint64_t microseconds) {
    const auto milliseconds = static_cast<double>(microseconds) / 1'000;
    return milliseconds < 10'000 ? fmt::format("{:.1f} ms", milliseconds)
                                 : fmt::format("{:.1f} s", milliseconds / 1'000);
}

void write_footer(const Results& results, const OutputOptions& options, std::ostream& out) {
    auto text = counted(results.total, unit_name(results));
    if (results.dates && results.dates->from && results.dates->to) {
        const auto [from, to] = *results.dates;
        text += fmt::format("{}{}", separator, to_string(*from));
        if (*from != *to) text += " to " + to_string(*to);
    }
    if (results.undated > 0) text += fmt::format("{}{} undated", separator, with_thousands(results.undated));
    text += fmt::format("{}{}", separator, duration(results.took_us));
    StyledText line;
    write_wrapped(line.add(text, Style::Faint), {options.width, options.color, "", ""}, out);
}

void write_results(const Results& results, const OutputOptions& options, std::ostream& out) {
    const bool articles = results.unit == Unit::Articles;
    const auto last_rank = articles ? (results.hits.empty() ? 0 : results.hits.back().rank)
                                    : (results.statements.empty() ? 0 : results.statements.back().rank);
    Page page{options, last_rank, out};
    for (const auto& hit : results.hits) write_hit(hit, page);
    for (const auto& statement : results.statements) write_statement(statement, page);
    if (results.nothing) write_nothing(*results.nothing, options, out);
    write_tables(results, options, out);
    write_footer(results, options, out);
}

void write_count(const Results& results, const OutputOptions& options, std::ostream& out) {
    if (options.query_id) out << safe_for_terminal(*options.query_id) << '\t';
    out << results.total << '\n';
    if (results.facets.empty() && !results.timeline_unit) return;
    out << '\n';
    write_tables(results, options, out);
}

}  // namespace

void write_terminal(const Results& results, const OutputOptions& options, std::ostream& out) {
    if (options.only_count) {
        write_count(results, options, out);
        return;
    }
    if (options.query_id) {
        if (!options.first_answer) out << '\n';
        StyledText heading;
        heading.add(*options.query_id, Style::Strong).add(separator, Style::Faint).add(results.query);
        write_wrapped(heading, {options.width, options.color, "", "  "}, out);
        out << '\n';
    }
    write_results(results, options, out);
}

}  // namespace onrecord
