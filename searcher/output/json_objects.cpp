#include "searcher/output/json_objects.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "common/base/utf8.hpp"
#include "searcher/output/marks.hpp"
#include "searcher/output/reasons.hpp"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

/// Whether a character that JSON lets through and a terminal obeys can begin with this byte.
bool may_begin_control(char c) {
    return c == '\x7F' || c == '\xC2' || c == '\xD8' || c == '\xE2';
}

/// JSON lets C1 controls and bidirectional overrides through, which a terminal would obey: they are escaped,
/// too. Beyond ASCII there is nothing but text in it.
std::string with_controls_escaped(std::string_view json) {
    std::string escaped;
    escaped.reserve(json.size() + json.size() / 8);
    while (!json.empty()) {
        const auto* const found = std::find_if(json.begin(), json.end(), may_begin_control);
        escaped.append(json.begin(), found);
        json.remove_prefix(static_cast<std::size_t>(found - json.begin()));
        if (json.empty()) break;
        const auto point = code_point_at(json, 0);
        if (is_terminal_control(point.value)) {
            escaped += fmt::format("\\u{:04x}", static_cast<unsigned>(point.value));
        } else {
            escaped.append(json.substr(0, point.length));
        }
        json.remove_prefix(point.length);
    }
    return escaped;
}

std::string dumped(const Json& json) {
    return with_controls_escaped(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json day_or_null(const std::optional<Published>& published) {
    return published ? Json(to_string(published->day)) : Json(nullptr);
}

/// "10:30:00" where the time is known, else "".
std::string time_of(const std::optional<Published>& published) {
    if (!published || !published->second_of_day) return {};
    return to_string(*published).substr(to_string(published->day).size() + 1);
}

Json time_or_null(const std::optional<Published>& published) {
    return text_or_null(time_of(published));
}

Json span(TextSpan span) {
    return Json::array({span.begin, span.end});
}

Json spans(const std::vector<TextSpan>& all) {
    auto made = Json::array();
    for (const auto& one : all) made.push_back(span(one));
    return made;
}

Json marked(const MarkedText& text) {
    return {{"text", mended_in_place(text.text)}, {"matches", spans(sound_spans(text.matches, text.text))}};
}

double rounded(double number) {
    return std::round(number * 1'000) / 1'000;
}

/// What hits and --show tell beyond the members that both formats list first.
void add_details(const ArticleInfo& article, Json& to) {
    to["time"] = time_or_null(article.published);
    to["title_derived"] = article.title_derived;
    to["authors"] = article.authors;
    to["section"] = article.section;
    to["language"] = article.language;
}

void add_words(const StatementHit& statement, Json& to) {
    to["speaker"] = text_or_null(statement.speaker);
    to["text"] = mended_in_place(statement.text.text);
    to["kind"] = to_string(statement.kind);
    to["resolution"] = to_string(statement.resolution);
}

void add_evidence(const StatementHit& statement, Json& to) {
    to["offset"] = span(statement.offset);
    to["matches"] = spans(sound_spans(statement.text.matches, statement.text.text));
    to["speaker_as_printed"] = text_or_null(statement.source_as_printed);
    to["confidence"] = rounded(static_cast<double>(statement.confidence));
}

/// A statement under its article, which it does not repeat.
Json beneath_article(const StatementHit& statement) {
    Json made;
    add_words(statement, made);
    add_evidence(statement, made);
    return made;
}

Json statements_of(const ShownArticle& shown) {
    auto made = Json::array();
    std::size_t number = 0;
    for (const auto& statement : shown.statements) {
        made.push_back({{"content", spans(sound_spans(statement.content, shown.body))},
                        {"cue", spans(sound_spans(statement.cue, shown.body))},
                        {"source", spans(sound_spans(statement.source, shown.body))},
                        {"speaker", text_or_null(statement.speaker)},
                        {"kind", to_string(statement.kind)},
                        {"resolution", to_string(statement.resolution)},
                        {"confidence", rounded(static_cast<double>(statement.confidence))},
                        {"why", reason_of(shown, number)}});
        ++number;
    }
    return made;
}

Json entities_of(const ShownArticle& shown) {
    auto made = Json::array();
    for (const auto& entity : shown.entities) {
        made.push_back({{"kind", to_string(entity.kind)},
                        {"name", entity.name},
                        {"mentions", spans(sound_spans(entity.mentions, shown.body))}});
    }
    return made;
}

/// An object as text, member by member: what is written ten times an answer is not built as a tree first.
class TextObject {
  public:
    void add(std::string_view name, std::string_view json) {
        text_ += text_.size() > 1 ? ",\"" : "\"";
        text_.append(name).append("\":").append(json);
    }
    void add_text(std::string_view name, std::string_view value) { add(name, json_of(value)); }
    void add_text_or_null(std::string_view name, std::string_view value) {
        add(name, value.empty() ? "null" : json_of(value));
    }

    template <typename Items, typename ToJson>
    void add_array(std::string_view name, const Items& items, ToJson&& to_json) {
        std::string array = "[";
        for (const auto& item : items) (array += array.size() > 1 ? "," : "") += to_json(item);
        add(name, array += ']');
    }

    std::string take() && { return std::move(text_ += '}'); }

  private:
    std::string text_ = "{";
};

}  // namespace

std::string json_of(std::string_view text) {
    const auto is_itself = [](char c) { return c >= ' ' && c < '\x7F' && c != '"' && c != '\\'; };
    if (std::all_of(text.begin(), text.end(), is_itself)) return '"' + std::string{text} + '"';
    return dumped(Json(text));
}

std::string json_of(const std::vector<std::string>& texts) {
    return dumped(Json(texts));
}

std::string json_of(const ArticleHit& hit) {
    const auto& article = hit.article;
    TextObject made;
    made.add("rank", std::to_string(hit.rank));
    made.add_text("id", article.id);
    made.add("score", dumped(Json(hit.score)));
    made.add_text_or_null("date", article.published ? to_string(article.published->day) : "");
    made.add_text("title", article.title);
    made.add_text("source", article.source);
    made.add_text("author", authors_of(article));
    made.add_text("url", article.url);
    made.add_array("snippet", hit.snippet,
                   [](const MarkedText& sentence) { return dumped(marked(sentence)); });
    made.add_array("statements", hit.statements,
                   [](const StatementHit& statement) { return dumped(beneath_article(statement)); });
    made.add_text_or_null("time", time_of(article.published));
    made.add("title_derived", article.title_derived ? "true" : "false");
    made.add_array("authors", article.authors, [](const std::string& author) { return json_of(author); });
    made.add_text("section", article.section);
    made.add_text("language", article.language);
    return std::move(made).take();
}

std::string json_of(const StatementHit& statement) {
    const auto& article = statement.article;
    Json made{{"rank", statement.rank}};
    add_words(statement, made);
    made["date"] = day_or_null(article.published);
    made["source"] = article.source;
    made["article"] = {{"id", article.id}, {"title", article.title}, {"url", article.url}};
    add_evidence(statement, made);
    made["score"] = statement.score;
    made["time"] = time_or_null(article.published);
    return dumped(made);
}

std::string json_of(const FacetValue& value) {
    return dumped({{"value", value.value}, {"count", value.count}});
}

std::string json_of(const Period& period) {
    return dumped({{"period", period.label}, {"count", period.count}});
}

std::string json_of(const NothingFound& nothing) {
    auto clauses = Json::array();
    for (const auto& clause : nothing.clauses) {
        clauses.push_back({{"reading", clause.reading}, {"count", clause.count}});
    }
    return dumped({{"clauses", std::move(clauses)},
                   {"emptied_by", text_or_null(nothing.emptied_by)},
                   {"suggestions", nothing.suggestions}});
}

std::string json_of(const std::optional<DateRange>& dates) {
    if (!dates || !dates->from || !dates->to) return "null";
    return dumped({{"first", to_string(*dates->from)}, {"last", to_string(*dates->to)}});
}

std::string json_of(const ShownArticle& shown) {
    const auto& article = shown.article;
    Json made{{"id", article.id},         {"date", day_or_null(article.published)}, {"title", article.title},
              {"source", article.source}, {"author", authors_of(article)},          {"url", article.url}};
    made["body"] = mended_in_place(shown.body);
    made["matches"] = spans(sound_spans(shown.matches, shown.body));
    made["title_matches"] = spans(sound_spans(shown.title_matches, article.title));
    made["entities"] = entities_of(shown);
    made["statements"] = statements_of(shown);
    add_details(article, made);
    return dumped(made);
}

}  // namespace onrecord
