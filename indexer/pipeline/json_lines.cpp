#include "indexer/pipeline/json_lines.hpp"

#include <nlohmann/json.hpp>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Json spans_json(const std::vector<TextSpan>& spans) {
    auto json = Json::array();
    for (const auto& span : spans) json.push_back({span.begin, span.end});
    return json;
}

Json entity_json(const Entity& entity) {
    return {
        {"kind", to_string(entity.kind)}, {"name", entity.name}, {"mentions", spans_json(entity.mentions)}};
}

Json statement_json(const Statement& statement) {
    Json json;
    json["content"] = spans_json(statement.content);
    json["cue"] = spans_json(statement.cue);
    json["source"] = spans_json(statement.source);
    json["speaker"] = statement.speaker.empty() ? Json() : Json(statement.speaker);
    json["kind"] = to_string(statement.kind);
    json["resolution"] = to_string(statement.resolution);
    return json;
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
    Json json;
    json["id"] = analyzed.article.id;
    json["entities"] = Json::array();
    for (const auto& entity : analyzed.entities) json["entities"].push_back(entity_json(entity));
    json["statements"] = Json::array();
    for (const auto& statement : analyzed.statements) json["statements"].push_back(statement_json(statement));
    return line_of(json);
}

}  // namespace onrecord
