// Days and times of publication. The calendar is the proleptic Gregorian one, the years 1 to 9999.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

/// A day that exists; make_date is the way to one.
struct Date {
    int year = 1;
    int month = 1;
    int day = 1;

    friend auto operator<=>(const Date&, const Date&) = default;
};

bool is_leap_year(int year);
int days_in_month(int year, int month);
std::optional<Date> make_date(int year, int month, int day);

/// Days since 1970-01-01, negative before it.
int days_since_epoch(Date date);
Date date_from_days(int days_since_epoch);
Date add_days(Date date, int days);
/// Monday 0 ... Sunday 6 (ISO 8601 weeks begin on Monday).
int weekday(Date date);
/// The day that the clock of this machine shows, in local time.
Date today();

/// YYYY-MM-DD.
std::string to_string(Date date);
/// Exactly YYYY-MM-DD, or nothing.
std::optional<Date> parse_iso_day(std::string_view text);

/// When an article says it was published: the day as printed, in the publication's own zone, and the time of
/// day where it is known (seconds since midnight, same zone).
struct Published {
    Date day;
    std::optional<int> second_of_day;

    friend auto operator<=>(const Published&, const Published&) = default;
};

/// YYYY-MM-DD, or YYYY-MM-DDTHH:MM:SS where the time is known.
std::string to_string(const Published& published);

/// Reads ISO 8601 (basic or extended, with or without time and zone), RFC 2822 ("Tue, 04 Feb 2025 10:00:00
/// GMT"), "February 4, 2025", "Feb. 4, 2025", "4 February 2025", "4. Februar 2025", "4 de febrero de 2025",
/// "2025/02/04", and Unix seconds or milliseconds. Nothing where the text is no date or the day does not
/// exist. Numeric day-month orders that can be read two ways are not guessed.
std::optional<Published> parse_published(std::string_view text);

/// All days between two ends, both included; an absent end is open.
struct DateRange {
    std::optional<Date> from;
    std::optional<Date> to;

    bool contains(Date date) const { return (!from || *from <= date) && (!to || date <= *to); }

    friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// "2025-02-01..2025-02-28"; open ends are left empty, one day stands as "2025-02-04..2025-02-04".
std::string to_string(const DateRange& range);

}  // namespace onrecord
