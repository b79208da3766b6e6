#include "indexer/read/xml_markup.hpp"

#include <algorithm>
#include <optional>

#include <libxml/HTMLparser.h>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

constexpr std::size_t longest_entity_name = 32;
/// The library compares each with all others. Nobody writes as many.
constexpr int most_attributes = 500;

bool is_name_char(char c) {
    return is_ascii_alpha(c) || is_digit(c);
}

/// What an entity that XML itself knows nothing of stands for in HTML.
std::optional<char32_t> html_entity(std::string_view name) {
    const std::string terminated{name};
    const auto* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
    if (!entity) return {};
    return static_cast<char32_t>(entity->value);
}

bool is_known_to_xml(std::string_view name) {
    return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
}

bool is_character_number(std::string_view digits) {
    const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
    if (hexadecimal) digits.remove_prefix(1);
    return !digits.empty() && std::all_of(digits.begin(), digits.end(), [&](char c) {
        return is_digit(c) || (hexadecimal && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    });
}

/// Copies XML from left to right, mending as it goes.
class Mending {
  public:
    explicit Mending(std::string_view xml) : rest_{xml} { mended_.reserve(xml.size()); }

    std::string run() {
        while (!rest_.empty()) step();
        return std::move(mended_);
    }

  private:
    void step() {
        if (rest_.starts_with("<![CDATA[")) return copy_through("]]>");
        if (rest_.starts_with("<!--")) return pass_over_comment();
        if (rest_.starts_with("<!DOCTYPE") || rest_.starts_with("<!doctype")) return skip_doctype();
        if (rest_.front() == '&') return copy_reference();
        if (rest_.front() == '<' && has_too_many_attributes()) return copy_without_attributes();
        copy(1);
    }

    void copy_through(std::string_view end) {
        const auto at = rest_.find(end);
        copy(at == std::string_view::npos ? rest_.size() : at + end.size());
    }

    /// But for its line ends. The library copies all of a comment for each "--" that it finds in one.
    void pass_over_comment() {
        constexpr std::string_view end = "-->";
        const auto at = std::min(rest_.find(end, 4), rest_.size());
        mended_.append(static_cast<std::size_t>(std::count(rest_.begin(), rest_.begin() + at, '\n')), '\n');
        rest_.remove_prefix(std::min(at + end.size(), rest_.size()));
    }

    void copy(std::size_t count) {
        for (const char c : rest_.substr(0, count)) {
            const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
            mended_ += control ? ' ' : c;
        }
        rest_.remove_prefix(count);
    }

    /// Up to the ">" that is in no quotes, no comment and no brackets.
    void skip_doctype() {
        int brackets = 0;
        char quote = '\0';
        std::size_t at = 0;
        for (; at < rest_.size(); ++at) {
            const char c = rest_[at];
            if (quote != '\0') {
                if (c == quote) quote = '\0';
            } else if (rest_.substr(at).starts_with("<!--")) {
                at = std::min(rest_.find("-->", at), rest_.size() - 1);
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[') {
                ++brackets;
            } else if (c == ']') {
                --brackets;
            } else if (c == '>' && brackets <= 0) {
                break;
            }
        }
        rest_.remove_prefix(std::min(at + 1, rest_.size()));
    }

    /// Up to the ">" that is in no quotes; where a quotation mark is not closed, up to the first one.
    std::size_t tag_size() const {
        char quote = '\0';
        for (std::size_t at = 1; at < rest_.size(); ++at) {
            const char c = rest_[at];
            if (quote != '\0') {
                if (c == quote) quote = '\0';
                if (c == '<') break;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>' || c == '<') {
                return at;
            }
        }
        return std::min(rest_.find_first_of("<>", 1), rest_.size());
    }

    bool has_too_many_attributes() const {
        const auto tag = rest_.substr(0, tag_size());
        return std::count(tag.begin(), tag.end(), '=') > most_attributes;
    }

    void copy_without_attributes() {
        const auto size = tag_size();
        const bool is_closed = rest_[size - 1] == '/';
        mended_ += rest_.substr(0, rest_.find_first_of(" \t\r\n/=", 1));
        if (is_closed) mended_ += '/';
        rest_.remove_prefix(size);
    }

    void copy_reference() {
        const auto inside = rest_.substr(1, longest_entity_name);
        const auto end =
            static_cast<std::size_t>(std::find_if_not(inside.begin(), inside.end(),
                                                      [](char c) { return is_name_char(c) || c == '#'; }) -
                                     inside.begin());
        const auto name = inside.substr(0, end);
        const bool closed = end < inside.size() && inside[end] == ';';
        if (closed &&
            (is_known_to_xml(name) || (name.starts_with('#') && is_character_number(name.substr(1)))))
            return copy(end + 2);
        const auto character = closed ? html_entity(name) : std::nullopt;
        if (character) {
            append_utf8(mended_, *character);
            rest_.remove_prefix(end + 2);
        } else {
            mended_ += "&amp;";
            rest_.remove_prefix(1);
        }
    }

    std::string_view rest_;
    std::string mended_;
};

}  // namespace

std::string mended_xml(std::string_view xml) {
    xml.remove_prefix(std::min(xml.find('<'), xml.size()));
    return Mending{xml}.run();
}

}  // namespace onrecord
