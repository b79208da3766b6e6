// Counting values over all that matched: facets, dates, the timeline. Exact, whatever the number.
#pragma once

#include <optional>
#include <vector>

#include <xapian.h>

#include "common/base/result.hpp"
#include "common/index/index_reader.hpp"
#include "searcher/search/request.hpp"
#include "searcher/search/results.hpp"

namespace onrecord {

/// The fields that --facets knows.
inline constexpr Field facet_fields[] = {Field::Person,  Field::Org,    Field::Place,
                                         Field::Speaker, Field::Source, Field::Author,
                                         Field::Kind,    Field::Attr,   Field::Date};

/// What was matched, as the counters need it: `docids` ascending, of articles() or statements() by `unit`.
struct Counted {
    const IndexReader& index;
    Unit unit;
    const std::vector<Xapian::docid>& docids;
};

/// Names that are one value by NameBook are counted once a document, blocked ones not at all. With `limit`
/// values at most (0: all).
Facet count_facet(const Counted& counted, Field field, std::uint64_t limit);

/// How many of them a day has, for all days that occur, and how many have none.
struct DayCounts {
    std::vector<std::pair<Date, std::uint64_t>> days;  ///< ascending
    std::uint64_t undated = 0;
};
DayCounts count_days(const Counted& counted);

/// The days gathered in periods, from the first to the last, empty ones included. An Error where that were
/// more than most_periods.
Result<std::vector<Period>> timeline_of(const DayCounts& counts, TimelineUnit unit);
inline constexpr std::size_t most_periods = 100'000;

/// "2025-02-04", "2025-W06" (ISO 8601), "2025-02", "2025".
std::string period_label(Date first, TimelineUnit unit);

}  // namespace onrecord
