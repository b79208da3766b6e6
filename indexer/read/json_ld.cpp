#include "indexer/read/json_ld.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/base/text.hpp"
#include "indexer/read/html_text.hpp"
#include "indexer/read/json_value.hpp"

namespace onrecord {
namespace {

constexpr int deepest = 6;
constexpr std::size_t most_objects = 2000;
constexpr int most_names = 1000;

/// How well an object's type fits an article: 2 an article, 1 something that may carry its data, 0 no.
int rank_of_type(std::string_view type) {
    static constexpr std::array<std::string_view, 6> weaker{"WebPage",      "ClaimReview", "Report",
                                                            "CreativeWork", "Review",      "VideoObject"};
    if (type.find('/') != std::string_view::npos) type = type.substr(type.rfind('/') + 1);
    if (type.ends_with("Article") || type.ends_with("Posting")) return 2;
    return std::find(weaker.begin(), weaker.end(), type) != weaker.end() ? 1 : 0;
}

int rank_of(JsonValue object) {
    const auto type = json_at(object, "@type");
    if (!type) return 0;
    if (const auto text = json_text(*type)) return rank_of_type(*text);
    int rank = 0;
    if (const auto types = json_array(*type)) {
        for (const auto one : *types) rank = std::max(rank, rank_of_type(json_text(one).value_or("")));
    }
    return rank;
}

/// The objects of a block that may describe its page.
class Candidates {
  public:
    explicit Candidates(JsonValue root) { collect(root, 0); }

    const std::vector<JsonValue>& objects() const { return objects_; }

    std::optional<JsonValue> with_id(std::string_view id) const {
        for (const auto object : objects_) {
            const auto own = json_at(object, "@id");
            if (own && json_text(*own) == id && json_at(object, "name")) return object;
        }
        return {};
    }

  private:
    void collect(JsonValue value, int depth) {
        if (depth > deepest || objects_.size() > most_objects) return;
        if (const auto array = json_array(value)) {
            for (const auto element : *array) collect(element, depth + 1);
        } else if (value.is_object()) {
            objects_.push_back(value);
            for (const auto* name : {"@graph", "mainEntity", "mainEntityOfPage"}) {
                if (const auto inner = json_at(value, name)) collect(*inner, depth + 1);
            }
        }
    }

    std::vector<JsonValue> objects_;
};

class ArticleObject {
  public:
    ArticleObject(JsonValue object, const Candidates& all) : object_{object}, all_{all} {}

    std::string text(std::string_view path) const {
        const auto value = json_at(object_, path);
        return value ? unescaped(json_text(*value).value_or("")) : "";
    }

    /// A text that may be HTML.
    std::string paragraphs(std::string_view path) const {
        const auto value = json_at(object_, path);
        auto written = value ? json_text(*value).value_or("") : std::string{};
        return looks_like_html(written) ? text_of_html(written) : std::string{trim(written)};
    }

    /// The names of who or what stands under `path`.
    std::vector<std::string> names(std::string_view path) const {
        std::vector<std::string> found;
        int left = most_names;
        if (const auto value = json_at(object_, path)) add_names(found, *value, 0, left);
        return found;
    }

    LinkedArticle read() const {
        LinkedArticle article;
        article.headline = text("headline");
        article.published = text("datePublished");
        if (article.published.empty()) article.published = text("dateCreated");
        article.authors = names("author");
        if (article.authors.empty()) article.authors = names("creator");
        if (const auto publishers = names("publisher"); !publishers.empty())
            article.publisher = publishers.front();
        if (const auto sections = names("articleSection"); !sections.empty())
            article.section = sections.front();
        article.language = text("inLanguage");
        article.url = text("url");
        article.body = paragraphs("articleBody");
        article.is_live = text("@type") == "LiveBlogPosting";
        return article;
    }

  private:
    void add_names(std::vector<std::string>& to, JsonValue value, int depth, int& left) const {
        if (depth > deepest || left-- <= 0) return;
        if (const auto text = json_text(value)) {
            if (!trim(*text).empty()) to.push_back(unescaped(*text));
        } else if (const auto array = json_array(value)) {
            for (const auto element : *array) add_names(to, element, depth + 1, left);
        } else if (const auto name = json_at(value, "name")) {
            add_names(to, *name, depth + 1, left);
        } else if (const auto id = json_at(value, "@id")) {
            const auto object = all_.with_id(json_text(*id).value_or(""));
            if (object) add_names(to, *object, depth + 1, left);
        }
    }

    JsonValue object_;
    const Candidates& all_;
};

/// Scripts wrap their data: "<!--", "//<![CDATA[", a final semicolon.
std::string_view unwrapped(std::string_view block) {
    if (const auto data = block.find("<![CDATA["); data < block.find('{')) {
        block.remove_prefix(data + 9);
        block = block.substr(0, block.rfind("]]>"));
    }
    const auto begin = block.find_first_of("{[");
    const auto end = block.find_last_of("}]");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
    return block.substr(begin, end + 1 - begin);
}

}  // namespace

std::optional<LinkedArticle> linked_article(const std::vector<std::string>& blocks) {
    std::optional<LinkedArticle> best;
    int best_rank = 0;
    JsonParser parser;
    for (const auto& block : blocks) {
        const auto root = parser.parse(unwrapped(block));
        if (!root) continue;
        const Candidates candidates{*root};
        for (const auto object : candidates.objects()) {
            const int rank = rank_of(object);
            if (rank <= best_rank) continue;
            best = ArticleObject{object, candidates}.read();
            best_rank = rank;
        }
    }
    return best;
}

}  // namespace onrecord
