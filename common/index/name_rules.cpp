#include "common/index/name_rules.hpp"

#include <functional>

#include "common/analysis/words.hpp"
#include "common/base/file.hpp"
#include "common/base/text.hpp"
#include "common/base/utf8.hpp"

namespace onrecord {
namespace {

constexpr std::size_t largest_file = std::size_t{64} << 20;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

Result<std::string> content_of(const std::string& path) {
    const auto cannot = [&](const std::string& why) {
        return Error{ErrorKind::Input, "cannot read '" + path + "': " + why, "check the name and the rights"};
    };
    auto file = File::open(path);
    if (!file) return cannot(file.error().message);
    std::string content;
    std::string piece(std::size_t{1} << 16, '\0');
    for (;;) {
        const auto read = file->read(piece.data(), piece.size());
        if (!read) return cannot(read.error().message);
        if (*read == 0) return content;
        content.append(piece, 0, *read);
        if (content.size() > largest_file) return cannot("it is larger than 64 MiB");
    }
}

bool is_initial(std::string_view word) {
    return word.size() == 1 && is_ascii_alpha(word[0]);
}

}  // namespace

struct NameRules::Line {
    const std::string& path;
    std::size_t number;
    std::string_view text;

    std::string place() const { return path + ':' + std::to_string(number); }
    Error error(const std::string& what, const std::string& advice) const {
        return {ErrorKind::Input, place() + ": " + what, advice};
    }
};

namespace {

using TakeLine = std::function<Status(std::size_t number, std::string_view text)>;

/// Calls `take` for each line that holds a rule.
Status each_line(const std::string& path, const TakeLine& take) {
    const auto content = content_of(path);
    if (!content) return content.error();
    std::string_view text = *content;
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    std::size_t number = 0;
    for (const auto line : split(text, '\n')) {
        ++number;
        if (trim(line).empty() || line.starts_with('#')) continue;
        if (const auto taken = take(number, line); !taken) return taken;
    }
    return Done{};
}

}  // namespace

Status NameRules::read_aliases(const std::string& path) {
    return each_line(path, [&](std::size_t number, std::string_view text) {
        return add_aliases({path, number, text});
    });
}

Status NameRules::read_blocklist(const std::string& path) {
    return each_line(path, [&](std::size_t number, std::string_view text) -> Status {
        const Line line{path, number, text};
        if (!is_valid_utf8(text)) return line.error("this line is not UTF-8", "save the file as UTF-8");
        auto folded = folded_words(text);
        if (folded.empty()) return line.error("there is no letter in this name", "write one name a line");
        without_initials_.insert(without_initials(folded));
        blocked_.insert(std::move(folded));
        return Done{};
    });
}

Status NameRules::add_aliases(const Line& line) {
    constexpr auto form = "a line is: canonical name, tab, alias, and more aliases behind tabs of their own";
    if (!is_valid_utf8(line.text)) return line.error("this line is not UTF-8", "save the file as UTF-8");
    const auto cells = split(line.text, '\t');
    if (cells.size() < 2) return line.error("there is no tab in this line", form);
    const std::string canonical{trim(cells[0])};
    const auto folded = folded_words(canonical);
    if (folded.empty()) return line.error("there is no canonical name before the tab", form);
    if (!group_of_.contains(folded)) groups_.push_back({canonical, {}});
    const auto group = group_of_.contains(folded) ? group_of_[folded] : groups_.size() - 1;
    if (const auto joined = join(line, group, canonical); !joined) return joined;
    if (groups_[group].names.front() != folded) {
        return line.error("'" + canonical + "' is an alias of '" + groups_[group].canonical + "' (" +
                              told_at_[folded] + ")",
                          "add its aliases to the line of '" + groups_[group].canonical + "'");
    }
    bool any = false;
    for (std::size_t at = 1; at < cells.size(); ++at) {
        const auto alias = trim(cells[at]);
        if (alias.empty()) continue;
        any = true;
        if (const auto joined = join(line, group, alias); !joined) return joined;
    }
    if (!any) return line.error("there is no alias behind the tab", form);
    return Done{};
}

Status NameRules::join(const Line& line, std::size_t group, std::string_view name) {
    auto folded = folded_words(name);
    if (folded.empty())
        return line.error("there is no letter in the alias '" + std::string{name} + "'", "leave it out");
    const auto [known, is_new] = group_of_.emplace(folded, group);
    if (!is_new && known->second != group) {
        return line.error("'" + std::string{name} + "' belongs to '" + groups_[known->second].canonical +
                              "' (" + told_at_[folded] + ")",
                          "a name has one canonical name");
    }
    if (!is_new) return Done{};
    told_at_.emplace(folded, line.place());
    without_initials_.insert(without_initials(folded));
    groups_[group].names.push_back(std::move(folded));
    return Done{};
}

const AliasGroup* NameRules::group_of(const std::string& folded) const {
    const auto found = group_of_.find(folded);
    return found == group_of_.end() ? nullptr : &groups_[found->second];
}

bool NameRules::concern(const std::string& folded) const {
    return !without_initials_.empty() && without_initials_.contains(without_initials(folded));
}

std::string without_initials(const std::string& folded) {
    const auto words = split(folded, ' ');
    std::vector<std::string> kept;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool inside = at > 0 && at + 1 < words.size();
        if (!inside || !is_initial(words[at])) kept.emplace_back(words[at]);
    }
    return join(kept, " ");
}

}  // namespace onrecord
