// What `searcher` does, each command in its own function.
#pragma once

#include <iosfwd>

#include "searcher/options.hpp"

namespace onrecord {

/// Exit codes of the program.
enum class Outcome { Matched = 0, NothingMatched = 1, Failed = 2 };

/// Answers go to `out`, notes and errors to `err`. `in` is read by --batch -.
Outcome run(const Settings& settings, std::istream& in, std::ostream& out, std::ostream& err);

/// "searcher: what is wrong" and, beneath, what to do.
void print_error(const Error& error, std::ostream& err);

}  // namespace onrecord
