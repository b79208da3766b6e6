#include "indexer/read/html_markup.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_tag = 256 * 1024;
constexpr std::size_t most_attributes = 150;
constexpr std::size_t most_json_ld = 50;

constexpr std::array<std::string_view, 9> cut_elements{"script", "style",  "svg",    "template", "noscript",
                                                       "iframe", "object", "select", "canvas"};

/// Where `needle`, in lower case, stands in any case.
std::size_t find_ignoring_case(std::string_view text, std::string_view needle, std::size_t from) {
    for (auto at = text.find(needle.front(), from); at != std::string_view::npos;
         at = text.find(needle.front(), at + 1)) {
        if (equal_ignoring_case(text.substr(at, needle.size()), needle)) return at;
    }
    return std::string_view::npos;
}

/// Where a text stands next, in any case. Asked for places that only go forward, it looks at each byte once,
/// so that a page of nothing but beginnings takes no quadratic time.
class NextPlace {
  public:
    NextPlace(std::string_view text, std::string needle) : text_{text}, needle_{std::move(needle)} {}

    std::size_t from(std::size_t at) {
        const bool is_known = searched_ && found_ >= at;
        if (!is_known) found_ = find_ignoring_case(text_, needle_, at);
        searched_ = true;
        return found_;
    }

  private:
    std::string_view text_;
    std::string needle_;
    std::size_t found_ = 0;
    bool searched_ = false;
};

class Cleaner {
  public:
    explicit Cleaner(std::string_view html) : html_{html} {
        markup_.html.reserve(html.size() / 2);
        for (const auto name : cut_elements) element_ends_.emplace_back(html, "</" + std::string{name});
    }

    Markup clean() {
        while (at_ < html_.size()) {
            const auto open = std::min(html_.find('<', at_), html_.size());
            markup_.html += html_.substr(at_, open - at_);
            at_ = open;
            if (at_ < html_.size()) take_markup();
        }
        std::replace(markup_.html.begin(), markup_.html.end(), '\0', ' ');
        return std::move(markup_);
    }

  private:
    void take_markup() {
        const auto rest = html_.substr(at_);
        if (rest.starts_with("<!--")) return skip_comment(rest);
        if (rest.size() > 1 && !is_ascii_alpha(rest[1]) && rest[1] != '/') return keep(1);
        const auto close = tag_ends_.from(at_);
        if (close == std::string_view::npos) return keep_as_text();
        const auto tag = tag_of(rest, close - at_);
        const auto name = name_of(tag);
        const auto cut = std::find(cut_elements.begin(), cut_elements.end(), name);
        if (cut == cut_elements.end()) return keep_tag(tag);
        const auto number = static_cast<std::size_t>(cut - cut_elements.begin());
        cut_element(tag, element_ends_[number].from(at_ + tag.size()));
    }

    void keep(std::size_t count) {
        markup_.html += html_.substr(at_, count);
        at_ += count;
    }

    /// A '<' that begins no tag.
    void keep_as_text() {
        markup_.html += "&lt;";
        ++at_;
    }

    /// A comment that is never closed ends with its first '>'.
    void skip_comment(std::string_view rest) {
        const auto end = comment_ends_.from(at_ + std::min<std::size_t>(4, rest.size()));
        const auto tag_end = std::min(tag_ends_.from(at_), html_.size() - 1);
        at_ = end == std::string_view::npos ? tag_end + 1 : end + 3;
    }

    /// From '<' to '>', quoted values stepped over. `first_close` is where the first '>' stands.
    static std::string_view tag_of(std::string_view rest, std::size_t first_close) {
        char quote = 0;
        const auto limit = first_close < longest_tag ? std::min(rest.size(), longest_tag) : 0;
        for (std::size_t at = 1; at < limit; ++at) {
            const char c = rest[at];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if ((c == '"' || c == '\'') && rest[at - 1] == '=') {
                quote = c;
            } else if (c == '>') {
                return rest.substr(0, at + 1);
            }
        }
        // An unclosed quote swallowed the rest, or the tag is very long: take it as if it had no quotes.
        return rest.substr(0, first_close + 1);
    }

    static std::string name_of(std::string_view tag) {
        const auto end = tag.find_first_of(" \t\r\n/>", 1);
        return lower_ascii(tag.substr(1, std::min(end, tag.size()) - 1));
    }

    void cut_element(std::string_view tag, std::size_t end) {
        const auto content = at_ + tag.size();
        const bool closed = end != std::string_view::npos;
        if (closed && name_of(tag) == "script" &&
            find_ignoring_case(tag, "ld+json", 0) != std::string_view::npos &&
            markup_.json_ld.size() < most_json_ld)
            markup_.json_ld.emplace_back(html_.substr(content, end - content));
        // Without its end the element is only a tag, or half of the page would be lost.
        const auto close = closed ? tag_ends_.from(end) : content - 1;
        at_ = close == std::string_view::npos ? html_.size() : close + 1;
        markup_.html += ' ';
    }

    void keep_tag(std::string_view tag) {
        const auto attributes = static_cast<std::size_t>(std::count(tag.begin(), tag.end(), '='));
        const auto blanks = static_cast<std::size_t>(std::count_if(tag.begin(), tag.end(), is_space));
        if (attributes <= most_attributes && blanks <= most_attributes * 20) return keep(tag.size());
        markup_.html += '<' + name_of(tag) + '>';
        at_ += tag.size();
    }

    std::string_view html_;
    std::size_t at_ = 0;
    NextPlace tag_ends_{html_, ">"};
    NextPlace comment_ends_{html_, "-->"};
    std::vector<NextPlace> element_ends_;
    Markup markup_;
};

}  // namespace

Markup cleaned_markup(std::string_view html) {
    return Cleaner{html}.clean();
}

}  // namespace onrecord
