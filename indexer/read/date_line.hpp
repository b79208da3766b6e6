// Lines of a page that say when its article was published.
//
//   line    piece (date piece)*          pieces hold labels, times and names, and nothing else; behind a date
//                                        with a label anything, but for a sentence
//   label   "Published", "Posted on" ...: of publication;  "Updated", "Last modified:" ...: of a change
//
// "By Ann Lee | Updated Feb. 4, 2025 at 4:30 p.m." is such a line; "The law of March 3, 2019 was repealed",
// "Copyright January 5, 2021" and "Deadline: May 1, 2020" are none.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "common/base/date.hpp"

namespace onrecord {

/// A date in a line of text and the bytes that it takes there.
struct DateInLine {
    Published published;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The first date in a line of text, whatever the words around it.
std::optional<DateInLine> date_in_line(std::string_view line);

enum class DateLabel { None, Publication, Change };

struct DateLine {
    Published published;
    DateLabel label = DateLabel::None;
};

/// What a date line says; of several dates the first that is not of a change, else the first. Nothing for
/// other lines.
std::optional<DateLine> date_line(std::string_view line);

/// The word labels a time: "Updated", "posted:".
bool is_date_label(std::string_view word);

}  // namespace onrecord
