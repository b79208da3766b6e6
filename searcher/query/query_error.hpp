// How a mistake in a query is shown: what is wrong, the query with a caret under the place, what may be
// meant.
//
//   message  column 5: 'AND' has nothing behind it
//   hint     oil AND
//                ^
//            did you mean oil?
#pragma once

#include <string>
#include <string_view>

#include "common/base/error.hpp"

namespace onrecord {

/// An Error of kind Query about the byte `at` of `query`; `advice`, where there is any, is the last line of
/// its hint. A long query is cut to a window around the place.
Error error_at(std::string_view query, std::size_t at, const std::string& what,
               const std::string& advice = "");

/// A piece of a query as messages and notes show it: safe for a terminal, at most 40 characters.
std::string shown(std::string_view piece);

}  // namespace onrecord
