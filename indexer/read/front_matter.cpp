// TOML is read as far as front matter goes: lines of  key = value  before the first [table], the value a
// string in quotes of either kind, a number, a date, true or false, or a list of these, which may go on over
// lines.
//
// Of YAML that is damaged, what stands under each name is read by itself, so that one title with a stray
// quotation mark or colon costs no date.
#include "indexer/read/front_matter.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <yaml-cpp/yaml.h>

#include "common/base/text.hpp"
#include "common/base/utf8.hpp"
#include "indexer/read/json_value.hpp"

namespace onrecord {
namespace {

/// Longer ones are hostile.
constexpr std::size_t longest_front_matter = 64 * 1024;

/// An alias stands for as much as it likes.
constexpr std::size_t most_texts = 10'000;

enum class Language { Yaml, Toml, Json };

struct Parts {
    std::string_view matter;
    std::string_view rest;
    Language language = Language::Yaml;
};

std::string_view take_line(std::string_view& text) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
    return line;
}

/// The matter between its fences, or an object of JSON; nothing where the first line is no fence or the
/// second one is missing.
Parts parts_of(std::string_view text) {
    Parts parts{{}, text};
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const auto inside = text.starts_with('{') ? text.find_first_not_of(" \t\r\n", 1) : std::string_view::npos;
    if (inside != std::string_view::npos && text[inside] == '"') {
        const auto end = json_value_end(text.substr(0, longest_front_matter));
        if (end == std::string_view::npos) return parts;
        return {text.substr(0, end), text.substr(end), Language::Json};
    }
    auto rest = text;
    const auto fence = take_line(rest);
    if (fence != "---" && fence != "+++") return parts;
    const auto begin = rest;
    while (!rest.empty() && static_cast<std::size_t>(rest.data() - begin.data()) < longest_front_matter) {
        const auto line_start = rest.data();
        const auto line = take_line(rest);
        if (line != fence && !(fence == "---" && line == "...")) continue;
        const auto matter = begin.substr(0, static_cast<std::size_t>(line_start - begin.data()));
        // Lines of "---" set passages of a text apart, too.
        const bool names_none = !trim(matter).empty() && matter.find_first_of(":=") == std::string_view::npos;
        if (fence == "---" && names_none) return parts;
        parts.matter = matter;
        parts.rest = rest;
        parts.language = fence == "+++" ? Language::Toml : Language::Yaml;
        return parts;
    }
    return parts;
}

void add_yaml(std::vector<NamedText>& texts, const std::string& name, const YAML::Node& value) {
    if (value.IsScalar()) {
        texts.push_back({name, value.Scalar()});
    } else if (value.IsSequence()) {
        for (const auto& element : value) {
            if (texts.size() >= most_texts) return;
            if (element.IsScalar()) texts.push_back({name, element.Scalar()});
            if (element.IsMap() && element["name"] && element["name"].IsScalar())
                texts.push_back({name, element["name"].Scalar()});
        }
    } else if (value.IsMap() && value["name"] && value["name"].IsScalar()) {
        texts.push_back({name, value["name"].Scalar()});
    }
}

/// What is wrong with YAML, and in which of its lines, from 0, where it is none; "" for nothing.
struct YamlComplaint {
    std::string what;
    std::optional<int> line;
};

/// The one door for yaml-cpp's exceptions. REQUIRES: `matter` ends with a line.
YamlComplaint read_map(std::vector<NamedText>& texts, std::string_view matter) {
    try {
        // The fence behind it ends a text in quotation marks that is not closed.
        const auto root = YAML::Load(std::string{matter} + "---\n");
        if (!root.IsMap()) return {root.IsNull() ? "" : "is no map of names", {}};
        for (const auto& entry : root) {
            if (entry.first.IsScalar()) add_yaml(texts, entry.first.Scalar(), entry.second);
        }
        return {};
    } catch (const YAML::Exception& wrong) {
        return {wrong.msg, wrong.mark.line};
    }
}

/// The lines from one name to the next.
std::string_view take_entry(std::string_view& rest) {
    const auto entry = rest;
    do {
        rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    } while (!rest.empty() && (is_space(rest.front()) || rest.front() == '-' || rest.front() == '#'));
    return entry.substr(0, entry.size() - rest.size());
}

/// "title: one: two", "title: "one": a text that is not marked as YAML wants it.
void add_as_it_stands(std::vector<NamedText>& texts, std::string_view entry) {
    const auto colon = entry.find(": ");
    if (colon == std::string_view::npos) return;
    auto value = trim(entry.substr(colon + 2));
    if (value.empty() || std::string_view{"[]{}|>&*!"}.find(value.front()) != std::string_view::npos) return;
    if (value.front() == '"' || value.front() == '\'') value.remove_prefix(1);
    texts.push_back({std::string{entry.substr(0, colon)}, std::string{trim(value)}});
}

void read_yaml(FrontMatter& front, std::string_view matter) {
    auto complaint = read_map(front.texts, matter);
    if (complaint.what.empty()) return;
    front.texts.clear();
    bool found = false;
    for (auto rest = matter; !rest.empty();) {
        const auto line =
            std::count(matter.begin(), matter.end() - static_cast<std::ptrdiff_t>(rest.size()), '\n');
        const auto entry = take_entry(rest);
        const auto wrong = read_map(front.texts, entry);
        if (!wrong.line) continue;
        add_as_it_stands(front.texts, entry);
        if (!std::exchange(found, true)) complaint = {wrong.what, static_cast<int>(line)};
    }
    front.complaint = "front matter ";
    if (complaint.line) front.complaint += "is no YAML: line " + std::to_string(*complaint.line + 2) + ": ";
    front.complaint += complaint.what;
}

void add_json(std::vector<NamedText>& texts, const std::string& name, JsonValue value) {
    if (auto text = json_text(value)) {
        texts.push_back({name, std::move(*text)});
    } else if (const auto named = json_at(value, "name")) {
        if (auto text = json_text(*named)) texts.push_back({name, std::move(*text)});
    } else if (const auto list = json_array(value)) {
        for (const auto element : *list) {
            if (!json_array(element)) add_json(texts, name, element);
        }
    }
}

void read_json(FrontMatter& front, std::string_view matter) {
    JsonParser parser;
    const auto value = parser.parse(matter);
    const auto object = value ? json_object(*value) : std::nullopt;
    if (!object) {
        front.complaint = "front matter is no JSON";
        return;
    }
    for (const auto member : *object) add_json(front.texts, std::string{member.key}, member.value);
}

/// Values of TOML from left to right.
class TomlScanner {
  public:
    explicit TomlScanner(std::string_view text) : rest_{text} {}

    bool at_end() const { return rest_.empty(); }
    char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

    /// Blanks, line ends and comments.
    void skip_blank() {
        while (!rest_.empty() && (is_space(rest_.front()) || rest_.front() == '#')) {
            if (rest_.front() == '#') rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
            if (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
        }
    }

    bool take(char c) {
        if (peek() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }

    std::string key() {
        if (peek() == '"' || peek() == '\'') return text();
        const auto end = std::min(rest_.find_first_of(" \t=\n"), rest_.size());
        const std::string key{rest_.substr(0, end)};
        rest_.remove_prefix(end);
        return key;
    }

    /// A text, or what stands up to the next separator: a number, a date.
    std::string scalar() {
        if (peek() == '"' || peek() == '\'') return text();
        const auto end = std::min(rest_.find_first_of(",]\n#"), rest_.size());
        const std::string value{trim(rest_.substr(0, end))};
        rest_.remove_prefix(end);
        return value;
    }

    /// Whether a quotation mark was not closed.
    bool is_open() const { return is_open_; }

    /// A table in braces, which is left out.
    void skip_table() {
        rest_.remove_prefix(std::min(rest_.find_first_of("}\n"), rest_.size()));
        take('}');
    }

    int line_of(std::string_view whole) const {
        const auto read = whole.substr(0, whole.size() - rest_.size());
        return static_cast<int>(std::count(read.begin(), read.end(), '\n'));
    }

  private:
    /// A text in three quotation marks may go on over lines, one in one may not.
    std::string text() {
        const char quote = rest_.front();
        const std::string three(3, quote);
        const bool is_long = rest_.starts_with(three);
        const auto fence = is_long ? three : std::string(1, quote);
        rest_.remove_prefix(fence.size());
        if (is_long) take('\n');
        std::string value;
        while (!rest_.empty() && !rest_.starts_with(fence) && (is_long || rest_.front() != '\n')) {
            if (quote == '"' && rest_.front() == '\\' && rest_.size() > 1) {
                take_escape(value);
            } else {
                value += rest_.front();
                rest_.remove_prefix(1);
            }
        }
        is_open_ = is_open_ || !rest_.starts_with(fence);
        if (rest_.starts_with(fence)) rest_.remove_prefix(fence.size());
        return value;
    }

    /// REQUIRES: a backslash and what it stands in front of.
    void take_escape(std::string& value) {
        const char c = rest_[1];
        rest_.remove_prefix(2);
        if (c == 'u' || c == 'U') {
            unsigned long code = 0;
            const auto digits = rest_.substr(0, c == 'u' ? 4 : 8);
            const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
            rest_.remove_prefix(static_cast<std::size_t>(read.ptr - digits.data()));
            append_utf8(value, static_cast<char32_t>(code));
        } else if (is_space(c)) {
            rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()));
        } else {
            value += c == 'n' ? '\n' : c == 't' ? '\t' : c;
        }
    }

    std::string_view rest_;
    bool is_open_ = false;
};

void read_value(FrontMatter& front, const std::string& name, TomlScanner& scanner) {
    if (scanner.peek() == '{') return scanner.skip_table();
    if (!scanner.take('[')) return front.texts.push_back({name, scanner.scalar()});
    for (scanner.skip_blank(); !scanner.at_end() && !scanner.take(']'); scanner.skip_blank()) {
        if (scanner.peek() == '{') {
            scanner.skip_table();
        } else if (!scanner.take(',')) {
            front.texts.push_back({name, scanner.scalar()});
        }
    }
}

void read_toml(FrontMatter& front, std::string_view matter) {
    TomlScanner scanner{matter};
    for (scanner.skip_blank(); !scanner.at_end() && scanner.peek() != '['; scanner.skip_blank()) {
        const auto line = std::to_string(scanner.line_of(matter) + 2);
        const auto name = scanner.key();
        scanner.skip_blank();
        if (name.empty() || !scanner.take('=')) {
            front.complaint = "front matter is no TOML: line " + line;
            return;
        }
        scanner.skip_blank();
        read_value(front, name, scanner);
        if (scanner.is_open() && front.complaint.empty())
            front.complaint = "front matter is no TOML: line " + line + ": a quotation mark is not closed";
    }
}

}  // namespace

FrontMatter front_matter_of(std::string_view text) {
    const auto parts = parts_of(text);
    FrontMatter front;
    front.rest = parts.rest;
    if (parts.matter.empty()) return front;
    switch (parts.language) {
        case Language::Yaml:
            read_yaml(front, parts.matter);
            break;
        case Language::Toml:
            read_toml(front, parts.matter);
            break;
        case Language::Json:
            read_json(front, parts.matter);
            break;
    }
    return front;
}

bool has_front_matter(std::string_view text) {
    const auto parts = parts_of(text);
    return !trim(parts.matter).empty();
}

}  // namespace onrecord
