#include "common/base/options.hpp"

#include <algorithm>
#include <string_view>

#include <boost/any.hpp>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/variables_map.hpp>

#include "common/base/text.hpp"

namespace onrecord {
namespace {

constexpr int most_mistyped_letters = 2;
constexpr std::size_t meaning_column = 26;
constexpr std::size_t help_width = 80;

constexpr int option_style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing &
                             ~po::command_line_style::allow_sticky;

bool is_short_option(const po::options_description& options, std::string_view argument) {
    return argument.size() == 2 && options.find_nothrow(std::string{argument}, false) != nullptr;
}

/// Lets words with a minus in front through as they are.
std::vector<po::option> take_text(const po::options_description& options, std::vector<std::string>& rest) {
    const auto& argument = rest.front();
    const bool one_dash = argument.size() > 1 && argument[0] == '-' && argument[1] != '-';
    if (!one_dash || is_short_option(options, argument)) return {};
    po::option text;
    text.value = {argument};
    text.original_tokens = {argument};
    rest.erase(rest.begin());
    return {text};
}

/// "--facets" becomes "--facets=IMPLIED": Boost would take the next argument for the value, blank or not.
std::vector<std::string> with_implied_values(const po::options_description& options,
                                             std::vector<std::string> arguments) {
    for (auto& argument : arguments) {
        if (argument == "--") break;
        if (!argument.starts_with("--")) continue;
        const auto* option = options.find_nothrow(argument.substr(2), false);
        if (option == nullptr) continue;
        const auto semantic = option->semantic();
        if (semantic->min_tokens() != 0 || semantic->max_tokens() != 1) continue;
        boost::any implied;
        semantic->parse(implied, {}, true);
        argument += '=' + boost::any_cast<std::string>(implied);
    }
    return arguments;
}

std::string likely_option(const po::options_description& options, std::string_view typed) {
    while (typed.starts_with('-')) typed.remove_prefix(1);
    std::string best;
    int best_distance = most_mistyped_letters + 1;
    for (const auto& option : options.options()) {
        const auto& name = option->long_name();
        const auto distance = edit_distance(typed, name, most_mistyped_letters);
        // One of two letters that differs is no typing error.
        if (distance < best_distance && distance * 2 < static_cast<int>(name.size())) {
            best = name;
            best_distance = distance;
        }
    }
    return best;
}

Error unknown_option(const po::options_description& options, std::string typed) {
    typed.erase(std::min(typed.find('='), typed.size()));
    const auto likely = likely_option(options, typed);
    return {ErrorKind::Usage, "there is no option " + typed,
            likely.empty() ? "--help lists the options" : "did you mean --" + likely + "?"};
}

/// "-n, --limit N"
std::string names_of(const po::option_description& option) {
    const auto dashed = option.canonical_display_name(po::command_line_style::allow_dash_for_short);
    std::string names = dashed.starts_with("--") || !dashed.starts_with('-') ? "    " : dashed + ", ";
    names += "--" + option.long_name();
    const auto placeholder = option.format_parameter();
    if (!placeholder.empty() && placeholder.front() != '[') names += ' ';
    return names + placeholder;
}

/// Words of `text` in lines that begin at meaning_column; the first one continues `line`.
std::string wrapped(std::string line, const std::string& text) {
    std::string lines;
    const std::string indent(meaning_column, ' ');
    if (line.size() + 2 > meaning_column) {
        lines += line + '\n';
        line.clear();
    }
    line.resize(meaning_column, ' ');
    for (const auto word : split(text, ' ')) {
        if (line.size() > meaning_column && line.size() + 1 + word.size() > help_width) {
            lines += line + '\n';
            line = indent;
        }
        if (line.size() > meaning_column) line += ' ';
        line += word;
    }
    return lines + line + '\n';
}

}  // namespace

void add_list(po::options_description& to, const char* name, std::vector<std::string>& target,
              const char* placeholder, const char* meaning) {
    // `composing` does not help within one command line, where Boost gathers the values by itself.
    to.add_options()(name, po::value<std::vector<std::string>>(&target)->value_name(placeholder), meaning);
}

void add_optional_value(po::options_description& to, const char* name, std::optional<std::string>& target,
                        const char* implied, const char* placeholder, const char* meaning) {
    auto* value = po::value<std::string>()->value_name("[=" + std::string{placeholder} + ']');
    value->implicit_value(implied, "");
    value->notifier([&target](const std::string& typed) { target = typed; });
    to.add_options()(name, value, meaning);
}

void add_switch(po::options_description& to, const char* name, bool& target, const char* meaning) {
    to.add_options()(name, po::bool_switch(&target), meaning);
}

Result<std::vector<std::string>> read_command_line(const std::vector<std::string>& arguments,
                                                   const po::options_description& options,
                                                   SingleDash single_dash) {
    try {
        po::command_line_parser parser{with_implied_values(options, arguments)};
        parser.options(options).style(option_style);
        if (single_dash == SingleDash::MayBeText) {
            parser.extra_style_parser(
                [&](std::vector<std::string>& rest) { return take_text(options, rest); });
        }
        const auto parsed = parser.run();
        po::variables_map typed;
        po::store(parsed, typed);
        po::notify(typed);
        return po::collect_unrecognized(parsed.options, po::include_positional);
    } catch (const po::unknown_option& e) {
        return unknown_option(options, e.get_option_name());
    } catch (const po::error& e) {
        return Error{ErrorKind::Usage, e.what(), "--help says how it is used"};
    }
}

std::string help_text(const po::options_description& group) {
    std::string text;
    for (const auto& option : group.options())
        text += wrapped("  " + names_of(*option), option->description());
    return text;
}

}  // namespace onrecord
