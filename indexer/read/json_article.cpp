#include "indexer/read/json_article.hpp"

#include <array>
#include <vector>

#include "common/base/text.hpp"
#include "indexer/read/authors.hpp"

namespace onrecord {
namespace {

/// Lists within lists go no deeper than this.
constexpr int deepest_value = 4;

/// What stands for a value that is an object: {"name": "Ann Lee"}, {"$oid": "5f..."}, {"rendered": "..."}.
constexpr std::array<std::string_view, 15> naming_members{
    "name",  "title",       "text",   "value", "content",  "fullname", "displayname", "$oid",
    "$date", "$numberLong", "@value", "#text", "rendered", "domain",   "url"};

void append_texts(std::vector<std::string>& texts, JsonValue value, int depth);

void append_text_of_object(std::vector<std::string>& texts, JsonValue value, int depth) {
    const auto before = texts.size();
    for (const auto name : naming_members) {
        if (const auto member = json_at(value, name)) append_texts(texts, *member, depth + 1);
        if (texts.size() > before) return;
    }
    std::string name;
    for (const auto* part : {"firstname", "lastname"}) {
        const auto member = json_at(value, part);
        const auto text = member ? json_text(*member) : std::nullopt;
        if (text) name += (name.empty() ? "" : " ") + *text;
    }
    if (!name.empty()) texts.push_back(std::move(name));
}

/// The texts that a value holds: itself, those of its elements, the one that names an object.
void append_texts(std::vector<std::string>& texts, JsonValue value, int depth) {
    if (depth > deepest_value) return;
    if (auto text = json_text(value)) {
        if (!trim(*text).empty()) texts.push_back(std::move(*text));
    } else if (const auto array = json_array(value)) {
        for (const auto element : *array) append_texts(texts, element, depth + 1);
    } else if (value.is_object()) {
        append_text_of_object(texts, value, depth);
    }
}

std::vector<std::string> texts_of(JsonValue value) {
    std::vector<std::string> texts;
    append_texts(texts, value, 0);
    return texts;
}

/// Finds the fields of one object; the keys are folded once.
class Fields {
  public:
    Fields(JsonValue object, const FieldMap& map) : object_{object}, map_{map} {
        const auto members = json_object(object);
        if (!members) return;
        for (const auto member : *members) {
            if (!member.value.is_null()) members_.emplace_back(field_key(member.key), member.value);
        }
    }

    /// The texts under the first name that has any.
    std::vector<std::string> all(InputField field) const {
        std::vector<std::string> texts;
        visit(field, [&](JsonValue value) {
            texts = texts_of(value);
            return !texts.empty();
        });
        return texts;
    }

    bool has(InputField field) const {
        bool found = false;
        visit(field, [&](JsonValue) { return found = true; });
        return found;
    }

    std::string first(InputField field) const {
        auto texts = all(field);
        return texts.empty() ? std::string{} : std::move(texts.front());
    }

    /// The first text that can be read as a date; where none can, the first.
    std::string date() const {
        std::string date;
        visit(InputField::Date, [&](JsonValue value) {
            for (auto& text : texts_of(value)) {
                const bool readable = parse_published(text).has_value();
                if (readable || date.empty()) date = std::move(text);
                if (readable) return true;
            }
            return false;
        });
        return date;
    }

  private:
    /// Calls `take` with what stands under each name of the field, until it is content.
    template <typename Take>
    void visit(InputField field, Take take) const {
        for (const auto& name : map_.names_of(field)) {
            const auto value = json_at(object_, name);
            if (value && take(*value)) return;
        }
        for (const auto name : split(input_field_table[static_cast<std::size_t>(field)].others, ' ')) {
            for (const auto& [key, value] : members_) {
                if (key == name && take(value)) return;
            }
        }
    }

    JsonValue object_;
    const FieldMap& map_;
    std::vector<std::pair<std::string, JsonValue>> members_;
};

constexpr std::array<std::string_view, 9> wrappers{"articles", "items",   "results", "docs", "documents",
                                                   "data",     "entries", "posts",   "news"};

}  // namespace

Draft article_of_json(JsonValue object, const FieldMap& map) {
    const Fields fields{object, map};
    Draft draft;
    auto& article = draft.article;
    article.body = join(fields.all(InputField::Body), "\n\n");
    article.title = fields.first(InputField::Title);
    draft.date_text = fields.date();
    for (const auto& byline : fields.all(InputField::Author)) add_authors(article.authors, byline);
    article.source = fields.first(InputField::Source);
    article.section = fields.first(InputField::Section);
    article.url = fields.first(InputField::Url);
    article.id = fields.first(InputField::Id);
    article.language = fields.first(InputField::Language);
    draft.may_be_empty = fields.has(InputField::Body) && !article.id.empty();
    return draft;
}

std::optional<JsonArray> wrapped_articles(JsonValue object) {
    for (const auto name : wrappers) {
        const auto member = json_at(object, name);
        const auto array = member ? json_array(*member) : std::nullopt;
        if (array && (array->size() == 0 || array->at(0).is_object())) return array;
    }
    const auto response = json_at(object, "response");
    return response && response->is_object() ? wrapped_articles(*response) : std::nullopt;
}

}  // namespace onrecord
