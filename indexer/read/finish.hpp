// What holds for the articles of every format.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/read/reader.hpp"

namespace onrecord {

/// A draft made good, or the reason why it is no article, and what there is to say about it.
/// What is dated earlier is misdated.
inline constexpr int first_newspaper_year = 1600;

/// Whether it is where the time of Unix begins, in any zone, as a program prints it that knows no date. A
/// day without a time is meant as that day.
bool is_unix_zero(const Published& published);

struct Finished {
    std::optional<Article> article;
    std::string reason;  ///< where there is no article; "" for one that is passed over
    std::vector<Remark> remarks;
};

/// Valid UTF-8 throughout; the fields on one line and of a bounded length; the language as a code, detected
/// where it is not said; the date parsed. A date that cannot be read, or that lies more than two days after
/// `settings.today` or before the first newspapers, leaves the article undated with a remark. Where
/// `settings` ask for it, `draft.modified` dates what is undated, unless it lies as far ahead. Neither title
/// nor text, or more text than the limit, is no article; one that is passed over is a remark. The id and
/// title are settled by complete().
Finished finish(Draft draft, const ReadSettings& settings);

}  // namespace onrecord
