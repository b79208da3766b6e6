// What `indexer` does, each command in its own function.
#pragma once

#include <iosfwd>
#include <stop_token>

#include "common/base/error.hpp"
#include "indexer/options.hpp"

namespace onrecord {

/// Exit codes of the program.
enum class Outcome { Done = 0, Failed = 2 };

/// What was asked for goes to `out`; notes, progress and errors to `err`.
Outcome run(const Settings& settings, std::ostream& out, std::ostream& err, const std::stop_token& stop);

/// "indexer: what is wrong" and, beneath, what to do.
void print_error(const Error& error, std::ostream& err);

}  // namespace onrecord
