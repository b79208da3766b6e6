#include "indexer/read/json_readers.hpp"

#include <deque>
#include <utility>
#include <vector>

#include "common/base/text.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/json_article.hpp"
#include "indexer/read/json_feed.hpp"
#include "indexer/read/json_ld.hpp"
#include "indexer/read/json_pieces.hpp"
#include "indexer/read/ninjs.hpp"

namespace onrecord {
namespace {

/// One object may be this many times larger than the text of an article: escapes, other fields.
constexpr std::size_t object_allowance = 4;

constexpr auto no_text = "has no text under a usual name; name its field with --map body=NAME";

bool is_json_object(std::string_view text) {
    JsonParser parser;
    const auto value = parser.parse(text);
    return value && value->is_object();
}

std::string place_of(const char* what, std::uint64_t number) {
    return std::string{what} + ' ' + std::to_string(number);
}

/// Linked data outside of a page, where the article is one of the nodes of a graph.
std::optional<Draft> article_of_graph(std::string_view json) {
    auto linked = linked_article({std::string{json}});
    if (!linked) return {};
    Draft draft;
    auto& article = draft.article;
    article.body = std::move(linked->body);
    article.title = std::move(linked->headline);
    draft.date_text = std::move(linked->published);
    for (const auto& author : linked->authors) add_authors(article.authors, author);
    article.source = std::move(linked->publisher);
    article.section = std::move(linked->section);
    article.url = std::move(linked->url);
    article.language = std::move(linked->language);
    return draft;
}

/// Objects to items; what is common to both readers.
class JsonItems {
  public:
    explicit JsonItems(const ReadSettings& settings) : settings_{settings} {}

    void add(std::string_view text, const std::string& place) {
        const auto value = parser_.parse(text);
        if (!value) return reject(place, value.error().message);
        if (!value->is_object()) return reject(place, "is no JSON object");
        if (is_json_feed(*value)) return add_all(drafts_of_json_feed(*value), place);
        if (is_ap_json(*value)) return add_all(drafts_of_ap_json(*value), place);
        auto draft = draft_of(*value);
        if (draft.article.body.empty() && draft.passed_over.empty()) {
            const auto wrapped = wrapped_articles(*value);
            if (wrapped && (wrapped->size() > 0 || draft.article.title.empty()))
                return add_all(*wrapped, place);
            const bool is_graph = json_at(*value, "@graph").has_value();
            if (auto linked = is_graph ? article_of_graph(text) : std::nullopt)
                return put(std::move(*linked), place);
        }
        put(std::move(draft), place);
    }

    void reject(const std::string& place, std::string reason) {
        items_.emplace_back(Unreadable{place, std::move(reason)});
    }

    std::optional<Item> take() {
        if (items_.empty()) return {};
        auto item = std::move(items_.front());
        items_.pop_front();
        return item;
    }

  private:
    Draft draft_of(JsonValue object) const {
        return is_ninjs(object) ? article_of_ninjs(object) : article_of_json(object, settings_.fields);
    }

    void add_all(JsonArray articles, const std::string& place) {
        std::vector<Draft> drafts;
        for (const auto article : articles) drafts.push_back(draft_of(article));
        add_all(std::move(drafts), place);
    }

    void add_all(std::vector<Draft> drafts, const std::string& place) {
        std::uint64_t number = 0;
        for (auto& draft : drafts)
            put(std::move(draft), place + (place.empty() ? "" : ", ") + place_of("article", ++number));
        if (drafts.empty()) reject(place, "is a list without articles");
    }

    void put(Draft draft, const std::string& place) {
        const bool empty = draft.article.body.empty() && draft.article.title.empty();
        if (empty && !draft.may_be_empty && draft.passed_over.empty()) return reject(place, no_text);
        draft.place = place;
        items_.emplace_back(std::move(draft));
    }

    const ReadSettings& settings_;
    JsonParser parser_;
    std::deque<Item> items_;
};

class JsonLinesReader : public Reader {
  public:
    JsonLinesReader(Input input, const ReadSettings& settings)
        : Reader{std::move(input)},
          longest_line_{settings.limits.article_bytes * object_allowance},
          items_{settings} {}

    std::optional<Item> next() override {
        for (;;) {
            if (auto item = items_.take()) return item;
            const auto line = input().line(longest_line_);
            if (!line) return {};
            take(*line, place_of("line", ++number_));
        }
    }

  private:
    void take(const InputLine& line, const std::string& place) {
        auto text = line.text;
        if (number_ == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        text = trim(text);
        if (text.empty()) return;
        if (line.too_long) {
            return items_.reject(place, "is longer than " + std::to_string(longest_line_ >> 20U) + " MiB");
        }
        // Lines out of an array.
        if (text.ends_with("},")) text.remove_suffix(1);
        // The last line of a file that broke off may be none: the break is told by itself.
        if (!line.ended && input().broken() && !is_json_object(text)) return;
        items_.add(text, place);
    }

    std::size_t longest_line_;
    JsonItems items_;
    std::uint64_t number_ = 0;
};

class JsonReader : public Reader {
  public:
    JsonReader(Input input, const ReadSettings& settings)
        : Reader{std::move(input)},
          pieces_{settings.limits.article_bytes * object_allowance},
          items_{settings} {}

    std::optional<Item> next() override {
        for (;;) {
            if (auto item = items_.take()) return item;
            const auto piece = pieces_.next(input());
            if (!piece) return end();
            any_ = true;
            const auto place = place_of("value", piece->number);
            if (piece->complaint.empty()) {
                items_.add(piece->text, place);
            } else if (!input().broken()) {
                items_.reject(place, piece->complaint);
            }
        }
    }

  private:
    /// What is wrong with the file as a whole, once.
    std::optional<Item> end() {
        if (std::exchange(ended_, true) || input().broken()) return {};
        if (pieces_.is_cut()) return Item{Unreadable{"", "ends in the middle of its array"}};
        return any_ ? std::nullopt : std::optional{Item{Unreadable{"", "is an array without articles"}}};
    }

    JsonPieces pieces_;
    JsonItems items_;
    bool any_ = false;
    bool ended_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_json_lines_reader(Input input, const ReadSettings& settings) {
    return std::make_unique<JsonLinesReader>(std::move(input), settings);
}

std::unique_ptr<Reader> make_json_reader(Input input, const ReadSettings& settings) {
    return std::make_unique<JsonReader>(std::move(input), settings);
}

}  // namespace onrecord
