// Command lines of both programs. A program's options are composed of groups: structs whose members are the
// options as typed, that describe themselves, and that check what was typed:
//
//   struct PageOptions {
//       int limit = 10;
//       void describe(po::options_description& to) {
//           add_value(to, "limit,n", limit, "N", "show at most N results");
//       }
//       Status check() const;
//   };
//
// Boost reads "-1" into an unsigned number without complaint: numbers are `int`, and checked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/value_semantic.hpp>

#include "common/base/result.hpp"

namespace onrecord {

namespace po = boost::program_options;

/// `--name VALUE`. `name` is "long" or "long,s"; what `target` holds now is the default.
template <typename T>
void add_value(po::options_description& to, const char* name, T& target, const char* placeholder,
               const char* meaning) {
    to.add_options()(name, po::value<T>(&target)->value_name(placeholder), meaning);
}

/// `--name VALUE`, any number of times; each value goes to the end of `target`.
void add_list(po::options_description& to, const char* name, std::vector<std::string>& target,
              const char* placeholder, const char* meaning);

/// `--name VALUE` where it matters whether anything was typed.
template <typename T>
void add_optional(po::options_description& to, const char* name, std::optional<T>& target,
                  const char* placeholder, const char* meaning) {
    to.add_options()(name, po::value<T>()->value_name(placeholder)->notifier([&target](const T& value) {
        target = value;
    }),
                     meaning);
}

/// `--name` alone sets `target` to `implied`, `--name=VALUE` to the value. A value after a blank is not
/// taken.
void add_optional_value(po::options_description& to, const char* name, std::optional<std::string>& target,
                        const char* implied, const char* placeholder, const char* meaning);

/// `--name` sets `target` to true.
void add_switch(po::options_description& to, const char* name, bool& target, const char* meaning);

/// What to do with an argument like "-rumor" whose first letter is no short option, or that is longer than
/// one: a question may begin with a minus.
enum class SingleDash { IsOption, MayBeText };

/// Sets the members that `options` describes and returns the arguments that are no options, in order; all
/// after "--" is none. `arguments` leave out the program's name. Names must be typed in full; an unknown one
/// is an Error of kind Usage with the likely intention.
Result<std::vector<std::string>> read_command_line(const std::vector<std::string>& arguments,
                                                   const po::options_description& options,
                                                   SingleDash single_dash = SingleDash::IsOption);

/// The options of a group as --help lists them, a line or more each, at most 80 columns.
std::string help_text(const po::options_description& group);

}  // namespace onrecord
