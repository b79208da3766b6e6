#include "indexer/read/wordpress.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "common/base/text.hpp"
#include "indexer/read/html_text.hpp"
#include "indexer/read/next_place.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_shortcode = 2000;

bool is_name_character(char c) {
    return is_ascii_alpha(c) || is_digit(c) || c == '_' || c == '-';
}

/// "[gallery ids=1,2]" or "[/caption]" at the beginning of a text.
struct Shortcode {
    std::string_view name;
    std::size_t size = 0;  ///< with its brackets
    bool closes = false;
    bool has_values = false;  ///< "name=value"
};

std::optional<Shortcode> shortcode_at(std::string_view text) {
    const auto end = text.substr(0, longest_shortcode).find(']');
    if (!text.starts_with('[') || end == std::string_view::npos) return {};
    Shortcode code;
    code.size = end + 1;
    auto inside = text.substr(1, end - 1);
    code.closes = inside.starts_with('/');
    if (code.closes) inside.remove_prefix(1);
    const auto name_end = std::find_if_not(inside.begin(), inside.end(), is_name_character);
    code.name = inside.substr(0, static_cast<std::size_t>(name_end - inside.begin()));
    const auto behind = inside.substr(code.name.size());
    const bool is_name = !code.name.empty() && is_ascii_alpha(code.name.front()) &&
                         (behind.empty() || is_space(behind.front()) || behind == "/");
    if (!is_name) return {};
    code.has_values = behind.find('=') != std::string_view::npos;
    return code;
}

/// Their content is no text of the article.
bool holds_no_text(std::string_view name) {
    static constexpr std::array<std::string_view, 8> names{"caption", "gallery",  "audio", "video",
                                                           "embed",   "playlist", "code",  "contact-form"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Editors write in brackets, too: "[sic]", "[the mayor]". A shortcode has values, is closed somewhere, or
/// has a name that is no word.
bool is_meant_for_site(const Shortcode& code, const EndTags& ends) {
    return code.closes || code.has_values || holds_no_text(code.name) ||
           code.name.find('_') != std::string_view::npos || ends.any(code.name);
}

std::string without_shortcodes(std::string_view text) {
    const EndTags ends{text, "[/", ']'};
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const auto open = std::min(text.find('[', at), text.size());
        kept += text.substr(at, open - at);
        const auto code = shortcode_at(text.substr(open));
        at = open;
        if (at == text.size()) break;
        if (!code || !is_meant_for_site(*code, ends)) {
            kept += text[at++];
            continue;
        }
        at += code->size;
        if (code->closes || !holds_no_text(code->name)) continue;
        const auto end = ends.next(code->name, at);
        if (end != std::string_view::npos) at = end + code->name.size() + 3;
    }
    return kept;
}

std::string with_paragraphs(const std::string& text) {
    std::string html;
    for (std::size_t at = 0; at < text.size();) {
        const auto line_end = std::min(text.find('\n', at), text.size());
        const auto line = std::string_view{text}.substr(at, line_end - at);
        html += trim(line).empty() ? std::string_view{"<p>"} : line;
        html += '\n';
        at = line_end + 1;
    }
    return html;
}

}  // namespace

bool is_wordpress_entry(const XmlElement& item) {
    return static_cast<bool>(item.child("wp:post_type"));
}

std::string why_no_article(const XmlElement& entry) {
    const auto type = entry.child("wp:post_type").text();
    if (type != "post" && type != "page") return "WordPress entries of type '" + type.substr(0, 40) + "'";
    const auto status = entry.child("wp:status").text();
    if (!status.empty() && status != "publish") return "WordPress entries that are not published";
    return text_of_html(html_of_wordpress(entry.child("content:encoded").text())).empty()
               ? "WordPress entries without text"
               : "";
}

std::string html_of_wordpress(std::string_view text) {
    return with_paragraphs(without_shortcodes(text));
}

std::map<std::string, std::string> wordpress_authors(const XmlElement& channel) {
    std::map<std::string, std::string> names;
    for (const auto& author : channel.children("wp:author")) {
        const auto part = [&](std::string_view name) { return author.at(name).text(); };
        auto name = part("author_display_name");
        const auto whole = part("author_first_name") + ' ' + part("author_last_name");
        if (name.empty() || name == part("author_login")) name = trim(whole);
        if (!name.empty()) names[part("author_login")] = name;
    }
    return names;
}

}  // namespace onrecord
