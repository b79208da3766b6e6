#include "searcher/search/facets.hpp"

#include <algorithm>
#include <cstdio>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "common/analysis/words.hpp"
#include "common/index/terms.hpp"
#include "searcher/search/name_counts.hpp"

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

/// The values of the counted documents as numbers. A document may have several that are one name.
class ValueLists {
  public:
    void add_document(std::string_view encoded) {
        for (const auto value : decode_values(encoded)) {
            const auto [known, is_new] = numbers_.emplace(value, values_.size());
            if (is_new) values_.push_back({std::string{value}, 0});
            ++values_[known->second].count;
            lists_.push_back(static_cast<std::uint32_t>(known->second));
        }
        ends_.push_back(lists_.size());
    }

    /// As add_document for each of them, from the column.
    void add_documents(const std::vector<Xapian::docid>& docids, const FacetColumn& column) {
        constexpr auto unseen = ~std::uint32_t{0};
        std::vector<std::uint32_t> numbers(column.value_count(), unseen);
        for (const auto docid : docids) {
            for (const auto value : column.of(docid)) {
                if (value >= numbers.size()) continue;
                auto& number = numbers[value];
                if (number == unseen) {
                    number = static_cast<std::uint32_t>(values_.size());
                    values_.push_back({std::string{column.text(value)}, 0});
                }
                ++values_[number].count;
                lists_.push_back(number);
            }
            ends_.push_back(lists_.size());
        }
    }

    /// As printed, and how many documents have each.
    const std::vector<FacetValue>& values() const { return values_; }

    /// How many documents have a value of each group; `group_of` tells the group of each value.
    std::vector<std::uint64_t> count_groups(const std::vector<std::size_t>& group_of,
                                            std::size_t groups) const {
        std::vector<std::uint64_t> counts(groups, 0);
        std::vector<std::size_t> last_document(groups, 0);
        std::size_t at = 0;
        for (std::size_t document = 0; document < ends_.size(); ++document) {
            for (; at < ends_[document]; ++at) {
                const auto group = group_of[lists_[at]];
                if (last_document[group] == document + 1) continue;
                last_document[group] = document + 1;
                ++counts[group];
            }
        }
        return counts;
    }

  private:
    std::unordered_map<std::string, std::size_t> numbers_;
    std::vector<FacetValue> values_;
    std::vector<std::uint32_t> lists_;
    std::vector<std::size_t> ends_;
};

/// The articles that are counted, each as often as it counts.
class CountedArticles {
  public:
    explicit CountedArticles(const Counted& counted)
        : docids_{counted.unit == Unit::Articles ? counted.docids : of_statements_},
          of_statements_{counted.unit == Unit::Articles ? std::vector<Xapian::docid>{}
                                                        : articles_of(counted)} {}
    CountedArticles(const CountedArticles&) = delete;
    CountedArticles& operator=(const CountedArticles&) = delete;

    const std::vector<Xapian::docid>& docids() const { return docids_; }

  private:
    const std::vector<Xapian::docid>& docids_;
    std::vector<Xapian::docid> of_statements_;
};

/// Of statements/ themselves, or of the articles.
ValueLists values_of(const Counted& counted, Field field) {
    ValueLists lists;
    const auto slot = *row_of(field).slot;
    const auto take = [&](const std::string& encoded) { lists.add_document(encoded); };
    if (counted.unit == Unit::Statements && is_of_statements(field)) {
        each_value(counted.index.statements(), counted.docids, slot, take);
        return lists;
    }
    const CountedArticles articles{counted};
    const auto* column = counted.index.column();
    if (const auto* facet = column == nullptr ? nullptr : column->facet(field)) {
        lists.add_documents(articles.docids(), *facet);
    } else {
        each_value(counted.index.articles(), articles.docids(), slot, take);
    }
    return lists;
}

/// The column where it knows which values are one: no rule of the index speaks of names.
const FacetColumn* column_of_names(const Counted& counted, Field field) {
    if (counted.unit == Unit::Statements && is_of_statements(field)) return nullptr;
    if (has_name_rules(field) && !counted.index.names().rules().empty()) return nullptr;
    const auto* column = counted.index.column();
    return column == nullptr ? nullptr : column->facet(field);
}

Facet count_by_column(const Counted& counted, Field field, const FacetColumn& column, std::uint64_t limit) {
    const CountedArticles articles{counted};
    const NameCounts counts{column, articles.docids()};
    return {field, counts.most_frequent(limit), counts.distinct()};
}

std::vector<std::string_view> printed(const std::vector<FacetValue>& values) {
    std::vector<std::string_view> texts;
    for (const auto& value : values) texts.emplace_back(value.value);
    return texts;
}

/// Values of one name gathered, under the canonical name where it has aliases, else under the most frequent
/// spelling; the first by the alphabet where two are as frequent.
std::vector<FacetValue> gathered(const ValueLists& lists, Field field, const NameBook& names) {
    const auto& values = lists.values();
    const auto keys = names.keys_of(field, printed(values));
    std::unordered_map<std::string, std::size_t> numbers;
    std::vector<std::size_t> group_of;
    std::vector<FacetValue> groups;
    for (std::size_t at = 0; at < values.size(); ++at) {
        const auto [known, is_new] = numbers.emplace(keys[at], groups.size());
        if (is_new) groups.emplace_back();
        group_of.push_back(known->second);
        auto& group = groups[known->second];
        const auto& [value, count] = values[at];
        if (count > group.count || (count == group.count && value < group.value)) group = values[at];
    }
    const auto counts = lists.count_groups(group_of, groups.size());
    std::vector<FacetValue> shown;
    for (std::size_t at = 0; at < groups.size(); ++at) {
        const auto name = has_name_rules(field) ? names.shown(field, groups[at].value) : groups[at].value;
        if (name) shown.push_back({*name, counts[at]});
    }
    return shown;
}

/// Lengths of time, as times of order keys.
constexpr std::uint64_t one_day = 100'000;
constexpr std::uint64_t one_month = 100 * one_day;

/// Counts of days or months as numbers: 20250204, 202502, 0 for undated ones. Where the index is in order of
/// date, those of one stand together.
class PeriodRuns {
  public:
    explicit PeriodRuns(std::uint64_t length) : length_{length} {}

    std::uint64_t period_of(const OrderKey& key) const { return key.time / length_; }

    void add(std::uint64_t period, std::uint64_t count) {
        if (runs_.empty() || runs_.back().first != period) runs_.emplace_back(period, 0);
        runs_.back().second += count;
    }

    /// Ascending, each period once.
    std::vector<std::pair<std::uint64_t, std::uint64_t>> take() && {
        std::sort(runs_.begin(), runs_.end());
        std::size_t last = 0;
        for (std::size_t at = 1; at < runs_.size(); ++at) {
            if (runs_[at].first == runs_[last].first) {
                runs_[last].second += runs_[at].second;
            } else {
                runs_[++last] = runs_[at];
            }
        }
        if (!runs_.empty()) runs_.resize(last + 1);
        return std::move(runs_);
    }

  private:
    std::uint64_t length_;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> runs_;
};

/// The first from `at` on that is not in a run, looked for in steps that double (Bentley & Yao 1976).
/// REQUIRES: `at` is in it, and behind the first that is not, none is.
template <typename IsIn>
std::size_t end_of_run(const std::vector<Xapian::docid>& docids, std::size_t at, IsIn is_in) {
    std::size_t step = 1;
    while (at + step < docids.size() && is_in(docids[at + step])) {
        at += step;
        step *= 2;
    }
    const auto first = docids.begin() + static_cast<std::ptrdiff_t>(at);
    const auto last = docids.begin() + static_cast<std::ptrdiff_t>(std::min(at + step, docids.size()));
    return static_cast<std::size_t>(std::partition_point(first, last, is_in) - docids.begin());
}

/// Those numbered by date a run at a time, all others one by one.
void add_articles(const Counted& counted, const SideColumn& column, PeriodRuns& to) {
    const auto& docids = counted.docids;
    const auto ordered_until = column.ordered_until();
    std::size_t at = 0;
    while (at < docids.size() && docids[at] <= ordered_until) {
        const auto period = to.period_of(column.key(docids[at]));
        const auto end = end_of_run(docids, at, [&](Xapian::docid docid) {
            return docid <= ordered_until && to.period_of(column.key(docid)) == period;
        });
        to.add(period, end - at);
        at = end;
    }
    for (; at < docids.size(); ++at) to.add(to.period_of(column.key(docids[at])), 1);
}

/// Periods of a length by number, and how many of the counted documents each has.
std::vector<std::pair<std::uint64_t, std::uint64_t>> counted_periods(const Counted& counted,
                                                                     std::uint64_t length) {
    PeriodRuns runs{length};
    const auto* column = counted.unit == Unit::Articles ? counted.index.column() : nullptr;
    if (column != nullptr) {
        add_articles(counted, *column, runs);
    } else {
        const auto& db =
            counted.unit == Unit::Articles ? counted.index.articles() : counted.index.statements();
        each_value(db, counted.docids, Slot::Order,
                   [&](const std::string& key) { runs.add(runs.period_of(parsed_order_key(key)), 1); });
    }
    return std::move(runs).take();
}

std::vector<FacetValue> months_of(const Counted& counted) {
    std::vector<FacetValue> values;
    std::uint64_t undated = 0;
    for (const auto& [number, count] : counted_periods(counted, one_month)) {
        if (const auto first = day_of(OrderKey{number * one_month + one_day, 0})) {
            values.push_back({period_label(*first, TimelineUnit::Month), count});
        } else {
            undated += count;
        }
    }
    if (undated > 0) values.push_back({"none", undated});
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
    if (field != Field::Date) {
        if (const auto* column = column_of_names(counted, field))
            return count_by_column(counted, field, *column, limit);
    }
    Facet facet{field, {}, 0};
    facet.values = field == Field::Date ? months_of(counted)
                                        : gathered(values_of(counted, field), field, counted.index.names());
    facet.distinct = facet.values.size();
    keep_most_frequent(facet.values, limit);
    return facet;
}

DayCounts count_days(const Counted& counted) {
    DayCounts counts;
    for (const auto& [number, count] : counted_periods(counted, one_day)) {
        if (const auto day = day_of(OrderKey{number * one_day, 0})) {
            counts.days.emplace_back(*day, count);
        } else {
            counts.undated += count;
        }
    }
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
