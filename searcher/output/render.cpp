#include "searcher/output/render.hpp"

#include <array>
#include <ostream>
#include <utility>

#include "common/base/utf8.hpp"
#include "searcher/output/csv.hpp"
#include "searcher/output/json.hpp"
#include "searcher/output/terminal.hpp"
#include "searcher/output/terminal_article.hpp"
#include "searcher/output/trec.hpp"

namespace onrecord {
namespace {

constexpr std::array<std::pair<std::string_view, OutputFormat>, 5> formats{{{"text", OutputFormat::Text},
                                                                            {"json", OutputFormat::Json},
                                                                            {"jsonl", OutputFormat::Jsonl},
                                                                            {"csv", OutputFormat::Csv},
                                                                            {"trec", OutputFormat::Trec}}};

bool is_json(OutputFormat format) {
    return format == OutputFormat::Json || format == OutputFormat::Jsonl;
}

}  // namespace

Result<OutputFormat> format_named(std::string_view name) {
    for (const auto& [known, format] : formats) {
        if (known == name) return format;
    }
    return Error{ErrorKind::Usage, "--format does not know '" + std::string{name} + "'",
                 "it takes one of: text, json, jsonl, csv, trec"};
}

void render(const Results& results, const OutputOptions& options, std::ostream& out) {
    switch (options.format) {
        case OutputFormat::Text:
            return write_terminal(results, options, out);
        case OutputFormat::Json:
            return write_json(results, options, out);
        case OutputFormat::Jsonl:
            return write_json_lines(results, options, out);
        case OutputFormat::Csv:
            return write_csv(results, options, out);
        case OutputFormat::Trec:
            return write_trec(results, options, out);
    }
}

void render(const ShownArticle& shown, const OutputOptions& options, std::ostream& out) {
    if (is_json(options.format)) {
        write_json(shown, out);
    } else if (options.format == OutputFormat::Csv) {
        write_csv(shown, options, out);
    } else {
        write_terminal(shown, options, out);
    }
}

void render_reading(const PrintedReading& reading, const OutputOptions& options, std::ostream& out) {
    if (is_json(options.format)) {
        write_json(reading, out);
        return;
    }
    out << safe_for_terminal(reading.reading) << '\n';
    for (const auto& note : reading.notes) out << "note: " << safe_for_terminal(note) << '\n';
}

}  // namespace onrecord
