#include "indexer/read/xml_balance.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

constexpr auto npos = std::string_view::npos;

/// Elements by how deep they lie in a feed: an entry, its fields, those fields that HTML knows too, a
/// paragraph. None lies within one of its own level or a deeper one.
struct FeedElement {
    std::string_view name;
    int level;
};

constexpr std::array feed_elements{
    FeedElement{"item", 1},        FeedElement{"entry", 1},
    FeedElement{"description", 2}, FeedElement{"content:encoded", 2},
    FeedElement{"pubDate", 2},     FeedElement{"guid", 2},
    FeedElement{"category", 2},    FeedElement{"dc:creator", 2},
    FeedElement{"dc:date", 2},     FeedElement{"published", 2},
    FeedElement{"updated", 2},     FeedElement{"title", 3},
    FeedElement{"link", 3},        FeedElement{"p", 4},
};

/// 0 for other elements.
int feed_level(std::string_view name) {
    const auto found = std::find_if(feed_elements.begin(), feed_elements.end(),
                                    [&](const FeedElement& element) { return element.name == name; });
    return found == feed_elements.end() ? 0 : found->level;
}

/// Those that no vocabulary which is read has for anything else.
bool holds_nothing(std::string_view name) {
    static constexpr std::array<std::string_view, 5> names{"br", "hr", "img", "input", "wbr"};
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view one) { return equal_ignoring_case(name, one); });
}

bool begins_name(char c) {
    return is_ascii_alpha(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_in_name(char c) {
    return begins_name(c) || is_digit(c) || c == '-' || c == '.' || c == ':';
}

std::string_view take_name(std::string_view& text) {
    if (text.empty() || !begins_name(text.front())) return {};
    const auto end = std::find_if_not(text.begin(), text.end(), is_in_name);
    const auto name = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(name.size());
    return name;
}

void skip_spaces(std::string_view& text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
}

/// What stands behind the "=" of an attribute. A quotation mark that a "<" keeps from being closed is none.
std::string_view take_value(std::string_view& text) {
    skip_spaces(text);
    const char mark = text.empty() ? '\0' : text.front();
    if (mark == '"' || mark == '\'') {
        const auto end = text.find_first_of(mark == '"' ? "\"<" : "'<", 1);
        if (end != npos && text[end] == mark) {
            const auto value = text.substr(1, end - 1);
            text.remove_prefix(end + 1);
            return value;
        }
        text.remove_prefix(1);
    }
    const auto value = text.substr(0, text.find_first_of(" \t\r\n<>"));
    text.remove_prefix(value.size());
    return value;
}

struct Tag {
    std::string_view name;
    std::map<std::string_view, std::string_view> attributes;
    bool is_closed = false;  ///< "<br/>"
    std::string_view behind;
};

/// The start tag at the beginning of a text; nothing where it is none or does not end.
std::optional<Tag> tag_of(std::string_view text) {
    Tag tag;
    text.remove_prefix(1);
    tag.name = take_name(text);
    while (!tag.name.empty() && !text.empty() && text.front() != '<') {
        const char c = text.front();
        if (c == '>') {
            tag.behind = text.substr(1);
            return tag;
        }
        tag.is_closed = c == '/';
        const auto name = take_name(text);
        if (name.empty()) text.remove_prefix(1);
        skip_spaces(text);
        if (name.empty() || !text.starts_with('=')) continue;
        text.remove_prefix(1);
        tag.attributes.emplace(name, take_value(text));
    }
    return {};
}

class Balancing {
  public:
    explicit Balancing(std::string_view xml) : rest_{xml} { balanced_.reserve(xml.size()); }

    std::string run() {
        while (!rest_.empty()) step();
        close_to(0);
        return std::move(balanced_);
    }

  private:
    struct Level {
        std::size_t at;  ///< in open_
        int level;
    };

    /// What is copied as it stands. One that is not closed is text, and so are all that follow.
    struct Aside {
        std::string_view begin;
        std::string_view end;
        bool is_unclosed = false;
    };

    void step() {
        if (rest_.front() != '<') return copy(std::min(rest_.find('<'), rest_.size()));
        for (auto& aside : asides_) {
            if (aside.is_unclosed || !rest_.starts_with(aside.begin)) continue;
            const auto at = rest_.find(aside.end);
            if (at != npos) return copy(at + aside.end.size());
            aside.is_unclosed = true;
        }
        if (rest_.starts_with("</")) return take_end_tag();
        const auto tag = tag_of(rest_);
        if (tag) return take_start_tag(*tag);
        balanced_ += "&lt;";
        rest_.remove_prefix(1);
    }

    void copy(std::size_t count) {
        balanced_ += rest_.substr(0, count);
        rest_.remove_prefix(count);
    }

    void take_start_tag(const Tag& tag) {
        const int level = feed_level(tag.name);
        if (level > 0) close_level(level);
        const bool is_closed = tag.is_closed || holds_nothing(tag.name);
        balanced_.append("<").append(tag.name);
        for (const auto& [name, value] : tag.attributes) append_attribute(name, value);
        balanced_ += is_closed ? "/>" : ">";
        rest_ = tag.behind;
        if (is_closed) return;
        if (level > 0) levels_.push_back({open_.size(), level});
        open_.push_back(tag.name);
        ++count_[tag.name];
    }

    void append_attribute(std::string_view name, std::string_view value) {
        balanced_.append(" ").append(name).append("=\"");
        for (const char c : value) {
            if (c == '"') {
                balanced_ += "&quot;";
            } else if (c == '<') {
                balanced_ += "&lt;";
            } else {
                balanced_ += c;
            }
        }
        balanced_ += '"';
    }

    void take_end_tag() {
        rest_.remove_prefix(2);
        const auto name = take_name(rest_);
        rest_.remove_prefix(std::min(rest_.find_first_of("<>"), rest_.size()));
        if (rest_.starts_with('>')) rest_.remove_prefix(1);
        if (const auto open = count_.find(name); open == count_.end() || open->second == 0) return;
        auto at = open_.size();
        while (open_[at - 1] != name) --at;
        close_to(at - 1);
    }

    /// Ends what is open of a level of feeds or a deeper one.
    void close_level(int level) {
        while (!levels_.empty() && levels_.back().level >= level) close_to(levels_.back().at);
    }

    void close_to(std::size_t depth) {
        for (; open_.size() > depth; open_.pop_back()) {
            balanced_.append("</").append(open_.back()).append(">");
            --count_[open_.back()];
        }
        while (!levels_.empty() && levels_.back().at >= depth) levels_.pop_back();
    }

    std::array<Aside, 2> asides_{{{"<![CDATA[", "]]>"}, {"<?", "?>"}}};
    std::string_view rest_;
    std::string balanced_;
    std::vector<std::string_view> open_;
    std::vector<Level> levels_;                      ///< those of open_ that have one
    std::map<std::string_view, std::size_t> count_;  ///< how many of a name are open
};

}  // namespace

std::string balanced_xml(std::string_view xml) {
    return Balancing{xml}.run();
}

}  // namespace onrecord
