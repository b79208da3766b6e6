// What may stand behind date:, and, as far as it has one end, in --from and --to.
//
//   value = "none" | last | compare | range | point
//   last    = N "d" | N "w" | N "m" | N "y"     the last N days, weeks, months, years; today is the last day
//   compare = ( ">=" | ">" | "<=" | "<" | "=" ) point
//   range   = point ".." point | point ".." | ".." point
//   point   = YYYY | YYYY-MM | YYYY-MM-DD | "today" | "yesterday"
//
// A point is all of its days; the ends of ranges and comparisons round outward to whole days.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "common/base/date.hpp"
#include "common/base/result.hpp"

namespace onrecord {

struct DateValue {
    DateRange range;
    bool undated = false;  ///< "none": articles without a date
};

/// Why a text is no date value: `at` is the byte of the wrong part, `instead` a value that is likely meant,
/// "" where there is none.
struct DateProblem {
    std::size_t at = 0;
    std::string what;
    std::string instead;
};

std::variant<DateValue, DateProblem> read_date_value(std::string_view value, Date today);

/// The days of a value of its own, such as an option's. An Error of kind Query, caret and all, where it is
/// none; "none" is an Error too, for it has no days.
Result<DateRange> parse_date_value(std::string_view value, Date today);

enum class DateEnd { First, Last };
/// The one end that --from or --to gives: the first or last day of a point, the first of the last N days, what
/// a comparison says. An Error for what has an end that would be lost ("2025..2025-06", --from "<2025").
Result<Date> parse_date_end(std::string_view value, DateEnd end, Date today);

/// The Error for a problem of the date value that begins at byte `at` of `query`.
Error date_error(std::string_view query, std::size_t at, std::string_view field, const DateProblem& problem);

}  // namespace onrecord
