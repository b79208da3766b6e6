#include "indexer/read/html_reader.hpp"

#include <utility>

#include "indexer/read/charset.hpp"
#include "indexer/read/html_markup.hpp"
#include "indexer/read/html_tree.hpp"
#include "indexer/read/page_body.hpp"
#include "indexer/read/page_clutter.hpp"
#include "indexer/read/page_date.hpp"
#include "indexer/read/page_facts.hpp"

namespace onrecord {
namespace {

class HtmlReader : public Reader {
  public:
    HtmlReader(Input input, const ReadSettings& settings, const Surroundings& around)
        : Reader{std::move(input)}, settings_{settings}, around_{around} {}

    std::optional<Item> next() override {
        if (std::exchange(done_, true)) return {};
        auto bytes = input().rest(settings_.limits.article_bytes);
        if (!bytes) return Item{Unreadable{"", bytes.error().message}};
        if (input().broken()) return {};
        auto draft = article_of_page(std::move(*bytes), settings_, around_);
        if (draft.article.body.empty()) return Item{Unreadable{"", "has no article in its page"}};
        return Item{std::move(draft)};
    }

  private:
    const ReadSettings& settings_;
    Surroundings around_;
    bool done_ = false;
};

}  // namespace

Draft article_of_page(std::string bytes, const ReadSettings& settings, const Surroundings& around) {
    const auto markup = cleaned_markup(utf8_page(std::move(bytes), around.charset));
    const auto tree = HtmlTree::parse(markup.html);
    const Clutter clutter{tree};
    auto facts = facts_of_page(tree, clutter, markup.json_ld, around.url, add_days(settings.today, 2));
    Draft draft;
    auto& article = draft.article;
    article.body = body_of_page(tree, clutter, facts.title, facts.body);
    article.title = std::move(facts.title);
    article.published = facts.published;
    article.date_origin = facts.date_origin;
    draft.date_text = std::move(facts.rejected_date);
    article.authors = std::move(facts.authors);
    article.source = std::move(facts.source);
    article.section = std::move(facts.section);
    article.url = std::move(facts.url);
    article.language = std::move(facts.language);
    return draft;
}

std::unique_ptr<Reader> make_html_reader(Input input, const ReadSettings& settings,
                                         const Surroundings& around) {
    return std::make_unique<HtmlReader>(std::move(input), settings, around);
}

}  // namespace onrecord
