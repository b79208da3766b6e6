#include "indexer/read/html_markup.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/base/text.hpp"
#include "indexer/read/html_tree.hpp"
#include "indexer/read/next_place.hpp"
#include "indexer/read/open_elements.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_tag = 256 * 1024;
constexpr std::size_t most_attributes = 150;
constexpr std::size_t most_json_ld = 50;

constexpr std::array<std::string_view, 9> cut_elements{"script", "style",  "svg",    "template", "noscript",
                                                       "iframe", "object", "select", "canvas"};

constexpr std::array<std::string_view, 4> head_elements{"head", "meta", "link", "base"};

/// The attributes that somebody looks at, and those that are looked at in <link>, <meta> and <base>.
constexpr std::array<std::string_view, 14> kept_attributes{
    "class", "id",    "itemprop", "name",     "property", "content", "rel",
    "lang",  "title", "datetime", "xml:lang", "pubdate",  "style",   "aria-hidden"};
constexpr std::array<std::string_view, 2> kept_of_links{"href", "http-equiv"};

/// Where an attribute's value ends that begins at `at`.
std::size_t value_end(std::string_view tag, std::size_t at) {
    const char quote = at < tag.size() ? tag[at] : ' ';
    if (quote != '"' && quote != '\'') return std::min(tag.find_first_of(" \t\r\n>", at), tag.size() - 1);
    const auto end = tag.find(quote, at + 1);
    return end == std::string_view::npos ? tag.size() - 1 : end + 1;
}

/// The attributes of a tag one after another.
class TagAttributes {
  public:
    TagAttributes(std::string_view tag, std::size_t name_end) : tag_{tag}, at_{name_end} {}

    /// Goes on to the next; false behind the last one.
    bool next() {
        at_ = tag_.find_first_not_of(" \t\r\n/", at_);
        if (at_ == std::string_view::npos || tag_[at_] == '>') return false;
        const auto name_end = std::min(tag_.find_first_of(" \t\r\n=>/", at_ + 1), tag_.size() - 1);
        name_ = tag_.substr(at_, name_end - at_);
        const auto sign = tag_.find_first_not_of(" \t\r\n", name_end);
        const bool has_value = sign != std::string_view::npos && tag_[sign] == '=';
        const auto begin = at_;
        at_ = name_end;
        if (has_value)
            at_ = value_end(tag_, std::min(tag_.find_first_not_of(" \t\r\n", sign + 1), tag_.size() - 1));
        whole_ = tag_.substr(begin, at_ - begin);
        return true;
    }

    std::string_view name() const { return name_; }
    /// With its value, as it stands there.
    std::string_view whole() const { return whole_; }

  private:
    std::string_view tag_;
    std::size_t at_;
    std::string_view name_;
    std::string_view whole_;
};

/// How far the head of a page has been read. What looks like a tag within a title is its text.
enum class Head { NotBegun, Begun, Title, Ended };

class Cleaner {
  public:
    explicit Cleaner(std::string_view html) : html_{html} {
        markup_.html.reserve(html.size() / 2);
        for (const auto name : cut_elements)
            element_ends_.emplace_back(html, "</" + std::string{name}, NextPlace::Letters::OfAnyCase);
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
        if (cut == cut_elements.end()) return keep_tag(tag, name);
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

    /// "p", "/p".
    static std::string name_of(std::string_view tag) {
        const auto end = tag.find_first_of(" \t\r\n/>", tag.substr(1).starts_with('/') ? 2 : 1);
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

    /// A head without its end tag ends with the first element that cannot stand in it, as it does in
    /// browsers; the parser knows that of the elements of HTML 4 only.
    void end_head_before(std::string_view name) {
        if (head_ == Head::Ended || name == "html") return;
        if (name == "title") {
            head_ = Head::Title;
        } else if (name == "/title" || is_among_ignoring_case(head_elements, name)) {
            head_ = Head::Begun;
        } else if (name == "/head" || name == "body") {
            head_ = Head::Ended;
        } else if (head_ != Head::Title && !name.starts_with('/')) {
            if (head_ == Head::Begun) markup_.html += "</head>";
            head_ = Head::Ended;
        }
    }

    /// Most of a page is attributes that nobody looks at.
    void keep_tag(std::string_view tag, std::string_view name) {
        end_head_before(name);
        const auto name_end = name.size() + 1;
        at_ += tag.size();
        if (!(name.starts_with('/') ? open_.end(name.substr(1)) : open_.begin(name))) {
            markup_.html += is_block(onrecord::tag_of(name)) ? "<br><br>" : " ";
            return;
        }
        if (name.starts_with('/') || tag.substr(name_end).starts_with('>')) {
            markup_.html += tag;
            return;
        }
        markup_.html += tag.substr(0, name_end);
        const bool is_link = name == "link" || name == "meta" || name == "base";
        TagAttributes attributes{tag, name_end};
        for (std::size_t kept = 0; kept < most_attributes && attributes.next();) {
            if (!is_among_ignoring_case(kept_attributes, attributes.name()) &&
                !(is_link && is_among_ignoring_case(kept_of_links, attributes.name())))
                continue;
            markup_.html.append(" ").append(attributes.whole());
            ++kept;
        }
        markup_.html += '>';
    }

    std::string_view html_;
    std::size_t at_ = 0;
    Head head_ = Head::NotBegun;
    NextPlace tag_ends_{html_, ">"};
    NextPlace comment_ends_{html_, "-->"};
    std::vector<NextPlace> element_ends_;
    OpenElements open_;
    Markup markup_;
};

}  // namespace

Markup cleaned_markup(std::string_view html) {
    return Cleaner{html}.clean();
}

}  // namespace onrecord
