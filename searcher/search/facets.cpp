#include "searcher/search/facets.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <unordered_map>

#include "common/analysis/words.hpp"
#include "common/index/terms.hpp"

namespace onrecord {
namespace {

/// Whether documents of statements/ carry the field's values themselves.
bool is_of_statements(Field field) {
    return tells_of_statement(field) || field == Field::Source || field == Field::Date;
}

/// Calls `take(value)` for each counted document; "" where it has no value in the slot.
template <typename Take>
void each_value(const Xapian::Database& db, const std::vector<Xapian::docid>& docids, Slot slot,
                Take&& take) {
    const auto number = static_cast<Xapian::valueno>(slot);
    auto value = db.valuestream_begin(number);
    const auto end = db.valuestream_end(number);
    for (const auto docid : docids) {
        if (value != end) value.skip_to(docid);
        take(value != end && value.get_docid() == docid ? *value : std::string{});
    }
}

/// For each statement its article, in the order of the statements: an article counts once a statement.
std::vector<Xapian::docid> articles_of(const Counted& counted) {
    std::vector<Xapian::docid> articles;
    articles.reserve(counted.docids.size());
    auto statement = counted.docids.begin();
    each_value(counted.index.statements(), counted.docids, Slot::Article, [&](const std::string& value) {
        if (!value.empty()) articles.push_back(counted.index.article_of(*statement, value));
        ++statement;
    });
    std::sort(articles.begin(), articles.end());
    return articles;
}

using RawCounts = std::unordered_map<std::string, std::uint64_t>;

RawCounts count_raw(const Counted& counted, Field field) {
    RawCounts raw;
    const auto slot = *row_of(field).slot;
    const auto take = [&](const std::string& encoded) {
        for (const auto value : decode_values(encoded)) ++raw[std::string{value}];
    };
    if (counted.unit == Unit::Articles) {
        each_value(counted.index.articles(), counted.docids, slot, take);
    } else if (is_of_statements(field)) {
        each_value(counted.index.statements(), counted.docids, slot, take);
    } else {
        each_value(counted.index.articles(), articles_of(counted), slot, take);
    }
    return raw;
}

/// Spellings of one name gathered: their sum under the most frequent spelling, the first by the alphabet
/// where two are as frequent.
std::vector<FacetValue> gathered(const RawCounts& raw) {
    struct Group {
        std::string shown;
        std::uint64_t most = 0;
        std::uint64_t count = 0;
    };
    std::unordered_map<std::string, Group> groups;
    for (const auto& [value, count] : raw) {
        auto& group = groups[folded_words(value)];
        group.count += count;
        if (count > group.most || (count == group.most && value < group.shown)) {
            group.shown = value;
            group.most = count;
        }
    }
    std::vector<FacetValue> values;
    values.reserve(groups.size());
    for (auto& [key, group] : groups) values.push_back({std::move(group.shown), group.count});
    return values;
}

std::vector<FacetValue> months_of(const Counted& counted) {
    const auto days = count_days(counted);
    std::map<std::string, std::uint64_t> months;
    for (const auto& [day, count] : days.days) months[period_label(day, TimelineUnit::Month)] += count;
    if (days.undated > 0) months["none"] = days.undated;
    std::vector<FacetValue> values;
    for (const auto& [month, count] : months) values.push_back({month, count});
    return values;
}

Date first_of_period(Date day, TimelineUnit unit) {
    switch (unit) {
        case TimelineUnit::Day:
            return day;
        case TimelineUnit::Week:
            return add_days(day, -weekday(day));
        case TimelineUnit::Month:
            return {day.year, day.month, 1};
        case TimelineUnit::Year:
            return {day.year, 1, 1};
    }
    return day;
}

Date next_period(Date first, TimelineUnit unit) {
    switch (unit) {
        case TimelineUnit::Day:
            return add_days(first, 1);
        case TimelineUnit::Week:
            return add_days(first, 7);
        case TimelineUnit::Month:
            return first.month == 12 ? Date{first.year + 1, 1, 1} : Date{first.year, first.month + 1, 1};
        case TimelineUnit::Year:
            return {first.year + 1, 1, 1};
    }
    return first;
}

/// ISO 8601: the week belongs to the year that has its Thursday.
std::string week_label(Date monday) {
    const auto thursday = add_days(monday, 3);
    const int week = (days_since_epoch(thursday) - days_since_epoch({thursday.year, 1, 1})) / 7 + 1;
    char label[32];
    std::snprintf(label, sizeof label, "%04d-W%02d", thursday.year, week);
    return label;
}

}  // namespace

Facet count_facet(const Counted& counted, Field field, std::uint64_t limit) {
    Facet facet{field, field == Field::Date ? months_of(counted) : gathered(count_raw(counted, field)), 0};
    std::sort(facet.values.begin(), facet.values.end(), [](const FacetValue& a, const FacetValue& b) {
        return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
    facet.distinct = facet.values.size();
    if (limit > 0 && facet.values.size() > limit) facet.values.resize(limit);
    return facet;
}

DayCounts count_days(const Counted& counted) {
    const auto& db = counted.unit == Unit::Articles ? counted.index.articles() : counted.index.statements();
    std::unordered_map<std::string, std::uint64_t> raw;
    each_value(db, counted.docids, Slot::Order, [&](const std::string& key) { ++raw[key.substr(0, 8)]; });
    std::map<Date, std::uint64_t> days;
    DayCounts counts;
    for (const auto& [key, count] : raw) {
        if (const auto day = day_of_order_key(key)) {
            days[*day] += count;
        } else {
            counts.undated += count;
        }
    }
    counts.days.assign(days.begin(), days.end());
    return counts;
}

Result<std::vector<Period>> timeline_of(const DayCounts& counts, TimelineUnit unit) {
    std::vector<Period> periods;
    for (const auto& [day, count] : counts.days) {
        const auto first = first_of_period(day, unit);
        if (periods.empty()) periods.push_back({period_label(first, unit), first, 0});
        while (periods.back().first < first) {
            if (periods.size() == most_periods) {
                return Error{ErrorKind::Usage,
                             "the timeline from " + to_string(counts.days.front().first) + " to " +
                                 to_string(counts.days.back().first) + " has too many periods to list",
                             "choose longer ones (--timeline=year) or narrow the dates (--from, --to)"};
            }
            const auto next = next_period(periods.back().first, unit);
            periods.push_back({period_label(next, unit), next, 0});
        }
        periods.back().count += count;
    }
    return periods;
}

std::string period_label(Date first, TimelineUnit unit) {
    switch (unit) {
        case TimelineUnit::Day:
            return to_string(first);
        case TimelineUnit::Week:
            return week_label(first_of_period(first, unit));
        case TimelineUnit::Month:
            return to_string(first).substr(0, 7);
        case TimelineUnit::Year:
            return to_string(first).substr(0, 4);
    }
    return {};
}

}  // namespace onrecord
