// What an article takes: its fields from the front matter under the usual names, its text from what follows.
// A title that is missing is the first heading; a date that is missing is that of the name
// (2025-02-04-tunnel.md), as Jekyll has it.
#include "indexer/read/markdown.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>
#include <vector>

#include <cmark.h>

#include "common/base/text.hpp"
#include "indexer/read/encoding.hpp"
#include "indexer/read/front_matter.hpp"
#include "indexer/read/html_text.hpp"
#include "indexer/read/next_place.hpp"

namespace onrecord {
namespace {

/// "{% include x %}", "{{< figure >}}", "{{ page.url }}", "{: .class}": commands, not text.
class Commands {
  public:
    explicit Commands(std::string_view markdown) : markdown_{markdown} {}

    std::string leave_out() {
        std::string text;
        for (std::size_t at = 0; at < markdown_.size();) {
            const auto open = std::min(markdown_.find('{', at), markdown_.size());
            text += markdown_.substr(at, open - at);
            at = std::max(end_of(open), open);
            if (at == open && open < markdown_.size()) text += markdown_[at++];
        }
        return text;
    }

  private:
    struct Kind {
        std::string_view open;
        NextPlace close;
        std::size_t close_size;
    };

    /// Where the command ends that begins at a brace, in the same paragraph; 0 where there is none.
    std::size_t end_of(std::size_t open) {
        for (auto& kind : kinds_) {
            if (!markdown_.substr(open).starts_with(kind.open)) continue;
            const auto close = kind.close.from(open);
            return close == std::string_view::npos || close >= paragraph_ends_.from(open)
                       ? 0
                       : close + kind.close_size;
        }
        return 0;
    }

    std::string_view markdown_;
    NextPlace paragraph_ends_{markdown_, "\n\n"};
    std::array<Kind, 3> kinds_{
        {{"{{", {markdown_, "}}"}, 2}, {"{%", {markdown_, "%}"}, 2}, {"{:", {markdown_, "}"}, 1}}};
};

/// Quotations lie within so many others and no more: each becomes an element.
std::string without_deep_quotations(std::string_view markdown) {
    constexpr int deepest = 100;
    std::string text;
    text.reserve(markdown.size());
    int marks = 0;
    bool at_begin = true;
    for (const char c : markdown) {
        at_begin = c == '\n' || (at_begin && (is_space(c) || c == '>'));
        marks = c == '\n' ? 0 : marks + (at_begin && c == '>' ? 1 : 0);
        if (!at_begin || c != '>' || marks <= deepest) text += c;
    }
    return text;
}

struct FreeText {
    void operator()(char* text) const { std::free(text); }
};

/// Sites that have no categories file their pages under tags.
std::string first_tag(const std::vector<NamedText>& texts) {
    const auto tag = std::find_if(texts.begin(), texts.end(),
                                  [](const NamedText& text) { return field_key(text.name) == "tags"; });
    return tag == texts.end() ? std::string{} : tag->text;
}

/// A first line that is a heading of the first level: the title.
std::string take_title(std::string_view& markdown) {
    markdown = trim(markdown);
    if (!markdown.starts_with("# ")) return {};
    const auto end = std::min(markdown.find('\n'), markdown.size());
    std::string title{trim(markdown.substr(2, end - 2))};
    markdown.remove_prefix(end);
    return title;
}

std::optional<Date> date_in_name(std::string_view name) {
    return parse_iso_day(name.substr(0, 10));
}

class MarkdownReader : public Reader {
  public:
    MarkdownReader(Input input, const ReadSettings& settings)
        : Reader{std::move(input)}, settings_{settings} {}

    std::optional<Item> next() override {
        if (!remarks_.empty()) {
            auto remark = std::move(remarks_.back());
            remarks_.pop_back();
            return Item{Remark{"", std::move(remark), ""}};
        }
        if (std::exchange(done_, true)) return {};
        auto bytes = input().rest(settings_.limits.article_bytes);
        if (!bytes) return Item{Unreadable{"", bytes.error().message}};
        if (input().broken()) return {};
        const auto decoded = decode_text(std::move(*bytes));
        const auto front = front_matter_of(decoded.text);
        for (const auto remark : {std::string_view{front.complaint}, decoded.assumed})
            if (!remark.empty()) remarks_.emplace_back(remark);
        return Item{draft_of(front)};
    }

  private:
    Draft draft_of(const FrontMatter& front) {
        auto draft = article_of_named_texts(front.texts, settings_.fields);
        auto& article = draft.article;
        auto markdown = front.rest;
        if (article.title.empty()) article.title = take_title(markdown);
        article.title = unescaped(article.title);
        article.body = text_of_markdown(markdown);
        if (article.section.empty()) article.section = first_tag(front.texts);
        if (article.url.find("://") == std::string::npos) article.url.clear();
        const auto day = date_in_name(input().name());
        if (day && draft.date_text.empty()) {
            article.published = Published{*day, {}};
            article.date_origin = DateOrigin::Url;
        }
        return draft;
    }

    const ReadSettings& settings_;
    std::vector<std::string> remarks_;
    bool done_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_markdown_reader(Input input, const ReadSettings& settings) {
    return std::make_unique<MarkdownReader>(std::move(input), settings);
}

std::string text_of_markdown(std::string_view markdown) {
    const auto text = without_deep_quotations(Commands{markdown}.leave_out());
    const std::unique_ptr<char, FreeText> html{
        cmark_markdown_to_html(text.data(), text.size(), CMARK_OPT_UNSAFE)};
    return html ? text_of_html(html.get()) : text;
}

}  // namespace onrecord
