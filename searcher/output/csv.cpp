#include "searcher/output/csv.hpp"

#include <optional>
#include <ostream>
#include <utility>

#include <fmt/format.h>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "searcher/output/marks.hpp"
#include "searcher/output/reasons.hpp"

namespace onrecord {
namespace {

constexpr std::string_view line_end = "\r\n";

/// Writes tables of one answer, an empty line between two, the id of the question in front of each row.
class CsvWriter {
  public:
    CsvWriter(std::optional<std::string> query_id, bool with_headers, std::ostream& out)
        : query_id_{std::move(query_id)}, with_headers_{with_headers}, out_{out} {}

    void begin_table(std::string_view columns) {
        if (tables_++ > 0) out_ << line_end;
        if (!with_headers_) return;
        out_ << (query_id_ ? "query_id," : "") << columns << line_end;
    }

    /// Numbers are cells as they are, texts are made into cells.
    template <typename First, typename... Rest>
    void row(const First& first, const Rest&... rest) {
        if (query_id_) out_ << csv_cell(*query_id_) << ',';
        write(first);
        ((out_ << ',', write(rest)), ...);
        out_ << line_end;
    }

  private:
    void write(std::uint64_t number) { out_ << number; }
    void write(double number) { out_ << fmt::format("{:.6f}", number); }
    void write(std::string_view text) { out_ << csv_cell(text); }

    std::optional<std::string> query_id_;
    bool with_headers_;
    std::ostream& out_;
    int tables_ = 0;
};

std::string day_of(const ArticleInfo& article) {
    return article.published ? to_string(article.published->day) : "";
}

std::string snippet_of(const ArticleHit& hit) {
    std::string snippet;
    for (const auto& sentence : hit.snippet) {
        if (!snippet.empty()) snippet += between_sentences(snippet, sentence.text);
        snippet += sentence.text;
    }
    return snippet;
}

void write_hits(const std::vector<ArticleHit>& hits, CsvWriter& csv) {
    csv.begin_table("rank,id,score,date,title,source,author,url,snippet,speaker,statement");
    for (const auto& hit : hits) {
        const auto& article = hit.article;
        const auto best = hit.statements.empty() ? StatementHit{} : hit.statements.front();
        csv.row(hit.rank, article.id, hit.score, day_of(article), article.title, article.source,
                authors_of(article), article.url, snippet_of(hit), speaker_of(best), best.text.text);
    }
}

void write_statements(const std::vector<StatementHit>& statements, CsvWriter& csv) {
    csv.begin_table(
        "rank,speaker,text,kind,resolution,date,source,article_id,article_title,url,offset_begin,offset_end");
    for (const auto& statement : statements) {
        const auto& article = statement.article;
        csv.row(statement.rank, speaker_of(statement), statement.text.text, to_string(statement.kind),
                to_string(statement.resolution), day_of(article), article.source, article.id, article.title,
                article.url, std::uint64_t{statement.offset.begin}, std::uint64_t{statement.offset.end});
    }
}

void write_facets(const std::vector<Facet>& facets, CsvWriter& csv) {
    csv.begin_table("facet,value,count");
    for (const auto& facet : facets) {
        for (const auto& value : facet.values) csv.row(row_of(facet.field).name, value.value, value.count);
    }
}

void write_timeline(const Results& results, CsvWriter& csv) {
    csv.begin_table("period,count");
    for (const auto& period : results.timeline) csv.row(period.label, period.count);
    csv.row("none", results.undated);
}

void write_reasons(const ShownArticle& shown, CsvWriter& csv) {
    csv.begin_table("number,speaker,text,kind,resolution,confidence,cue,speaker_as_printed,why");
    for (std::size_t at = 0; at < shown.statements.size(); ++at) {
        const auto& statement = shown.statements[at];
        csv.row(std::uint64_t{at + 1}, statement.speaker, statement_words(shown, at),
                to_string(statement.kind), to_string(statement.resolution),
                static_cast<double>(statement.confidence), printed_pieces(statement.cue, shown.body),
                printed_pieces(statement.source, shown.body), reason_of(shown, at));
    }
}

void write_total(const Results& results, CsvWriter& csv) {
    csv.begin_table("total");
    csv.row(results.total);
}

bool begins_formula(std::string_view text) {
    const auto trimmed = trim(text);
    for (const std::string_view sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) {
        if (trimmed.starts_with(sign)) return true;
    }
    return !text.empty() && (text.front() == '\t' || text.front() == '\r' || text.front() == '\n');
}

}  // namespace

std::string csv_cell(std::string_view text) {
    auto safe = safe_for_terminal(text);
    if (begins_formula(text)) safe.insert(safe.begin(), '\'');
    if (safe.find_first_of(",\"") == std::string::npos && trim(safe).size() == safe.size()) return safe;
    std::string cell = "\"";
    for (const char c : safe) cell.append(c == '"' ? 2 : 1, c);
    return cell += '"';
}

void write_csv(const Results& results, const OutputOptions& options, std::ostream& out) {
    const bool one_table = results.facets.empty() && !results.timeline_unit;
    if (!one_table && !options.first_answer) out << line_end;
    CsvWriter csv{options.query_id, options.first_answer || !one_table, out};
    if (options.only_count) {
        write_total(results, csv);
    } else if (results.unit == Unit::Articles) {
        write_hits(results.hits, csv);
    } else {
        write_statements(results.statements, csv);
    }
    if (!results.facets.empty()) write_facets(results.facets, csv);
    if (results.timeline_unit) write_timeline(results, csv);
}

void write_csv(const ShownArticle& shown, const OutputOptions& options, std::ostream& out) {
    const auto& article = shown.article;
    CsvWriter csv{{}, true, out};
    if (options.reasons) {
        write_reasons(shown, csv);
        return;
    }
    csv.begin_table("id,date,title,source,author,section,url,language,body");
    csv.row(article.id, day_of(article), article.title, article.source, authors_of(article), article.section,
            article.url, article.language, shown.body);
}

}  // namespace onrecord
