#include "indexer/pipeline/json_lines.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include <fmt/compile.h>
#include <nlohmann/json.hpp>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

// The lines of an analysis are written without building an object of them first, which took a twentieth of
// the time of the whole analysis.

bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c >= ' ' && c < 0x7f && c != '"' && c != '\\'; });
}

void add_text(std::string& to, std::string_view text) {
    if (is_plain(text)) {
        ((to += '"') += text) += '"';
    } else {
        to += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    }
}

/// Each between brackets, with commas between them.
template <typename Items, typename Add>
void add_list(std::string& to, const Items& items, Add add) {
    to += '[';
    for (const auto& item : items) {
        if (&item != &items.front()) to += ',';
        add(item);
    }
    to += ']';
}

void add_spans(std::string& to, const std::vector<TextSpan>& spans) {
    add_list(to, spans, [&](const TextSpan& span) {
        fmt::format_to(std::back_inserter(to), FMT_COMPILE("[{},{}]"), span.begin, span.end);
    });
}

void add_entity(std::string& to, const Entity& entity) {
    to += "{\"kind\":";
    add_text(to, to_string(entity.kind));
    to += ",\"name\":";
    add_text(to, entity.name);
    to += ",\"mentions\":";
    add_spans(to, entity.mentions);
    to += '}';
}

void add_statement(std::string& to, const Statement& statement) {
    to += "{\"content\":";
    add_spans(to, statement.content);
    to += ",\"cue\":";
    add_spans(to, statement.cue);
    to += ",\"source\":";
    add_spans(to, statement.source);
    to += ",\"speaker\":";
    if (statement.speaker.empty()) {
        to += "null";
    } else {
        add_text(to, statement.speaker);
    }
    to += ",\"kind\":";
    add_text(to, to_string(statement.kind));
    to += ",\"resolution\":";
    add_text(to, to_string(statement.resolution));
    to += '}';
}

}  // namespace

std::string dump_line(const Article& article) {
    Json json;
    json["path"] = article.path;
    json["place"] = article.place;
    json["id"] = article.id;
    json["id_origin"] = to_string(article.id_origin);
    json["title"] = article.title;
    json["title_derived"] = article.title_derived;
    json["date"] = article.published ? Json(to_string(*article.published)) : Json();
    json["date_origin"] = article.published ? Json(to_string(article.date_origin)) : Json();
    json["source"] = article.source;
    json["author"] = join(article.authors, ", ");
    json["authors"] = article.authors;
    json["section"] = article.section;
    json["url"] = article.url;
    json["language"] = article.language;
    json["body"] = article.body;
    return line_of(json);
}

std::string analysis_line(const AnalyzedArticle& analyzed) {
    std::string line = "{\"id\":";
    add_text(line, analyzed.article.id);
    line += ",\"entities\":";
    add_list(line, analyzed.entities, [&](const Entity& entity) { add_entity(line, entity); });
    line += ",\"statements\":";
    add_list(line, analyzed.statements, [&](const Statement& statement) { add_statement(line, statement); });
    return line + "}\n";
}

}  // namespace onrecord
