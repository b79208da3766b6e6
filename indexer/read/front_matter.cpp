// TOML is read as far as front matter goes: lines of  key = value  before the first [table], the value a
// string in quotes of either kind, a number, a date, true or false, or a list of these, which may go on over
// lines.
#include "indexer/read/front_matter.hpp"

#include <yaml-cpp/yaml.h>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

/// Longer ones are hostile.
constexpr std::size_t longest_front_matter = 64 * 1024;

struct Parts {
    std::string_view matter;
    std::string_view rest;
    bool is_toml = false;
};

std::string_view take_line(std::string_view& text) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
    return line;
}

/// The matter between its fences; nothing where the first line is no fence or the second one is missing.
Parts parts_of(std::string_view text) {
    Parts parts{{}, text, false};
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    auto rest = text;
    const auto fence = take_line(rest);
    if (fence != "---" && fence != "+++") return parts;
    const auto begin = rest;
    while (!rest.empty() && static_cast<std::size_t>(rest.data() - begin.data()) < longest_front_matter) {
        const auto line_start = rest.data();
        const auto line = take_line(rest);
        if (line != fence && !(fence == "---" && line == "...")) continue;
        parts.matter = begin.substr(0, static_cast<std::size_t>(line_start - begin.data()));
        parts.rest = rest;
        parts.is_toml = fence == "+++";
        return parts;
    }
    return parts;
}

void add_yaml(std::vector<NamedText>& texts, const std::string& name, const YAML::Node& value) {
    if (value.IsScalar()) {
        texts.push_back({name, value.Scalar()});
    } else if (value.IsSequence()) {
        for (const auto& element : value) {
            if (element.IsScalar()) texts.push_back({name, element.Scalar()});
            if (element.IsMap() && element["name"] && element["name"].IsScalar())
                texts.push_back({name, element["name"].Scalar()});
        }
    } else if (value.IsMap() && value["name"] && value["name"].IsScalar()) {
        texts.push_back({name, value["name"].Scalar()});
    }
}

/// The one door for yaml-cpp's exceptions.
void read_yaml(FrontMatter& front, std::string_view matter) {
    try {
        const auto root = YAML::Load(std::string{matter});
        if (!root.IsMap()) {
            if (!root.IsNull()) front.complaint = "front matter is no map of names";
            return;
        }
        for (const auto& entry : root) {
            if (entry.first.IsScalar()) add_yaml(front.texts, entry.first.Scalar(), entry.second);
        }
    } catch (const YAML::Exception& wrong) {
        front.complaint =
            "front matter is no YAML: line " + std::to_string(wrong.mark.line + 2) + ": " + wrong.msg;
    }
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

    int line_of(std::string_view whole) const {
        const auto read = whole.substr(0, whole.size() - rest_.size());
        return static_cast<int>(std::count(read.begin(), read.end(), '\n'));
    }

  private:
    std::string text() {
        const char quote = rest_.front();
        const std::string fence(3, quote);
        const bool is_long = rest_.starts_with(fence);
        rest_.remove_prefix(is_long ? 3 : 1);
        std::string value;
        while (!rest_.empty() && (is_long ? !rest_.starts_with(fence) : rest_.front() != quote)) {
            if (quote == '"' && rest_.front() == '\\' && rest_.size() > 1) {
                value += unescaped_char(rest_[1]);
                rest_.remove_prefix(2);
            } else {
                value += rest_.front();
                rest_.remove_prefix(1);
            }
        }
        rest_.remove_prefix(std::min<std::size_t>(rest_.size(), is_long ? 3 : 1));
        return value;
    }

    static char unescaped_char(char c) { return c == 'n' ? '\n' : c == 't' ? '\t' : c; }

    std::string_view rest_;
};

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
        if (!scanner.take('[')) {
            front.texts.push_back({name, scanner.scalar()});
            continue;
        }
        for (scanner.skip_blank(); !scanner.at_end() && !scanner.take(']'); scanner.skip_blank()) {
            if (!scanner.take(',')) front.texts.push_back({name, scanner.scalar()});
            if (scanner.peek() == '#') scanner.skip_blank();
        }
    }
}

}  // namespace

FrontMatter front_matter_of(std::string_view text) {
    const auto parts = parts_of(text);
    FrontMatter front;
    front.rest = parts.rest;
    if (parts.is_toml) {
        read_toml(front, parts.matter);
    } else if (!parts.matter.empty()) {
        read_yaml(front, parts.matter);
    }
    return front;
}

bool has_front_matter(std::string_view text) {
    const auto parts = parts_of(text);
    return parts.rest.data() != text.data() && parts.matter.find_first_of(":=") != std::string_view::npos;
}

}  // namespace onrecord
