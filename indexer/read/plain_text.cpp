#include "indexer/read/plain_text.hpp"

#include <algorithm>
#include <utility>

#include "common/base/text.hpp"
#include "indexer/read/authors.hpp"
#include "indexer/read/encoding.hpp"

namespace onrecord {
namespace {

/// CRLF becomes LF; so does CR alone in a text that has no LF.
std::string with_unix_lines(std::string text) {
    if (text.find('\r') == std::string::npos) return text;
    const bool lone = text.find('\n') == std::string::npos;
    if (lone) {
        std::replace(text.begin(), text.end(), '\r', '\n');
        return text;
    }
    std::string lines;
    lines.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool before_lf = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        if (!before_lf) lines += text[at];
    }
    return lines;
}

std::string_view without_empty_lines_around(std::string_view text) {
    for (;;) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos || !trim(text.substr(0, end)).empty()) break;
        text.remove_prefix(end + 1);
    }
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

bool looks_like_a_day(std::string_view word) {
    return word.size() >= 8 && is_digit(word[0]) && is_digit(word[3]) && (word[4] == '-' || word[4] == '/');
}

/// Takes the head of a text, line by line.
class Head {
  public:
    explicit Head(std::string_view text) : rest_{text} {}

    /// The article's text, behind the head.
    std::string_view read(Draft& draft) {
        while (!rest_.empty()) {
            const auto line = rest_.substr(0, rest_.find('\n'));
            const bool empty = trim(line).empty();
            if (empty && any_) break;
            if (!empty && !take_date(line, draft) && !take_field(line, draft)) break;
            if (inline_) break;
            any_ = !empty;
            rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
        }
        return rest_;
    }

  private:
    bool take_date(std::string_view line, Draft& draft) {
        if (dated_) return false;
        auto value = trim(line);
        if (!equal_ignoring_case(value.substr(0, 4), "date") || value.size() < 5) return false;
        const bool colon = value[4] == ':';
        if (!colon && !is_space(value[4])) return false;
        value = trim(value.substr(5));
        const auto word = value.substr(0, value.find_first_of(" \t"));
        if (word.size() < value.size() && (parse_published(word) || looks_like_a_day(word)) &&
            !parse_published(value)) {
            draft.date_text = word;
            inline_ = true;
            rest_ = rest_.substr(static_cast<std::size_t>(word.data() + word.size() - rest_.data()));
            while (rest_.starts_with(' ') || rest_.starts_with('\t')) rest_.remove_prefix(1);
            return dated_ = true;
        }
        if (!colon && !parse_published(value) && !looks_like_a_day(word)) return false;
        draft.date_text = value;
        return dated_ = true;
    }

    static bool take_field(std::string_view line, Draft& draft) {
        line = trim(line);
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) return false;
        const auto name = lower_ascii(line.substr(0, colon));
        const auto value = trim(line.substr(colon + 1));
        auto& article = draft.article;
        if (name == "author") {
            add_authors(article.authors, value);
            return true;
        }
        auto* const target = name == "title"     ? &article.title
                             : name == "source"  ? &article.source
                             : name == "section" ? &article.section
                             : name == "url"     ? &article.url
                             : name == "lang"    ? &article.language
                             : name == "id"      ? &article.id
                                                 : nullptr;
        if (!target || !target->empty()) return false;
        *target = value;
        return true;
    }

    std::string_view rest_;
    bool any_ = false;
    bool dated_ = false;
    bool inline_ = false;
};

class PlainTextReader : public Reader {
  public:
    PlainTextReader(Input input, const ReadSettings& settings)
        : Reader{std::move(input)}, settings_{settings} {}

    std::optional<Item> next() override {
        if (remark_) return Item{*std::exchange(remark_, std::nullopt)};
        if (std::exchange(done_, true)) return {};
        auto bytes = input().rest(settings_.limits.article_bytes);
        if (!bytes) return Item{Unreadable{"", bytes.error().message}};
        if (input().broken()) return {};
        if (has_many_nuls(*bytes)) return Item{Unreadable{"", "is not text"}};
        auto decoded = decode_text(std::move(*bytes));
        if (!decoded.assumed.empty()) remark_ = Remark{"", std::string{decoded.assumed}, ""};
        const auto text = with_unix_lines(std::move(decoded.text));
        Draft draft;
        draft.article.body = without_empty_lines_around(Head{text}.read(draft));
        return Item{std::move(draft)};
    }

  private:
    const ReadSettings& settings_;
    std::optional<Remark> remark_;
    bool done_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_plain_text_reader(Input input, const ReadSettings& settings) {
    return std::make_unique<PlainTextReader>(std::move(input), settings);
}

}  // namespace onrecord
